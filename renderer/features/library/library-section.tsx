import { type KeyboardEvent, type MouseEvent, useMemo, useState } from "react";
import type { LibraryEntry } from "../../../engine/contract/index";
import { useLayout, useLibrary, useStores, useTrace } from "../../stores/context";
import { deleteTrace, startNewTrace } from "../../stores/save-trace";
import { isDirty } from "../../stores/trace-document";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { ContextMenu, type MenuEntry } from "../../ui/menu";
import { ProgressBar } from "../../ui/progress-bar";
import { SideSection } from "../../ui/side-section";
import text from "../../ui/text.module.css";
import { BareInput, InputFrame } from "../../ui/text-input";
import { Tree } from "../../ui/tree";
import { TreeRow } from "../../ui/tree-row";
import styles from "./library.module.css";
import { countTags, type LibraryRow, libraryRows, unfiledRow } from "./library-rows";
import { TagChips } from "./tag-chips";

/** All saved traces of the workspace, in folders. */
export function LibrarySection() {
  const stores = useStores();
  const status = useLibrary((state) => state.status);
  const refresh = useLibrary((state) => state.refresh);
  const fold = useLayout((state) => state.folds["library"] ?? "open");
  const setFold = useLayout((state) => state.fold);
  const folder = useTrace((state) => state.document?.folder ?? "");
  const count = status.kind === "ready" ? status.entries.length : undefined;
  return (
    <SideSection
      title="Library"
      count={count}
      fold={fold}
      onFold={(state) => setFold("library", state)}
      actions={<IconButton icon="plus" label="New trace" onClick={() => startNewTrace(stores, folder)} />}
    >
      {status.kind === "loading" ? <ProgressBar label="Reading the library" /> : null}
      {status.kind === "failed" ? (
        <ErrorState size="small" message={status.message}>
          <Button size="small" onClick={() => void refresh()}>
            Read again
          </Button>
        </ErrorState>
      ) : null}
      {status.kind === "ready" ? <LibraryTree /> : null}
    </SideSection>
  );
}

const NONE: readonly LibraryEntry[] = [];

function LibraryTree() {
  const stores = useStores();
  const status = useLibrary((state) => state.status);
  const filter = useLibrary((state) => state.filter);
  const tags = useLibrary((state) => state.tags);
  const closed = useLibrary((state) => state.closed);
  const setFilter = useLibrary((state) => state.setFilter);
  const setFolder = useLibrary((state) => state.setFolder);
  const document = useTrace((state) => state.document);
  const parked = useTrace((state) => state.parked);
  const opening = useTrace((state) => state.opening);
  const [menuRow, setMenuRow] = useState<LibraryRow | null>(null);

  const entries = status.kind === "ready" ? status.entries : NONE;
  const documents = [...(document === null ? [] : [document]), ...parked.values()];
  const unfiled = documents.filter(({ traceId }) => traceId === null);
  const unsaved = new Set(documents.filter(isDirty).map(({ traceId }) => traceId));
  const filed = useMemo(() => libraryRows({ entries, filter, tags, closed }), [entries, filter, tags, closed]);
  const counts = useMemo(() => countTags(entries), [entries]);
  const rows = [...unfiled.map(unfiledRow), ...filed];
  const selected = selectedKey();

  function selectedKey(): string | null {
    if (opening.kind === "opening" || opening.kind === "failed") return `trace ${opening.traceId}`;
    if (document === null) return null;
    return document.traceId === null ? `unfiled ${document.key}` : `trace ${document.traceId}`;
  }

  function activate(row: LibraryRow): void {
    if (row.kind === "folder") {
      setFolder(row.path, row.fold === "open" ? "closed" : "open");
      return;
    }
    const { over, put } = stores.layout.getState();
    if (over?.kind === "sidebar") put(null);
    void stores.trace.getState().open(row.kind === "trace" ? row.entry.traceId : row.document.key);
  }

  function remove(row: LibraryRow): void {
    if (row.kind === "trace") void deleteTrace(stores, row.entry.traceId, row.name);
    if (row.kind === "unfiled") stores.trace.getState().forget(row.document.key);
  }

  async function duplicate(traceId: string): Promise<void> {
    try {
      await stores.trace.getState().open(await stores.library.getState().duplicate(traceId));
    } catch (error) {
      stores.notices.getState().fail(`Not duplicated: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  function entriesFor(row: LibraryRow | null): readonly MenuEntry[] {
    if (row === null) return [{ kind: "action", label: "New trace", icon: "plus", run: () => startNewTrace(stores, "") }];
    if (row.kind === "folder") {
      return [{ kind: "action", label: "New trace here", icon: "plus", run: () => startNewTrace(stores, row.path) }];
    }
    const open: MenuEntry = { kind: "action", label: "Open", icon: "open", keys: "↵", run: () => activate(row) };
    if (row.kind === "unfiled") return [open, { kind: "action", label: "Discard", icon: "trash", tone: "danger", run: () => remove(row) }];
    const { traceId, broken } = row.entry;
    return [
      open,
      {
        kind: "action",
        label: "Duplicate",
        icon: "copy",
        unavailable: broken === null ? undefined : "The file cannot be read.",
        run: () => void duplicate(traceId),
      },
      { kind: "rule" },
      { kind: "action", label: "Delete", icon: "trash", keys: "Del", tone: "danger", run: () => remove(row) },
    ];
  }

  if (entries.length === 0 && unfiled.length === 0) {
    return (
      <EmptyState size="small" title="No traces yet." hint="A trace is one request to simulate. Saved traces are kept here, in folders.">
        <Button size="small" icon="plus" onClick={() => startNewTrace(stores, "")}>
          New trace
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
            aria-label="Filter traces"
            placeholder="Filter traces"
            value={filter}
            onText={setFilter}
            onKeyDown={(event) => clearOnEscape(event.key)}
          />
          {filter === "" ? null : (
            <IconButton icon="x" iconSize={12} label="Clear the filter" style={{ width: 16, height: 16 }} onClick={() => setFilter("")} />
          )}
        </InputFrame>
        <TagChips tags={counts} />
      </div>
      <ContextMenu label="Trace" entries={entriesFor(menuRow)}>
        <div className={styles.area} role="presentation" onContextMenu={(event) => setMenuRow(rowAt(event))}>
          {rows.length === 0 ? (
            <EmptyState size="small" title="No trace is like that." hint="Fewer words or tags find more.">
              <Button size="small" onClick={clear}>
                Show all
              </Button>
            </EmptyState>
          ) : (
            <Tree
              label="Library"
              className={styles.tree}
              rows={rows}
              selected={selected}
              onFold={(row, to) => row.kind === "folder" && setFolder(row.path, to)}
              onActivate={activate}
              onKey={(event, row) => {
                if (event.key === "Delete") remove(row);
                if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) openMenuOf(event, row);
              }}
              renderRow={(row, { id, focused }) => (
                <TreeRow
                  id={id}
                  data-row={row.key}
                  depth={row.depth}
                  name={row.name}
                  {...(row.kind === "folder" ? { fold: row.fold } : {})}
                  selected={row.key === selected ? "yes" : "no"}
                  focused={focused}
                  tone={row.kind === "trace" && row.entry.broken !== null ? "quiet" : "normal"}
                  title={row.kind === "trace" ? (row.entry.broken?.message ?? `${row.entry.method} ${row.entry.url}`) : undefined}
                  mark={<RowMark row={row} />}
                  end={
                    <RowEnd
                      row={row}
                      unsaved={row.kind === "unfiled" || (row.kind === "trace" && unsaved.has(row.entry.traceId)) ? "yes" : "no"}
                    />
                  }
                  actions={
                    row.kind === "folder" ? (
                      <IconButton icon="plus" label="New trace here" tabIndex={-1} onClick={(event) => startIn(event, row.path)} />
                    ) : (
                      <IconButton icon="more" label="More actions" tabIndex={-1} onClick={openMenu} />
                    )
                  }
                />
              )}
            />
          )}
        </div>
      </ContextMenu>
    </>
  );

  function clear(): void {
    setFilter("");
    for (const tag of tags) stores.library.getState().toggleTag(tag);
  }

  function clearOnEscape(key: string): void {
    if (key === "Escape") setFilter("");
  }

  function startIn(event: MouseEvent, path: string): void {
    event.stopPropagation();
    startNewTrace(stores, path);
  }

  function rowAt(event: MouseEvent): LibraryRow | null {
    const element = event.target instanceof Element ? event.target.closest("[data-row]") : null;
    if (element === null) return menuRow;
    return rows.find((row) => row.key === element.getAttribute("data-row")) ?? null;
  }
}

/** From the keyboard the menu opens at the row under the cursor. */
function openMenuOf(event: KeyboardEvent, row: LibraryRow): void {
  event.preventDefault();
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

function RowMark({ row }: { readonly row: LibraryRow }) {
  if (row.kind !== "trace" || row.entry.broken === null) return null;
  return <Icon name="warning" size={12} className={text.stop} />;
}

function RowEnd({ row, unsaved }: { readonly row: LibraryRow; readonly unsaved: "yes" | "no" }) {
  if (row.kind === "folder") return <>{row.count}</>;
  if (row.kind === "trace" && row.entry.broken !== null) return <span className={text.stop}>broken</span>;
  if (unsaved === "no") return null;
  return (
    <>
      <span className={styles.dot} title="Unsaved changes" />
      <span className={text.hidden}>unsaved</span>
    </>
  );
}
