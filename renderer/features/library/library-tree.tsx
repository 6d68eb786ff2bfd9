import { type KeyboardEvent, type MouseEvent, useMemo, useState } from "react";
import type { CaseVerdict, LibraryEntry } from "../../../engine/contract/index";
import { useComparison, useLayout, useLibrary, useRuns, useStores, useWhatIf, useWorkspace } from "../../stores/context";
import { deleteThings, discardUnfiled, duplicateTraces, moveThings } from "../../stores/library/arrange-library";
import { NO_VERDICTS } from "../../stores/runs/runs";
import { startNewTrace } from "../../stores/trace/save-trace";
import { showTrace } from "../../stores/trace/show-trace";
import { isDirty } from "../../stores/trace/trace-document";
import type { TraceState } from "../../stores/trace/trace-state";
import { useTracePart } from "../../stores/trace/use-trace-part";
import { changedTraces } from "../../stores/what-if/changed-traces";
import { activeConfiguration } from "../../stores/workspace/workspace";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { ContextMenu } from "../../ui/menu";
import text from "../../ui/text.module.css";
import { BareInput, InputFrame } from "../../ui/text-input";
import { Tree } from "../../ui/tree";
import { TreeRow } from "../../ui/tree-row";
import { formatNumber } from "../../words/numbers";
import { WORDS } from "../../words/words";
import styles from "./library.module.css";
import { draggedThings, folderAt, isLibraryDrag, startDrag, thingsOf } from "./library-drag";
import { libraryMenu, renameRow } from "./library-menu";
import { countTags, type LibraryRow, libraryRows, type UnfiledTrace, unfiledRow } from "./library-rows";
import { TagChips } from "./tag-chips";

const words = WORDS.libraryPane.libraryTree;

const NONE: readonly LibraryEntry[] = [];
const NO_FOLDERS: readonly string[] = [];
const NO_CHANGES: ReadonlyMap<string, string> = new Map();

/** Folders and traces: filtered, marked, moved about. */
export function LibraryTree() {
  const stores = useStores();
  const status = useLibrary((state) => state.status);
  const filter = useLibrary((state) => state.filter);
  const tags = useLibrary((state) => state.tags);
  const closed = useLibrary((state) => state.closed);
  const marked = useLibrary((state) => state.marked);
  const { selected, unfiled, unsaved: unsavedIds } = useTracePart(openTraces);
  const active = useWorkspace(activeConfiguration)?.name ?? null;
  const verdicts = useRuns((state) => (active === null ? undefined : state.verdicts.get(active))) ?? NO_VERDICTS;
  const changed = useChangedTraces();
  const [menuRow, setMenuRow] = useState<LibraryRow | null>(null);
  const [dropAt, setDropAt] = useState<string | null>(null);

  const entries = status.kind === "ready" ? status.entries : NONE;
  const folders = status.kind === "ready" ? status.folders : NO_FOLDERS;
  const unsaved = useMemo(() => new Set(unsavedIds), [unsavedIds]);
  const filed = useMemo(() => libraryRows({ entries, folders, filter, tags, closed }), [entries, folders, filter, tags, closed]);
  const counts = useMemo(() => countTags(entries), [entries]);
  const rows = [...unfiled.map(unfiledRow), ...filed];
  const { setFilter, setFolder, mark, toggleTag } = stores.library.getState();

  function activate(row: LibraryRow): void {
    if (row.kind === "folder") {
      setFolder(row.path, row.fold === "open" ? "closed" : "open");
      return;
    }
    void showTrace(stores, row.kind === "trace" ? row.entry.traceId : row.document.key);
  }

  function onKey(event: KeyboardEvent, row: LibraryRow): void {
    const things = thingsOf(row, rows, marked);
    const modified = event.ctrlKey || event.metaKey;
    if (event.key === "Delete" && row.kind === "unfiled") discardUnfiled(stores, row.document.key);
    else if (event.key === "Delete") void deleteThings(stores, things);
    else if (event.key === "F2" && event.shiftKey && row.kind !== "unfiled") stores.layout.getState().put({ kind: "move", ...things });
    else if (event.key === "F2") renameRow(stores, row);
    else if (modified && event.key.toLowerCase() === "d") void duplicateTraces(stores, things.traceIds);
    else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) openMenuOf(event, row);
    else return;
    event.preventDefault();
  }

  function rowOf(target: EventTarget): LibraryRow | null {
    const element = target instanceof Element ? target.closest("[data-row]") : null;
    return element === null ? null : (rows.find((row) => row.key === element.getAttribute("data-row")) ?? null);
  }

  if (entries.length === 0 && unfiled.length === 0 && folders.length === 0) {
    return (
      <EmptyState size="small" title={words.none} hint={words.noneHint}>
        <Button size="small" icon="plus" onClick={() => startNewTrace(stores, "")}>
          {words.newTrace}
        </Button>
      </EmptyState>
    );
  }

  return (
    <>
      <div className={styles.tools}>
        <InputFrame>
          <Icon name="search" size={14} className={styles.searchIcon} />
          <BareInput
            aria-label={words.filter}
            placeholder={words.filter}
            title={words.filterHint}
            value={filter}
            onText={setFilter}
            onKeyDown={(event) => {
              if (event.key !== "Escape" || filter === "") return;
              event.preventDefault();
              setFilter("");
            }}
          />
          {filter === "" ? null : (
            <IconButton icon="x" iconSize={12} label={words.clearFilter} style={{ width: 16, height: 16 }} onClick={() => setFilter("")} />
          )}
        </InputFrame>
        <TagChips tags={counts} />
      </div>
      <ContextMenu label={words.trace} entries={libraryMenu(stores, menuOf(menuRow))}>
        <div
          className={styles.area}
          data-undo="files"
          role="presentation"
          data-drop={dropAt === "" ? "yes" : undefined}
          onDoubleClick={(event) => {
            const row = rowOf(event.target);
            const tab =
              row?.kind === "trace" ? stores.trace.getState().tabs.find(({ traceId }) => traceId === row.entry.traceId) : undefined;
            if (tab !== undefined) stores.trace.getState().pin(tab.key);
          }}
          onContextMenu={(event) => setMenuRow(rowOf(event.target) ?? menuRow)}
          onDragOver={(event) => {
            if (!isLibraryDrag(event)) return;
            event.preventDefault();
            event.dataTransfer.dropEffect = "move";
            setDropAt(folderAt(rowOf(event.target)));
          }}
          onDragLeave={(event) => {
            if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setDropAt(null);
          }}
          onDrop={(event) => {
            const things = draggedThings(event);
            setDropAt(null);
            if (things === null) return;
            event.preventDefault();
            void moveThings(stores, things, folderAt(rowOf(event.target)));
          }}
        >
          {rows.length === 0 ? (
            <EmptyState size="small" title={words.noneFound} hint={words.noneFoundHint}>
              <Button size="small" onClick={clear}>
                {words.showAll}
              </Button>
            </EmptyState>
          ) : (
            <Tree
              label={words.library}
              className={styles.tree}
              rows={rows}
              selected={selected}
              marks={{ marked, onMark: mark }}
              onFold={(row, to) => row.kind === "folder" && setFolder(row.path, to)}
              onActivate={activate}
              onKey={onKey}
              renderRow={(row, about) => (
                <TreeRow
                  {...about}
                  data-row={row.key}
                  data-drop={row.kind === "folder" && row.path === dropAt ? "yes" : undefined}
                  draggable={row.kind !== "unfiled"}
                  onDragStart={(event) => startDrag(event, thingsOf(row, rows, marked))}
                  depth={row.depth}
                  name={row.name}
                  {...(row.kind === "folder" ? { fold: row.fold } : {})}
                  selected={row.key === selected ? "yes" : "no"}
                  marked={marked.has(row.key) ? "yes" : "no"}
                  tone={row.kind === "trace" && row.entry.broken !== null ? "quiet" : "normal"}
                  title={titleOf(row, verdictOf(row), changeOf(row))}
                  mark={<RowMark row={row} verdict={verdictOf(row)} change={changeOf(row)} />}
                  end={
                    <RowEnd
                      row={row}
                      unsaved={row.kind === "unfiled" || (row.kind === "trace" && unsaved.has(row.entry.traceId)) ? "yes" : "no"}
                    />
                  }
                  actions={<IconButton icon="more" label={words.moreActions} tabIndex={-1} onClick={openMenu} />}
                />
              )}
            />
          )}
        </div>
      </ContextMenu>
    </>
  );

  function verdictOf(row: LibraryRow): CaseVerdict | undefined {
    return row.kind === "trace" ? verdicts.get(row.entry.traceId) : undefined;
  }

  function changeOf(row: LibraryRow): string | undefined {
    return row.kind === "trace" ? changed.get(row.entry.traceId) : undefined;
  }

  function menuOf(row: LibraryRow | null) {
    const things = row === null ? { traceIds: [], folders: [] } : thingsOf(row, rows, marked);
    return { row, things, open: activate };
  }

  function clear(): void {
    setFilter("");
    for (const tag of tags) toggleTag(tag);
  }
}

/** What the rows show of the traces that are open: the row that is selected, traces without a file, ids of what is unsaved. */
function openTraces({ document, parked, kept, opening }: TraceState) {
  const documents = [...(document === null ? [] : [document]), ...parked.values()];
  return {
    selected: selectedKey(document, opening),
    unfiled: documents.flatMap(({ key, traceId, saved }): UnfiledTrace[] => (traceId === null ? [{ key, name: saved.name }] : [])),
    unsaved: [...kept, ...documents.filter(isDirty).flatMap(({ traceId }) => traceId ?? [])],
  };
}

function selectedKey(document: TraceState["document"], opening: TraceState["opening"]): string | null {
  if (opening.kind === "opening" || opening.kind === "failed") return `trace ${opening.traceId}`;
  if (document === null) return null;
  return document.traceId === null ? `unfiled ${document.key}` : `trace ${document.traceId}`;
}

/** From the keyboard the menu opens at the row under the cursor. */
function openMenuOf(event: KeyboardEvent, row: LibraryRow): void {
  const element = event.currentTarget.querySelector(`[data-row="${CSS.escape(row.key)}"]`);
  if (element !== null) openMenuAt(element);
}

/** The button stands for a right click on its row: one menu, three ways to it. */
function openMenu(event: MouseEvent): void {
  event.stopPropagation();
  openMenuAt(event.currentTarget);
}

function openMenuAt(element: Element): void {
  const { left, bottom } = element.getBoundingClientRect();
  element.dispatchEvent(new window.MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX: left + 16, clientY: bottom }));
}

/** What the edits, or the comparison while it is on screen, change of each trace, in a sentence. */
function useChangedTraces(): ReadonlyMap<string, string> {
  const edited = useWhatIf((state) => (state.edits.length > 0 ? "yes" : "no"));
  const verdicts = useWhatIf((state) => state.verdicts);
  const status = useComparison((state) => state.status);
  const screen = useLayout((state) => state.screen);
  return useMemo(() => {
    if (edited === "yes") return changedTraces({ verdicts }, { status });
    return screen === "compare" ? changedTraces(null, { status }) : NO_CHANGES;
  }, [edited, verdicts, status, screen]);
}

/** Its address, what the last run said, and what changes. */
function titleOf(row: LibraryRow, verdict: CaseVerdict | undefined, change: string | undefined): string | undefined {
  if (row.kind !== "trace") return undefined;
  if (row.entry.broken !== null) return row.entry.broken.message;
  const { method, url } = row.entry;
  const said = verdict === undefined ? [] : [WORDS.library.lastRun[verdict]];
  return [`${method} ${url}`, ...said, ...(change === undefined ? [] : [change])].join("\n");
}

interface RowMarkProps {
  readonly row: LibraryRow;
  readonly verdict: CaseVerdict | undefined;
  /** What changes of it, where something does. */
  readonly change: string | undefined;
}

/** What the last run said: successes are thin, failures filled, and a ring is for what expects nothing; a diamond for what changes. */
function RowMark({ row, verdict, change }: RowMarkProps) {
  if (row.kind !== "trace") return null;
  if (change !== undefined && row.entry.broken === null)
    return <Icon name="diamond-change" size={12} className={text.warn} label={WORDS.library.changed} />;
  if (row.entry.broken !== null || verdict === "broken")
    return <Icon name="warning" size={12} className={text.stop} label={words.cannotRun} />;
  if (verdict === "passed") return <Icon name="check" size={12} className={text.ok} label={words.passes} />;
  if (verdict === "failed") return <Icon name="disc-x" size={12} className={text.stop} label={words.fails} />;
  return verdict === "unchecked" ? <Icon name="ring" size={12} className={text.dim} label={words.expectsNothing} /> : null;
}

function RowEnd({ row, unsaved }: { readonly row: LibraryRow; readonly unsaved: "yes" | "no" }) {
  if (row.kind === "folder") return <>{formatNumber(row.count)}</>;
  if (row.kind === "trace" && row.entry.broken !== null) return <span className={text.stop}>{words.broken}</span>;
  if (unsaved === "no") return null;
  return (
    <>
      <span className={styles.dot} title={words.unsavedChanges} />
      <span className={text.hidden}>{words.unsaved}</span>
    </>
  );
}
