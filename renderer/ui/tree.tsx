import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useMemo, useState } from "react";
import { useRowHeight } from "./density";
import { type TreeNode, treeMove } from "./tree-keys";
import { type MarkChange, markRows } from "./tree-marks";
import { type RowPlace, treePlaces } from "./tree-places";
import { VirtualList } from "./virtual-list";

export interface TreeProps<Row extends TreeNode> {
  readonly label: string;
  readonly rows: readonly Row[];
  /** Key of the selected row; the cursor goes there whenever it changes. */
  readonly selected: string | null;
  readonly onFold: (row: Row, to: "open" | "closed") => void;
  readonly onActivate: (row: Row) => void;
  /** Further keys, with the row under the cursor. */
  readonly onKey?: (event: KeyboardEvent, row: Row) => void;
  /** Where several rows can be marked: with Ctrl and Shift, by click and by key. */
  readonly marks?: { readonly marked: ReadonlySet<string>; readonly onMark: (marked: ReadonlySet<string>) => void } | undefined;
  readonly renderRow: (row: Row, about: AboutRow) => ReactNode;
  readonly className?: string | undefined;
}

/** What the element of a row is told besides what it shows. */
export interface AboutRow extends RowPlace {
  readonly id: string;
  readonly focused: "yes" | "no";
}

/** A virtual tree: one tab stop, a cursor that arrows, letters, Home and End move, and rows that fold. */
export function Tree<Row extends TreeNode>({
  label,
  rows,
  selected,
  onFold,
  onActivate,
  onKey,
  marks,
  renderRow,
  className,
}: TreeProps<Row>) {
  const base = useId();
  const rowHeight = useRowHeight();
  const [moved, setMoved] = useState<Moved | null>(null);
  const [active, setActive] = useState<"yes" | "no">("no");
  const [anchor, setAnchor] = useState<string | null>(null);
  const places = useMemo(() => treePlaces(rows), [rows]);
  const index = cursorIndex(rows, selected, moved);
  const current = rows[index];

  function mark(change: MarkChange, key: string): void {
    if (marks === undefined) return;
    marks.onMark(markRows(change, { rows, marked: marks.marked, anchor: anchor ?? selected, key }));
    if (change === "toggle") setAnchor(key);
  }

  function markByKey(event: KeyboardEvent): boolean {
    if (marks === undefined || current === undefined || event.altKey) return false;
    const modified = event.ctrlKey || event.metaKey;
    if (modified && event.key.toLowerCase() === "a") mark("all", current.key);
    else if (modified && event.key === " ") mark("toggle", current.key);
    else if (event.key === "Escape" && marks.marked.size > 0) mark("none", current.key);
    else if (event.shiftKey && !modified && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const at = Math.max(0, Math.min(rows.length - 1, index + (event.key === "ArrowDown" ? 1 : -1)));
      const to = rows[at];
      if (to === undefined) return false;
      const from = marks.marked.size === 0 ? current.key : (anchor ?? current.key);
      setAnchor(from);
      setMoved({ to: to.key, at, from: selected });
      marks.onMark(markRows("extend", { rows, marked: marks.marked, anchor: from, key: to.key }));
    } else return false;
    event.preventDefault();
    return true;
  }

  /** Whether the click only marked. */
  function markByClick(event: MouseEvent, key: string): boolean {
    if (marks === undefined) return false;
    const change = event.ctrlKey || event.metaKey ? "toggle" : event.shiftKey ? "extend" : null;
    if (change !== null) {
      mark(change, key);
      return true;
    }
    setAnchor(key);
    if (marks.marked.size > 0) mark("none", key);
    return false;
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (markByKey(event)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (current !== undefined) onKey?.(event, current);
      return;
    }
    const move = treeMove(event.key, rows, index);
    if (move === null) {
      if (current !== undefined) onKey?.(event, current);
      return;
    }
    event.preventDefault();
    const row = rows[move.index];
    if (row === undefined) return;
    setMoved({ to: row.key, at: move.index, from: selected });
    if (move.kind === "fold") onFold(row, move.to);
    if (move.kind === "activate") onActivate(row);
  }

  return (
    <VirtualList
      role="tree"
      aria-label={label}
      aria-multiselectable={marks === undefined ? undefined : true}
      tabIndex={0}
      aria-activedescendant={current === undefined ? undefined : `${base}-${index}`}
      className={className}
      style={{ outline: "none" }}
      count={rows.length}
      rowHeight={rowHeight}
      keyOf={(at) => rows[at]?.key ?? String(at)}
      inView={current === undefined ? null : index}
      onKeyDown={onKeyDown}
      onFocus={(event) => setActive(event.currentTarget.matches(":focus-visible") ? "yes" : "no")}
      onBlur={() => setActive("no")}
      renderRow={(at) => {
        const row = rows[at];
        if (row === undefined) return null;
        return (
          <div
            role="presentation"
            onClick={(event) => {
              setMoved({ to: row.key, at, from: selected });
              if (markByClick(event, row.key)) return;
              if (row.fold === undefined) onActivate(row);
              else onFold(row, row.fold === "open" ? "closed" : "open");
            }}
          >
            {renderRow(row, {
              id: `${base}-${at}`,
              focused: active === "yes" && row.key === current?.key ? "yes" : "no",
              ...(places[at] ?? NOWHERE),
            })}
          </div>
        );
      }}
    />
  );
}

const NOWHERE: RowPlace = { "aria-posinset": 1, "aria-setsize": 1 };

/** Where the cursor was put, and what was selected then: another selection takes the cursor with it. */
interface Moved {
  readonly to: string;
  readonly at: number;
  readonly from: string | null;
}

/** A row that went away leaves the cursor in its place. */
function cursorIndex(rows: readonly TreeNode[], selected: string | null, moved: Moved | null): number {
  const key = moved !== null && (selected === null || moved.from === selected) ? moved.to : selected;
  const found = rows.findIndex((row) => row.key === key);
  if (found >= 0) return found;
  return Math.max(0, Math.min(moved?.at ?? 0, rows.length - 1));
}
