import { createStore, type StoreApi } from "zustand/vanilla";
import type { CoverageView } from "../../../engine/contract/index";
import { type HostClient } from "../../host/client";
import { messageOf } from "../../host/message-of";

/** Which rules the page of the coverage shows; part of its address. */
export const COVERAGE_SHOWN = ["all", "never-reached", "never-matched", "half-seen"] as const;
export type CoverageShown = (typeof COVERAGE_SHOWN)[number];

export type CoverageStatus =
  | { readonly kind: "none" }
  | { readonly kind: "loading"; readonly previous: CoverageView | null }
  /** `null`: the whole library has not run under this configuration. */
  | { readonly kind: "ready"; readonly view: CoverageView | null }
  | { readonly kind: "failed"; readonly message: string };

export interface CoverageState {
  readonly status: CoverageStatus;
  readonly shown: CoverageShown;
  readonly show: (shown: CoverageShown) => void;
  /** Never rejects. */
  readonly read: (workspaceId: string, configuration: string) => Promise<void>;
  readonly clear: () => void;
}

export type CoverageStore = StoreApi<CoverageState>;

/** What the newest run of the whole library exercised of the active configuration. */
export function createCoverageStore(host: HostClient): CoverageStore {
  /** Gives up the reading that is under way: what is asked for later counts. */
  let giveUp = new AbortController();
  return createStore<CoverageState>()((set, get) => ({
    status: { kind: "none" },
    shown: "all",
    show: (shown) => set({ shown }),
    async read(workspaceId, configuration) {
      const before = readableCoverage(get());
      const loading: CoverageStatus = { kind: "loading", previous: before?.run.configuration === configuration ? before : null };
      giveUp.abort();
      giveUp = new AbortController();
      const { signal } = giveUp;
      set({ status: loading });
      try {
        const view = await host.call("coverage/read", { workspaceId, configuration }, { signal });
        if (get().status === loading) set({ status: { kind: "ready", view } });
      } catch (error) {
        if (get().status === loading) set({ status: { kind: "failed", message: messageOf(error) } });
      }
    },
    clear() {
      giveUp.abort();
      set({ status: { kind: "none" } });
    },
  }));
}

/** What can be shown now, while a newer reading may be under way. */
export function readableCoverage({ status }: Pick<CoverageState, "status">): CoverageView | null {
  if (status.kind === "ready") return status.view;
  return status.kind === "loading" ? status.previous : null;
}
