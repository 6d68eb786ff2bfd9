import type { Asked } from "../../engine/contract/asked-commands";
import { Refused } from "../../engine/contract/refused";
import type { WorkspaceStore } from "../workspace/workspace-store";
import type { Session } from "./session";

/** What windows were asked to do by the program around them, until one takes it. */
export interface AskedQueue {
  ask(asked: Asked): void;
  /** Opens what a path leads to; never rejects, what is wrong is asked to be said. */
  openPath(path: string): Promise<void>;
  take(): readonly Asked[];
}

export function createAskedQueue({
  session,
  store,
  tell,
}: {
  readonly session: Session;
  readonly store: WorkspaceStore;
  readonly tell: (waiting: number) => void;
}): AskedQueue {
  let waiting: readonly Asked[] = [];

  function ask(asked: Asked): void {
    waiting = [...waiting, asked];
    tell(waiting.length);
  }

  return {
    ask,
    async openPath(path) {
      try {
        const opened = await store.findOpened(path);
        if (opened.kind === "unfiled") return ask(opened);
        await session.standOn(await session.open(opened.folder));
        ask({ kind: "workspace", traceId: opened.kind === "trace" ? opened.traceId : null });
      } catch (error) {
        ask({ kind: "failed", message: error instanceof Refused ? error.refusal.message : `“${path}” cannot be opened.` });
      }
    },
    take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
}
