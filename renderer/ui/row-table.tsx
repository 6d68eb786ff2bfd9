import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { classNames } from "./class-names";
import { useRowHeight } from "./density";
import { rowMove } from "./row-keys";
import styles from "./row-table.module.css";
import text from "./text.module.css";
import { VirtualList } from "./virtual-list";

const ROW_HEIGHT = 28;

export interface TableColumn {
  readonly name: string;
  /** `no`: it is only told, where the column shows marks. */
  readonly shown?: "no";
}

export interface RowTableProps {
  readonly label: string;
  readonly columns: readonly TableColumn[];
  /** Gives head and rows the widths of the columns. */
  readonly lineClass: string | undefined;
  readonly count: number;
  readonly keyOf: (index: number) => string;
  /** The row with the cursor; -1: none. */
  readonly at: number;
  readonly onAt: (index: number) => void;
  /** By Enter or Space, and by a click or a double click. */
  readonly onOpen: (index: number) => void;
  readonly opens: "click" | "double-click";
  /** Whether a row is the selected one; else the one with the cursor is. */
  readonly isSelected?: (index: number) => boolean;
  readonly rowClass?: (index: number) => string | undefined;
  /** The cells of a row, each with its role. */
  readonly renderCells: (index: number) => ReactNode;
}

/** A table of any length that is read row by row: one tab stop, keys move the cursor; heads and places are told to who does not see them. */
export function RowTable({
  label,
  columns,
  lineClass,
  count,
  keyOf,
  at,
  onAt,
  onOpen,
  opens,
  isSelected = (index) => index === at,
  rowClass,
  renderCells,
}: RowTableProps) {
  const base = useId();
  const headHeight = useRowHeight();
  const table = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = rowMove(event.key, at, count);
    if (to !== null) onAt(to);
    else if ((event.key === "Enter" || event.key === " ") && at >= 0) onOpen(at);
    else return;
    event.preventDefault();
  }

  return (
    <VirtualList
      ref={table}
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-readonly="true"
      aria-activedescendant={at < 0 ? undefined : `${base}-${at}`}
      tabIndex={0}
      className={styles.table}
      onKeyDown={onKeyDown}
      head={{
        height: headHeight,
        row: (
          <div role="row" aria-rowindex={1} className={classNames(styles.line, styles.head, lineClass)}>
            {columns.map(({ name, shown }) => (
              <span key={name} role="columnheader">
                {shown === "no" ? <span className={text.hidden}>{name}</span> : name}
              </span>
            ))}
          </div>
        ),
      }}
      count={count}
      rowHeight={ROW_HEIGHT}
      keyOf={keyOf}
      inView={at < 0 ? null : at}
      renderRow={(index) => (
        <div
          id={`${base}-${index}`}
          role="row"
          aria-rowindex={index + 2}
          aria-selected={isSelected(index)}
          className={classNames(styles.line, styles.row, index === at && styles.at, lineClass, rowClass?.(index))}
          onClick={() => {
            onAt(index);
            table.current?.focus();
            if (opens === "click") onOpen(index);
          }}
          onDoubleClick={() => (opens === "double-click" ? onOpen(index) : undefined)}
        >
          {renderCells(index)}
        </div>
      )}
    />
  );
}
