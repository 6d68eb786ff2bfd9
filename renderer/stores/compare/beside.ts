import { createStore, type StoreApi } from "zustand/vanilla";
import type { ComparedTraces, ConfigurationEdit, SavedTrace } from "../../../engine/contract/index";
import { type HostClient } from "../../host/client";
import { messageOf } from "../../host/message-of";
import { traceName } from "../result/send-trace";

/** A trace of the two: by its id, or by the key of one without a file. */
export interface BesideSide {
  readonly id: string;
  readonly name: string;
  readonly saved: SavedTrace;
}

export interface BesideOf {
  readonly configuration: string;
  readonly left: BesideSide;
  readonly right: BesideSide;
}

export type BesideStatus =
  | { readonly kind: "none" }
  | { readonly kind: "running"; readonly previous: BesideReady | null }
  | BesideReady
  | { readonly kind: "failed"; readonly message: string };

export interface BesideReady {
  readonly kind: "ready";
  readonly of: BesideOf;
  readonly pair: ComparedTraces;
}

export interface BesideRequest {
  readonly workspaceId: string;
  readonly configuration: string;
  readonly edits: readonly ConfigurationEdit[];
  readonly left: string;
  readonly right: string;
  /** What stands in the window of a trace, which may be more than its file says; `null`: the file is read. */
  readonly open: (id: string) => SavedTrace | null;
}

export interface BesideState {
  readonly left: string | null;
  readonly right: string | null;
  readonly status: BesideStatus;
  /** Never rejects. What was shown stays until the new is there. */
  readonly start: (request: BesideRequest) => Promise<void>;
  readonly clear: () => void;
}

export type BesideStore = StoreApi<BesideState>;

/** Two traces beside each other, sent through one configuration. */
export function createBesideStore(host: HostClient): BesideStore {
  return createStore<BesideState>()((set, get) => ({
    left: null,
    right: null,
    status: { kind: "none" },

    async start({ workspaceId, configuration, edits, left, right, open }) {
      const before = get();
      const same = before.left === left && before.right === right;
      const running: BesideStatus = { kind: "running", previous: same ? readable(before.status) : null };
      set({ left, right, status: running });
      const sideOf = async (id: string): Promise<BesideSide> => {
        const saved = open(id) ?? (await host.call("library/read", { workspaceId, traceId: id })).saved;
        return { id, saved, name: traceName(saved) };
      };
      try {
        const [one, other] = await Promise.all([sideOf(left), sideOf(right)]);
        const pair = await host.call("trace/compare", {
          workspaceId,
          configuration,
          before: one.saved,
          after: other.saved,
          ...(edits.length === 0 ? {} : { edits }),
        });
        if (get().status === running) set({ status: { kind: "ready", of: { configuration, left: one, right: other }, pair } });
      } catch (error) {
        if (get().status === running) set({ status: { kind: "failed", message: messageOf(error) } });
      }
    },

    clear: () => set({ left: null, right: null, status: { kind: "none" } }),
  }));
}

/** The newest pair that can be read. */
export function readable(status: BesideStatus): BesideReady | null {
  return status.kind === "ready" ? status : status.kind === "running" ? status.previous : null;
}
