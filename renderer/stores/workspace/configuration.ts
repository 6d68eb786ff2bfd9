import { createStore, type StoreApi } from "zustand/vanilla";
import type { ConfigurationView } from "../../../engine/contract/index";
import { type HostClient } from "../../host/client";
import { messageOf } from "../../host/message-of";

type ConfigurationStatus =
  | { readonly kind: "none" }
  | { readonly kind: "loading"; readonly name: string; readonly previous: ConfigurationView | null }
  | { readonly kind: "ready"; readonly view: ConfigurationView }
  | { readonly kind: "failed"; readonly name: string; readonly message: string };

export interface ConfigurationState {
  readonly status: ConfigurationStatus;
  readonly read: (workspaceId: string, name: string) => Promise<void>;
  readonly clear: () => void;
}

export type ConfigurationStore = StoreApi<ConfigurationState>;

/** The active configuration as the sidebar shows it. */
export function createConfigurationStore(host: HostClient): ConfigurationStore {
  /** Gives up the reading that is under way: what is asked for later counts. */
  let giveUp = new AbortController();
  return createStore<ConfigurationState>()((set, get) => ({
    status: { kind: "none" },
    async read(workspaceId, name) {
      const { status } = get();
      const previous = status.kind === "ready" && status.view.name === name ? status.view : null;
      const loading: ConfigurationStatus = { kind: "loading", name, previous };
      giveUp.abort();
      giveUp = new AbortController();
      const { signal } = giveUp;
      set({ status: loading });
      try {
        const view = await host.call("configuration/read", { workspaceId, configuration: name }, { signal });
        if (get().status === loading) set({ status: { kind: "ready", view } });
      } catch (error) {
        if (get().status === loading) set({ status: { kind: "failed", name, message: messageOf(error) } });
      }
    },
    clear() {
      giveUp.abort();
      set({ status: { kind: "none" } });
    },
  }));
}

/** What can be shown now, while a newer reading may be under way. */
export function readableConfiguration({ status }: ConfigurationState): ConfigurationView | null {
  if (status.kind === "ready") return status.view;
  return status.kind === "loading" ? status.previous : null;
}
