import { createStore, type StoreApi } from "zustand/vanilla";
import type { LiveDescription, LiveTrace, SavedTrace } from "../../../engine/contract/index";
import { type HostClient } from "../../host/client";
import { messageOf } from "../../host/message-of";

/** What is asked of Cloudflare's own Trace. */
export interface LiveQuestion {
  readonly workspaceId: string;
  readonly configuration: string;
  /** The trace's name, for people. */
  readonly name: string;
  readonly saved: SavedTrace;
  readonly row: number | null;
}

export type LiveAnswer = Extract<LiveTrace, { readonly kind: "answered" }>;

export type LiveStatus =
  | { readonly kind: "none" }
  /** What would go out is being looked up. */
  | { readonly kind: "describing"; readonly of: LiveQuestion }
  /** `problem`: why the last try gave nothing. */
  | { readonly kind: "described"; readonly of: LiveQuestion; readonly description: LiveDescription; readonly problem: string | null }
  | { readonly kind: "failed"; readonly of: LiveQuestion; readonly message: string }
  | { readonly kind: "asking"; readonly of: LiveQuestion; readonly description: LiveDescription }
  | { readonly kind: "answered"; readonly of: LiveQuestion; readonly description: LiveDescription; readonly answer: LiveAnswer };

export interface LiveState {
  readonly status: LiveStatus;
  /** Says what would go where; nothing goes out. */
  readonly describe: (of: LiveQuestion) => Promise<void>;
  /** Sends what was described. */
  readonly ask: () => Promise<void>;
  /** Keeps a token with the host, and describes anew. */
  readonly keepToken: (token: string) => Promise<void>;
  /** Gives up what is asked. */
  readonly cancel: () => Promise<void>;
  /** Forgets all; what is asked is given up. */
  readonly clear: () => void;
}

export type LiveStore = StoreApi<LiveState>;

/** Asking Cloudflare's own Trace: the one thing here beside a pull that goes out, and only when somebody says so. */
export function createLiveStore(host: HostClient): LiveStore {
  return createStore<LiveState>()((set, get) => {
    function questionOf({ workspaceId, configuration, saved, row }: LiveQuestion) {
      return { workspaceId, configuration, saved, ...(row === null ? {} : { row }) };
    }

    return {
      status: { kind: "none" },

      async describe(of) {
        const status: LiveStatus = { kind: "describing", of };
        set({ status });
        try {
          const description = await host.call("live/describe", questionOf(of));
          if (get().status === status) set({ status: { kind: "described", of, description, problem: null } });
        } catch (error) {
          if (get().status === status) set({ status: { kind: "failed", of, message: messageOf(error) } });
        }
      },

      async ask() {
        const before = get().status;
        if (before.kind !== "described" && before.kind !== "answered") return;
        const { of, description } = before;
        const status: LiveStatus = { kind: "asking", of, description };
        set({ status });
        try {
          const answer = await host.call("live/run", questionOf(of));
          if (get().status !== status) return;
          set({ status: answer.kind === "answered" ? { kind: "answered", of, description, answer } : { ...before } });
        } catch (error) {
          if (get().status === status) set({ status: { kind: "described", of, description, problem: messageOf(error) } });
        }
      },

      async keepToken(token) {
        const { status } = get();
        if (status.kind !== "described") return;
        try {
          await host.call("pull/keep-token", { token });
        } catch (error) {
          set({ status: { ...status, problem: messageOf(error) } });
          return;
        }
        await get().describe(status.of);
      },

      async cancel() {
        if (get().status.kind === "asking") await host.call("live/cancel", {}).catch(() => undefined);
      },

      clear() {
        void get().cancel();
        set({ status: { kind: "none" } });
      },
    };
  });
}
