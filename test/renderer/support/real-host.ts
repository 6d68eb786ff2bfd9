import path from "node:path";
import { createHost } from "../../../main/host/create-host";
import { createWorkspaceStore } from "../../../main/workspace/workspace-store";
import { createHostClient, type HostClient } from "../../../renderer/host/client";
import { type Folder, makeFolder } from "../../main/support/make-workspace";

export interface RealHost extends AsyncDisposable {
  readonly host: HostClient;
  /** Names of the commands that were asked, in order. */
  readonly asked: string[];
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
  return {
    asked,
    host: createHostClient({
      call(message) {
        asked.push(message.command);
        return connection.dispatch(JSON.parse(JSON.stringify(message)));
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
