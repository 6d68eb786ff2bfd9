import path from "node:path";
import { createHost } from "../../../main/host/create-host";
import { createWorkspaceStore } from "../../../main/workspace/workspace-store";
import { createHostClient, type HostClient } from "../../../renderer/host/client";
import { type Folder, makeFolder } from "../../main/support/make-workspace";

export interface RealHost extends AsyncDisposable {
  readonly host: HostClient;
  /** Names of the commands that were asked, in order. */
  readonly asked: string[];
  /** Names of those that were done, in the order of their answers. */
  readonly answered: string[];
  /** The next call of this name is answered only when what is given back is called. */
  holdNext(name: string): () => void;
  /** The next call of this name is refused. */
  refuseNext(name: string, message: string): void;
}

/** The window's door to a real host on a folder, without a carrier between them. Use with `await using`. */
export function openRealHost(folder: Folder): RealHost {
  const data = makeFolder();
  const host = createHost({
    description: { product: "Trace Workbench", version: "0", carrier: "loopback", platform: "linux" },
    store: createWorkspaceStore({ dataFolder: data.path, resources: path.join(data.path, "none") }),
    start: folder.path,
    abilities: {},
    report: (error) => {
      throw error;
    },
    clock: () => 0,
    now: () => new Date("2026-01-15T12:00:00Z"),
  });
  const connection = host.connect(() => undefined);
  const asked: string[] = [];
  const answered: string[] = [];
  const held = new Map<string, Promise<void>>();
  const refused = new Map<string, string>();
  return {
    asked,
    answered,
    holdNext(name) {
      let release: () => void = () => undefined;
      held.set(name, new Promise((resolve) => (release = resolve)));
      return () => release();
    },
    refuseNext: (name, message) => void refused.set(name, message),
    host: createHostClient({
      async call(message) {
        const { command, id } = message;
        asked.push(command);
        const refusal = refused.get(command);
        refused.delete(command);
        if (refusal !== undefined) return { kind: "refusal", id, refusal: { code: "cannot-write", message: refusal } };
        const answer = await connection.dispatch(JSON.parse(JSON.stringify(message)));
        answered.push(command);
        const hold = held.get(command);
        held.delete(command);
        if (hold !== undefined) await hold;
        return answer;
      },
      subscribe: () => () => undefined,
      watchConnection(listener) {
        listener({ kind: "open" });
        return () => undefined;
      },
    }),
    async [Symbol.asyncDispose]() {
      await host.close();
      data[Symbol.dispose]();
    },
  };
}
