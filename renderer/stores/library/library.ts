import { createStore, type StoreApi } from "zustand/vanilla";
import type { LibraryEntry, LibraryMove, LibraryTrace } from "../../../engine/contract/index";
import { type HostClient } from "../../host/client";
import { messageOf } from "../../host/message-of";
import { WORDS } from "../../words/words";
import { folderOf } from "./folder-of";

type LibraryStatus =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly entries: readonly LibraryEntry[]; readonly folders: readonly string[] }
  | { readonly kind: "failed"; readonly message: string };

export interface LibraryState {
  readonly status: LibraryStatus;
  readonly filter: string;
  /** Tags that a trace must all have. */
  readonly tags: readonly string[];
  readonly closed: ReadonlySet<string>;
  /** Keys of the rows that the next action is for, besides the one it began at. */
  readonly marked: ReadonlySet<string>;
  readonly attach: (workspaceId: string) => Promise<void>;
  /** Reads the list again; what is shown stays until the new one is there. */
  readonly refresh: () => Promise<void>;
  readonly setFilter: (filter: string) => void;
  readonly toggleTag: (tag: string) => void;
  readonly setFolder: (folder: string, state: "open" | "closed") => void;
  readonly mark: (marked: ReadonlySet<string>) => void;
  /** Answers what `restore` takes. The list is as it was until `refresh`, since many may follow each other; the two after it as well. */
  readonly remove: (traceId: string) => Promise<string>;
  readonly restore: (trashed: string) => Promise<string>;
  readonly duplicate: (traceId: string) => Promise<string>;
  /** Another name in the file; the file's own name stays, since baselines know the trace by it. */
  readonly rename: (traceId: string, name: string) => Promise<LibraryTrace>;
  readonly move: (traceIds: readonly string[], folder: string) => Promise<LibraryMove>;
  readonly moveFolder: (folder: string, to: string) => Promise<LibraryMove>;
  readonly makeFolder: (folder: string) => Promise<void>;
  readonly removeFolder: (folder: string) => Promise<void>;
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
      marked: new Set(),
      async attach(id) {
        workspaceId = id;
        set({ status: { kind: "loading" }, filter: "", tags: [], closed: new Set(), marked: new Set() });
        await get().refresh();
      },
      async refresh() {
        const asked = workspaceId;
        try {
          const [entries, folders] = await Promise.all([
            host.call("library/list", { workspaceId }),
            host.call("library/folders", { workspaceId }),
          ]);
          if (asked !== workspaceId) return;
          set({
            status: { kind: "ready", entries, folders },
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
      mark: (marked) => set({ marked }),
      async remove(traceId) {
        const { trashed } = await host.call("library/delete", { workspaceId, traceId });
        return trashed;
      },
      async restore(trashed) {
        const { traceId } = await host.call("library/restore", { workspaceId, trashed });
        return traceId;
      },
      async duplicate(traceId) {
        const original = await host.call("library/read", { workspaceId, traceId });
        const reply = await host.call("library/save", copyOf(workspaceId, original));
        return reply.traceId;
      },
      async rename(traceId, name) {
        const { saved, revision } = await host.call("library/read", { workspaceId, traceId });
        const renamed = { ...saved, name };
        const request = { workspaceId, traceId, folder: folderOf(traceId), saved: renamed, revision, overwrite: false };
        const reply = await host.call("library/save", request);
        await get().refresh();
        return { traceId, saved: renamed, revision: reply.revision };
      },
      async move(traceIds, folder) {
        const move = await host.call("library/move", { workspaceId, traceIds, folder });
        set({ marked: new Set() });
        await get().refresh();
        return move;
      },
      async moveFolder(folder, to) {
        const move = await host.call("library/move-folder", { workspaceId, folder, to });
        set({ marked: new Set() });
        await get().refresh();
        return move;
      },
      async makeFolder(folder) {
        await host.call("library/make-folder", { workspaceId, folder });
        await get().refresh();
      },
      async removeFolder(folder) {
        await host.call("library/remove-folder", { workspaceId, folder });
        await get().refresh();
      },
    };
  });
}

function copyOf(workspaceId: string, { traceId, saved }: LibraryTrace) {
  const name = WORDS.stores.library.copyOf(saved.name ?? traceId.slice(traceId.lastIndexOf("/") + 1).replace(/\.trace\.json$/, ""));
  return { workspaceId, traceId: null, folder: folderOf(traceId), saved: { ...saved, name }, revision: null, overwrite: false };
}
