import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { type TreeNode, treeMove } from "./tree-keys";
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
  readonly renderRow: (row: Row, about: { readonly id: string; readonly focused: "yes" | "no" }) => ReactNode;
  readonly className?: string | undefined;
}

/** A virtual tree: one tab stop, a cursor that arrows, letters, Home and End move, and rows that fold. */
export function Tree<Row extends TreeNode>({ label, rows, selected, onFold, onActivate, onKey, renderRow, className }: TreeProps<Row>) {
  const base = useId();
  const [moved, setMoved] = useState<Moved | null>(null);
  const [active, setActive] = useState<"yes" | "no">("no");
  const index = cursorIndex(rows, selected, moved);
  const current = rows[index];

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
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
      tabIndex={0}
      aria-activedescendant={current === undefined ? undefined : `${base}-${index}`}
      className={className}
      style={{ outline: "none" }}
      count={rows.length}
      rowHeight={24}
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
            onClick={() => {
              setMoved({ to: row.key, at, from: selected });
              if (row.fold === undefined) onActivate(row);
              else onFold(row, row.fold === "open" ? "closed" : "open");
            }}
          >
            {renderRow(row, { id: `${base}-${at}`, focused: active === "yes" && row.key === current?.key ? "yes" : "no" })}
          </div>
        );
      }}
    />
  );
}

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
