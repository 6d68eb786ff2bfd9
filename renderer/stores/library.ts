import { createStore, type StoreApi } from "zustand/vanilla";
import type { LibraryEntry, LibraryTrace } from "../../engine/contract/index";
import { type HostClient, messageOf } from "../host/client";

type LibraryStatus =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly entries: readonly LibraryEntry[] }
  | { readonly kind: "failed"; readonly message: string };

export interface LibraryState {
  readonly status: LibraryStatus;
  readonly filter: string;
  /** Tags that a trace must all have. */
  readonly tags: readonly string[];
  readonly closed: ReadonlySet<string>;
  readonly attach: (workspaceId: string) => Promise<void>;
  /** Reads the list again; what is shown stays until the new one is there. */
  readonly refresh: () => Promise<void>;
  readonly setFilter: (filter: string) => void;
  readonly toggleTag: (tag: string) => void;
  readonly setFolder: (folder: string, state: "open" | "closed") => void;
  /** Answers what `restore` takes. */
  readonly remove: (traceId: string) => Promise<string>;
  readonly restore: (trashed: string) => Promise<string>;
  readonly duplicate: (traceId: string) => Promise<string>;
}

export type LibraryStore = StoreApi<LibraryState>;

/** The saved traces of the workspace, and which of them are shown. */
export function createLibraryStore(host: HostClient): LibraryStore {
  return createStore<LibraryState>()((set, get) => {
    let workspaceId = "";

    return {
      status: { kind: "loading" },
      filter: "",
      tags: [],
      closed: new Set(),
      async attach(id) {
        workspaceId = id;
        set({ status: { kind: "loading" }, filter: "", tags: [], closed: new Set() });
        await get().refresh();
      },
      async refresh() {
        const asked = workspaceId;
        try {
          const entries = await host.call("library/list", { workspaceId });
          if (asked === workspaceId)
            set({
              status: { kind: "ready", entries },
              tags: get().tags.filter((tag) => entries.some((entry) => entry.tags.includes(tag))),
            });
        } catch (error) {
          if (asked === workspaceId) set({ status: { kind: "failed", message: messageOf(error) } });
        }
      },
      setFilter: (filter) => set({ filter }),
      toggleTag(tag) {
        const { tags } = get();
        set({ tags: tags.includes(tag) ? tags.filter((other) => other !== tag) : [...tags, tag] });
      },
      setFolder(folder, state) {
        const closed = new Set(get().closed);
        if (state === "closed") closed.add(folder);
        else closed.delete(folder);
        set({ closed });
      },
      async remove(traceId) {
        const { trashed } = await host.call("library/delete", { workspaceId, traceId });
        await get().refresh();
        return trashed;
      },
      async restore(trashed) {
        const { traceId } = await host.call("library/restore", { workspaceId, trashed });
        await get().refresh();
        return traceId;
      },
      async duplicate(traceId) {
        const original = await host.call("library/read", { workspaceId, traceId });
        const reply = await host.call("library/save", copyOf(workspaceId, original));
        await get().refresh();
        return reply.traceId;
      },
    };
  });
}

function copyOf(workspaceId: string, { traceId, saved }: LibraryTrace) {
  const end = traceId.lastIndexOf("/");
  const name = `${saved.name ?? traceId.slice(end + 1).replace(/\.trace\.json$/, "")} (copy)`;
  return {
    workspaceId,
    traceId: null,
    folder: end < 0 ? "" : traceId.slice(0, end),
    saved: { ...saved, name },
    revision: null,
    overwrite: false,
  };
}
