import type { Asked } from "../../../engine/contract/index";
import type { HostClient } from "../../host/client";
import type { Stores } from "../stores";
import { until } from "../support/until";
import { showTrace } from "../trace/show-trace";
import { openWorkspace } from "../workspace/workspace";
import { isReady } from "./follow-address";

/** Does what the program around the window was asked for, in order. `run` does a command by its id. Returns what ends it. */
export function followAsked(host: HostClient, stores: Stores, run: (command: string) => void): () => void {
  let last = Promise.resolve();
  const take = (): void => {
    const taken = host.call("host/take-asked", {});
    void taken.then((all) => all.forEach((asked) => doAtOnce(stores, asked, run))).catch(() => undefined);
    last = last
      .then(async () => {
        for (const asked of await taken) await doInTurn(stores, asked);
      })
      .catch(() => undefined);
  };
  take();
  return host.subscribe("host/asked", take);
}

/** What waits for nothing: a workspace that does not come must not keep the menu from working. */
function doAtOnce({ notices }: Stores, asked: Asked, run: (command: string) => void): void {
  if (asked.kind === "command") run(asked.command);
  if (asked.kind === "failed") notices.getState().fail(asked.message);
}

async function doInTurn(stores: Stores, asked: Asked): Promise<void> {
  const { workspace, library, trace, configuration, whatIf, layout } = stores;
  const all = [workspace, library, trace, configuration, whatIf];
  const ready = (): Promise<void> => until(all, () => openWorkspace(workspace.getState()) !== null && isReady(stores));
  switch (asked.kind) {
    case "command":
    case "failed":
      return;
    case "unfiled":
      await ready();
      whatIf.getState().close();
      layout.getState().goTo("trace");
      trace.getState().startNew(asked.saved, "");
      return;
    case "workspace": {
      await until([workspace], () => workspace.getState().status.kind !== "loading");
      const before = { id: openWorkspace(workspace.getState())?.workspaceId, parked: trace.getState().parked };
      await workspace.getState().takeCurrent();
      // Another workspace takes the traces of the one before away, before its own can be shown.
      if (openWorkspace(workspace.getState())?.workspaceId !== before.id)
        await until([trace], () => trace.getState().parked !== before.parked);
      await ready();
      if (asked.traceId === null) return;
      whatIf.getState().close();
      await showTrace(stores, asked.traceId);
      return;
    }
    default:
      asked satisfies never;
  }
}
