import { deleteThings, duplicateTraces, type LibraryThings } from "../../stores/arrange-library";
import { startNewTrace } from "../../stores/save-trace";
import type { Stores } from "../../stores/stores";
import { keyHint } from "../../ui/key-hint";
import type { MenuEntry } from "../../ui/menu";
import type { LibraryRow } from "./library-rows";

export interface MenuFor {
  /** `null`: beside all rows. */
  readonly row: LibraryRow | null;
  /** What an action is for: the row, or all marked rows where it is one of them. */
  readonly things: LibraryThings;
  readonly open: (row: LibraryRow) => void;
}

/** What can be done with a row of the library; with several, what can be done with all of them. */
export function libraryMenu(stores: Stores, { row, things, open }: MenuFor): readonly MenuEntry[] {
  const { layout, trace } = stores;
  const { put } = layout.getState();
  const count = things.traceIds.length + things.folders.length;
  const rule = { kind: "rule" } as const;
  if (row === null) {
    return [
      { kind: "action", label: "New trace", icon: "plus", run: () => startNewTrace(stores, "") },
      { kind: "action", label: "New folder…", icon: "folder", run: () => put({ kind: "new-folder", above: "" }) },
    ];
  }
  if (row.kind === "unfiled") {
    const { key } = row.document;
    return [
      { kind: "action", label: "Open", icon: "open", keys: "↵", run: () => open(row) },
      { kind: "action", label: "Discard", icon: "trash", tone: "danger", run: () => trace.getState().forget(key) },
    ];
  }
  const move: MenuEntry = { kind: "action", label: "Move to…", icon: "folder", keys: "F6", run: () => put({ kind: "move", ...things }) };
  const remove: MenuEntry = {
    kind: "action",
    label: count > 1 ? `Delete ${count}` : "Delete",
    icon: "trash",
    keys: "Del",
    tone: "danger",
    run: () => void deleteThings(stores, things),
  };
  const duplicate = (unavailable: string | undefined): MenuEntry => ({
    kind: "action",
    label: things.traceIds.length > 1 ? `Duplicate ${things.traceIds.length}` : "Duplicate",
    icon: "copy",
    keys: keyHint("$mod+d"),
    unavailable,
    run: () => void duplicateTraces(stores, things.traceIds),
  });
  if (count > 1) return [...(things.traceIds.length > 0 ? [duplicate(undefined)] : []), move, rule, remove];
  const rename: MenuEntry = {
    kind: "action",
    label: "Rename…",
    icon: "pencil",
    keys: "F2",
    unavailable: row.kind === "trace" && row.entry.broken !== null ? "The file cannot be read." : undefined,
    run: () => renameRow(stores, row),
  };
  if (row.kind === "folder") {
    return [
      { kind: "action", label: "New trace here", icon: "plus", run: () => startNewTrace(stores, row.path) },
      { kind: "action", label: "New folder here…", icon: "folder", run: () => put({ kind: "new-folder", above: row.path }) },
      rule,
      rename,
      move,
      rule,
      remove,
    ];
  }
  return [
    { kind: "action", label: "Open", icon: "open", keys: "↵", run: () => open(row) },
    rule,
    rename,
    duplicate(row.entry.broken === null ? undefined : "The file cannot be read."),
    move,
    rule,
    remove,
  ];
}

export function renameRow({ layout }: Pick<Stores, "layout">, row: LibraryRow): void {
  const { put } = layout.getState();
  if (row.kind === "folder") put({ kind: "rename", what: "folder", id: row.path, name: row.name });
  if (row.kind === "trace" && row.entry.broken === null) put({ kind: "rename", what: "trace", id: row.entry.traceId, name: row.name });
}
