import { createStore, type StoreApi } from "zustand/vanilla";
import type { ConfigurationDifference, LocatedEdit } from "../../../engine/contract/index";
import { type HostClient } from "../../host/client";
import { messageOf } from "../../host/message-of";
import { type EditTexts, editTexts } from "./edit-texts";

export interface ComparedNames {
  readonly before: string;
  readonly after: string;
}

export type DifferenceStatus =
  | { readonly kind: "none" }
  /** `previous`: of the same two, shown until the new one is there. */
  | { readonly kind: "loading"; readonly previous: ConfigurationDifference | null }
  | { readonly kind: "ready"; readonly difference: ConfigurationDifference }
  | { readonly kind: "failed"; readonly message: string };

/** Both texts of the selected edit. */
export type ShownTexts =
  | { readonly kind: "none" }
  | { readonly kind: "loading"; readonly number: number }
  | { readonly kind: "ready"; readonly number: number; readonly texts: EditTexts };

export interface ConfigurationDifferenceState {
  readonly status: DifferenceStatus;
  /** Number of the edit whose texts are shown. */
  readonly selected: number | null;
  readonly texts: ShownTexts;
  /** Compares the two as their files are now. Never rejects. */
  readonly show: (workspaceId: string, of: ComparedNames) => Promise<void>;
  readonly select: (number: number | null) => Promise<void>;
}

export type ConfigurationDifferenceStore = StoreApi<ConfigurationDifferenceState>;

/** What two configurations have otherwise, and the edit of it that is looked at. */
export function createConfigurationDifferenceStore(host: HostClient): ConfigurationDifferenceStore {
  return createStore<ConfigurationDifferenceState>()((set, get) => {
    let workspaceId = "";

    function shown(): ConfigurationDifference | null {
      const { status } = get();
      if (status.kind === "ready") return status.difference;
      return status.kind === "loading" ? status.previous : null;
    }

    /** A file that cannot be read is told by what was edited in it alone. */
    async function fileText(configuration: string, place: LocatedEdit["place"]["before"]): Promise<string | null> {
      if (place === null) return null;
      const asked = { workspaceId, configuration, file: place.file };
      return host.call("configuration/file", asked).then(
        ({ text }) => text,
        () => null,
      );
    }

    return {
      status: { kind: "none" },
      selected: null,
      texts: { kind: "none" },

      async show(id, of) {
        const before = shown();
        const same = id === workspaceId && before?.before === of.before && before.after === of.after;
        workspaceId = id;
        const loading: DifferenceStatus = { kind: "loading", previous: same ? before : null };
        set(same ? { status: loading } : { status: loading, selected: null, texts: { kind: "none" } });
        try {
          const difference = await host.call("comparison/configurations", { workspaceId: id, ...of });
          if (get().status !== loading) return;
          set({ status: { kind: "ready", difference } });
          const { selected } = get();
          const still = difference.edits.find(({ number }) => number === selected) ?? difference.edits[0];
          await get().select(still?.number ?? null);
        } catch (error) {
          if (get().status === loading) set({ status: { kind: "failed", message: messageOf(error) } });
        }
      },

      async select(number) {
        const difference = shown();
        const edit = difference?.edits.find((each) => each.number === number);
        if (difference === null || edit === undefined) {
          set({ selected: null, texts: { kind: "none" } });
          return;
        }
        const loading: ShownTexts = { kind: "loading", number: edit.number };
        set({ selected: edit.number, texts: loading });
        const [before, after] = await Promise.all([
          fileText(difference.before, edit.place.before),
          fileText(difference.after, edit.place.after),
        ]);
        if (get().texts === loading) set({ texts: { kind: "ready", number: edit.number, texts: editTexts(edit, { before, after }) } });
      },
    };
  });
}
