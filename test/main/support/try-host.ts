import path from "node:path";
import { isReply } from "../../../engine/contract/answers";
import type { CommandName, ReplyOf, RequestOf } from "../../../engine/contract/commands";
import type { Refusal } from "../../../engine/contract/envelope";
import { createHost } from "../../../main/host/create-host";
import { createWorkspaceStore } from "../../../main/workspace/workspace-store";
import { type Folder, makeFolder } from "./make-workspace";

/** A host on a folder, asked without any carrier. Use with `await using`. */
export interface TriedHost extends AsyncDisposable {
  readonly workspaceId: string;
  ask<Name extends CommandName>(command: Name, payload: RequestOf<Name>): Promise<ReplyOf<Name>>;
  refusal<Name extends CommandName>(command: Name, payload: RequestOf<Name>): Promise<Refusal>;
}

export async function tryHost(folder: Folder): Promise<TriedHost> {
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

  async function ask<Name extends CommandName>(command: Name, payload: RequestOf<Name>): Promise<ReplyOf<Name>> {
    const answer = await connection.dispatch({ kind: "call", id: 1, command, payload });
    if (answer.kind === "reply" && isReply(command, answer.value)) return answer.value;
    throw new Error(`${command} was answered ${JSON.stringify(answer).slice(0, 400)}`);
  }

  const { workspaceId } = await ask("workspace/current", {});
  return {
    workspaceId,
    ask,
    async refusal(command, payload) {
      const answer = await connection.dispatch({ kind: "call", id: 1, command, payload });
      if (answer.kind === "refusal") return answer.refusal;
      throw new Error(`${command} was not refused`);
    },
    async [Symbol.asyncDispose]() {
      await host.close();
      data[Symbol.dispose]();
    },
  };
}
