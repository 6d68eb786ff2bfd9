import { showBeside } from "../../stores/compare/show-beside";
import { deleteThings, discardUnfiled, duplicateTraces, type LibraryThings } from "../../stores/library/arrange-library";
import { runLibrary } from "../../stores/runs/run-library";
import type { Stores } from "../../stores/stores";
import { messageOf } from "../../stores/support/message-of";
import { startNewTrace } from "../../stores/trace/save-trace";
import { keyHint } from "../../ui/key-hint";
import type { MenuEntry } from "../../ui/menu";
import { WORDS } from "../../words/words";
import type { LibraryRow } from "./library-rows";

const words = WORDS.libraryPane.libraryMenu;

export interface MenuFor {
  /** `null`: beside all rows. */
  readonly row: LibraryRow | null;
  /** What an action is for: the row, or all marked rows where it is one of them. */
  readonly things: LibraryThings;
  readonly open: (row: LibraryRow) => void;
}

/** What can be done with a row of the library; with several, what can be done with all of them. */
export function libraryMenu(stores: Stores, { row, things, open }: MenuFor): readonly MenuEntry[] {
  const { layout } = stores;
  const { put } = layout.getState();
  const count = things.traceIds.length + things.folders.length;
  const rule = { kind: "rule" } as const;
  if (row === null) {
    return [
      { kind: "action", label: words.newTrace, icon: "plus", run: () => startNewTrace(stores, "") },
      { kind: "action", label: words.newFolder, icon: "folder", run: () => put({ kind: "new-folder", above: "" }) },
    ];
  }
  if (row.kind === "unfiled") {
    const { key } = row.document;
    return [
      { kind: "action", label: words.open, icon: "open", keys: "↵", run: () => open(row) },
      { kind: "action", label: words.discard, icon: "trash", tone: "danger", run: () => discardUnfiled(stores, key) },
    ];
  }
  const move: MenuEntry = {
    kind: "action",
    label: words.moveTo,
    icon: "folder",
    keys: "Shift+F2",
    run: () => put({ kind: "move", ...things }),
  };
  const remove: MenuEntry = {
    kind: "action",
    label: words.remove(count),
    icon: "trash",
    keys: words.del,
    tone: "danger",
    run: () => void deleteThings(stores, things),
  };
  const duplicate = (unavailable: string | undefined): MenuEntry => ({
    kind: "action",
    label: words.duplicate(things.traceIds.length),
    icon: "copy",
    keys: keyHint("$mod+d"),
    unavailable,
    run: () => void duplicateTraces(stores, things.traceIds),
  });
  const run: MenuEntry = runEntry(stores, row, things);
  if (count > 1) return [run, rule, ...(things.traceIds.length > 0 ? [duplicate(undefined)] : []), move, rule, remove];
  const rename: MenuEntry = {
    kind: "action",
    label: words.rename,
    icon: "pencil",
    keys: "F2",
    unavailable: row.kind === "trace" && row.entry.broken !== null ? words.broken : undefined,
    run: () => renameRow(stores, row),
  };
  if (row.kind === "folder") {
    return [
      run,
      rule,
      { kind: "action", label: words.newTraceHere, icon: "plus", run: () => startNewTrace(stores, row.path) },
      { kind: "action", label: words.newFolderHere, icon: "folder", run: () => put({ kind: "new-folder", above: row.path }) },
      rule,
      rename,
      move,
      rule,
      remove,
    ];
  }
  return [
    { kind: "action", label: words.open, icon: "open", keys: "↵", run: () => open(row) },
    run,
    compareEntry(stores, row.entry.traceId),
    rule,
    rename,
    duplicate(row.entry.broken === null ? undefined : words.broken),
    move,
    revealEntry(stores, row.entry.traceId),
    rule,
    remove,
  ];
}

function revealEntry({ workspace, notices }: Pick<Stores, "workspace" | "notices">, traceId: string): MenuEntry {
  const able = workspace.getState().host?.capabilities.revealInFolder;
  return {
    kind: "action",
    label: WORDS.menus.reveal,
    icon: "folder",
    unavailable: able?.kind === "no" ? able.reason : undefined,
    run: () => {
      workspace
        .getState()
        .reveal({ kind: "trace", traceId })
        .catch((error: unknown) => notices.getState().fail(messageOf(error)));
    },
  };
}

/** The open trace at the left, this one at the right; without another open one, it is asked for. */
function compareEntry(stores: Stores, traceId: string): MenuEntry {
  const { document } = stores.trace.getState();
  const open = document === null ? null : (document.traceId ?? document.key);
  if (open === null || open === traceId)
    return {
      kind: "action",
      label: words.compare,
      icon: "swap",
      run: () => stores.layout.getState().put({ kind: "beside", of: traceId }),
    };
  return { kind: "action", label: words.openBeside, icon: "swap", run: () => void showBeside(stores, open, traceId) };
}

/** Runs a row, or all that is marked with it; what is in a folder runs with the folder. */
function runEntry(stores: Stores, row: LibraryRow, things: LibraryThings): MenuEntry {
  const [folder] = things.folders;
  if (things.folders.length === 1 && things.traceIds.length === 0 && folder !== undefined) {
    return {
      kind: "action",
      label: words.runFolder,
      icon: "play",
      run: () => void runLibrary(stores, { kind: "folder", folder }, words.folderNamed(folder)),
    };
  }
  const traceIds = tracesIn(stores, things);
  const [only] = traceIds;
  const title =
    traceIds.length === 1 && row.kind === "trace" && only === row.entry.traceId ? row.name : WORDS.counts.traces(traceIds.length);
  return {
    kind: "action",
    label: words.run(traceIds.length),
    icon: "play",
    run: () => void runLibrary(stores, { kind: "traces", traceIds }, title),
  };
}

function tracesIn({ library }: Pick<Stores, "library">, { traceIds, folders }: LibraryThings): readonly string[] {
  const { status } = library.getState();
  const entries = status.kind === "ready" ? status.entries : [];
  const inside = entries.filter(({ traceId }) => folders.some((folder) => traceId.startsWith(`${folder}/`))).map(({ traceId }) => traceId);
  return [...new Set([...traceIds, ...inside])];
}

/** Parts of the library that can be run: what is marked, what failed, each folder at the top, each tag. */
export function partEntries(stores: Stores): readonly MenuEntry[] {
  const { library, runs } = stores;
  const { status, marked } = library.getState();
  const { latest } = runs.getState();
  const entries = status.kind === "ready" ? status.entries : [];
  const folders =
    status.kind === "ready" ? status.folders.filter((folder) => entries.some((entry) => entry.folder.startsWith(folder))) : [];
  const chosen = tracesIn(stores, {
    traceIds: entries.filter(({ traceId }) => marked.has(`trace ${traceId}`)).map(({ traceId }) => traceId),
    folders: folders.filter((folder) => marked.has(`folder ${folder}`)),
  });
  const failed = latest === null ? 0 : latest.counts.failed + latest.counts.broken;
  const tags = [...new Set(entries.flatMap((entry) => entry.tags))].sort().slice(0, MOST_TAGS);
  return [
    {
      kind: "action",
      label: words.selection(chosen.length),
      unavailable: chosen.length === 0 ? words.selectionHint : undefined,
      run: () => void runLibrary(stores, { kind: "traces", traceIds: chosen }, WORDS.counts.traces(chosen.length)),
    },
    {
      kind: "action",
      label: failed === 0 ? words.failedOnly : words.failedOnlyCount(failed),
      unavailable: failed === 0 ? words.noneFailed : undefined,
      run: () => {
        if (latest !== null) void runLibrary(stores, { kind: "failed", runId: latest.runId }, words.failedBefore);
      },
    },
    ...(folders.length === 0 ? [] : [{ kind: "heading", label: words.folder } as const]),
    ...folders.map(
      (folder): MenuEntry => ({
        kind: "action",
        label: folder,
        icon: "folder",
        run: () => void runLibrary(stores, { kind: "folder", folder }, words.folderNamed(folder)),
      }),
    ),
    ...(tags.length === 0 ? [] : [{ kind: "heading", label: words.tag } as const]),
    ...tags.map(
      (tag): MenuEntry => ({
        kind: "action",
        label: words.tagNamed(tag),
        run: () => void runLibrary(stores, { kind: "tag", tag }, words.tagNamed(tag)),
      }),
    ),
  ];
}

/** More tags than these are run by filter and selection. */
const MOST_TAGS = 20;

export function renameRow({ layout }: Pick<Stores, "layout">, row: LibraryRow): void {
  const { put } = layout.getState();
  if (row.kind === "folder") put({ kind: "rename", what: "folder", id: row.path, name: row.name });
  if (row.kind === "trace" && row.entry.broken === null) put({ kind: "rename", what: "trace", id: row.entry.traceId, name: row.name });
}
