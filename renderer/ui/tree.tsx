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
  const [moved, setMoved] = useState<{ readonly to: string; readonly from: string | null } | null>(null);
  const [active, setActive] = useState<"yes" | "no">("no");
  const cursor = moved !== null && moved.from === selected ? moved.to : selected;
  const found = rows.findIndex((row) => row.key === cursor);
  const index =
    found >= 0
      ? found
      : Math.max(
          0,
          rows.findIndex((row) => row.key === selected),
        );
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
    setMoved({ to: row.key, from: selected });
    if (move.kind === "fold") onFold(row, move.to);
    if (move.kind === "activate") onActivate(row);
  }

  return (
    <VirtualList
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={current === undefined ? undefined : `${base}-${current.key}`}
      className={className}
      style={{ outlineOffset: -2 }}
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
              setMoved({ to: row.key, from: selected });
              if (row.fold === undefined) onActivate(row);
              else onFold(row, row.fold === "open" ? "closed" : "open");
            }}
          >
            {renderRow(row, { id: `${base}-${row.key}`, focused: active === "yes" && row.key === current?.key ? "yes" : "no" })}
          </div>
        );
      }}
    />
  );
}
