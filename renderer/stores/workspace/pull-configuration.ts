import type { PullProgress } from "../../../engine/contract/index";
import { type HostClient } from "../../host/client";
import { messageOf } from "../../host/message-of";
import { WORDS } from "../../words/words";
import type { ImportState, ImportStatus } from "./import";

const words = WORDS.stores.pullConfiguration;

export interface PullRequest {
  readonly zones: readonly string[];
  readonly name: string;
  readonly taken: "refuse" | "trash";
}

const NOTHING_CHOSEN = { kind: "nothing", path: "", text: "", problem: null } as const;

interface Kept {
  readonly get: () => ImportStatus;
  readonly set: (status: ImportStatus) => void;
  readonly workspaceId: () => string;
}

/** The part of the import store that pulls from the API. */
export function pullActions(
  host: HostClient,
  { get, set, workspaceId }: Kept,
): Pick<ImportState, "openPull" | "keepToken" | "forgetToken" | "startPull" | "cancelPull" | "lookAgain" | "hear"> {
  /** Told before the answer to `pull/start` came. */
  let early: PullProgress[] = [];
  /** The pull was given up before it had an id. */
  let givenUp: ImportStatus | null = null;

  async function cancelAt(pullId: string): Promise<void> {
    await host.call("pull/cancel", { workspaceId: workspaceId(), pullId }).catch(() => undefined);
  }

  async function describe(ask: () => Promise<Extract<ImportStatus, { readonly kind: "pull" }>["description"]>): Promise<void> {
    const before = get();
    try {
      const description = await ask();
      set({ kind: "pull", description, problem: null, request: before.kind === "pull" ? before.request : null });
    } catch (error) {
      set(
        before.kind === "pull"
          ? { ...before, problem: messageOf(error) }
          : { ...NOTHING_CHOSEN, problem: { of: "files", message: messageOf(error) } },
      );
    }
  }

  function hear(progress: PullProgress): void {
    const status = get();
    if (status.kind !== "pulling") return;
    if (status.pullId === null) {
      early.push(progress);
      return;
    }
    if (progress.pullId !== status.pullId) return;
    switch (progress.state) {
      case "running":
        set({ ...status, done: progress.done, what: progress.what });
        return;
      case "finished":
        set(progress.report === undefined ? NOTHING_CHOSEN : { kind: "imported", reports: [progress.report] });
        return;
      case "cancelled":
        set({ kind: "pull", description: status.description, problem: null, request: status.request });
        return;
      case "failed":
        set({ kind: "pull", description: status.description, problem: progress.message ?? words.failed, request: status.request });
        return;
      default:
        progress.state satisfies never;
    }
  }

  return {
    openPull: () => describe(() => host.call("pull/describe", {})),
    keepToken: (token) => describe(() => host.call("pull/keep-token", { token })),
    forgetToken: () => describe(() => host.call("pull/forget-token", {})),

    async startPull(request) {
      const { zones, name, taken } = request;
      const status = get();
      if (status.kind !== "pull") return;
      const { description } = status;
      early = [];
      const waiting: ImportStatus = { kind: "pulling", request, description, pullId: null, done: 0, what: "" };
      set(waiting);
      try {
        const { pullId } = await host.call("pull/start", { workspaceId: workspaceId(), zones, name, replace: taken === "trash" });
        if (get() !== waiting) return await cancelAt(pullId);
        set({ ...waiting, pullId });
        if (givenUp === waiting) void cancelAt(pullId);
        for (const progress of early) hear(progress);
      } catch (error) {
        if (get() === waiting) set({ kind: "pull", description, problem: messageOf(error), request });
      }
    },

    async cancelPull() {
      const status = get();
      if (status.kind !== "pulling") return;
      if (status.pullId === null) givenUp = status;
      else await cancelAt(status.pullId);
    },

    async lookAgain() {
      const status = get();
      if (status.kind !== "pulling" || status.pullId === null) return;
      const { pullId, description, request } = status;
      await cancelAt(pullId);
      const now = get();
      if (now.kind === "pulling" && now.pullId === pullId) set({ kind: "pull", description, problem: words.connectionWasGone, request });
    },

    hear,
  };
}
