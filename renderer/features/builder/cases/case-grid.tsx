import { type ClipboardEvent, type KeyboardEvent, useId, useRef } from "react";
import { useStores } from "../../../stores/context";
import { sendRow } from "../../../stores/result/send-row";
import { messageOf } from "../../../stores/support/message-of";
import { classNames } from "../../../ui/class-names";
import { VirtualList } from "../../../ui/virtual-list";
import { WORDS } from "../../../words/words";
import { type CaseTable, withCell, withColumnMoved, withColumnNamed, withRowMoved, withTable } from "./case-table";
import styles from "./cases.module.css";
import { cellText, readCell } from "./cell-text";
import { clamp, type GridCell, gridDeed } from "./grid-keys";
import { pastedBlock } from "./pasted-block";

export interface CaseGridProps {
  readonly table: CaseTable;
  readonly at: GridCell;
  readonly onAt: (at: GridCell) => void;
  /** `null`: the table can be looked at only. */
  readonly onTable: ((table: CaseTable) => void) | null;
  /** The cell that is being edited, with what it began with. */
  readonly editing: GridEdit | null;
  readonly onEditing: (editing: GridEdit | null) => void;
  /** The row that Send trace takes. */
  readonly chosen: number | null;
}

export interface GridEdit {
  readonly cell: GridCell;
  readonly text: string;
}

/** Cases as a spreadsheet has them: one cell has the cursor, keys move it, Enter or typing edits in place. Only rows in view are drawn. */
export function CaseGrid({ table, at, onAt, onTable, editing, onEditing, chosen }: CaseGridProps) {
  const stores = useStores();
  const base = useId();
  const grid = useRef<HTMLDivElement>(null);
  const size = { rows: table.rows.length, columns: table.columns.length };
  const columns = { gridTemplateColumns: ["44px", `repeat(${size.columns},minmax(120px,1fr))`].join(" ") };
  const wide = { minWidth: 44 + size.columns * 120 };

  function textAt({ row, column }: GridCell): string {
    const name = table.columns[column] ?? "";
    return row === -1 ? name : cellText(table.rows[row]?.[name]);
  }

  function write({ row, column }: GridCell, text: string): void {
    const name = table.columns[column];
    if (onTable === null || name === undefined || text === textAt({ row, column })) return;
    onTable(row === -1 ? withColumnNamed(table, column, text.trim()) : withCell(table, row, name, readCell(text)));
  }

  function begin(cell: GridCell, text: string | null): void {
    if (onTable !== null) onEditing({ cell, text: text ?? textAt(cell) });
  }

  function end(text: string | null, to: GridCell): void {
    if (editing !== null && text !== null) write(editing.cell, text);
    onEditing(null);
    onAt(clamp(to, size));
    grid.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== grid.current) return;
    const deed = gridDeed(event, at, size);
    if (deed === null) return;
    event.preventDefault();
    event.stopPropagation();
    switch (deed.kind) {
      case "go":
        return onAt(deed.to);
      case "edit":
        return begin(at, deed.text);
      case "empty":
        return at.row === -1 ? undefined : write(at, "");
      case "send":
        return at.row === -1 ? undefined : void sendRow(stores, at.row);
      case "move-row": {
        const to = at.row + deed.by;
        if (onTable === null || at.row === -1 || to < 0 || to >= size.rows) return;
        onTable(withRowMoved(table, at.row, to));
        return onAt({ ...at, row: to });
      }
      case "move-column": {
        const to = at.column + deed.by;
        if (onTable === null || to < 0 || to >= size.columns) return;
        onTable(withColumnMoved(table, at.column, to));
        return onAt({ ...at, column: to });
      }
      default:
        return deed satisfies never;
    }
  }

  async function paste(text: string): Promise<void> {
    if (onTable === null) return;
    const reading = await stores.cases.getState().readTable(text);
    const placeholders = stores.cases.getState().known?.view.placeholders ?? [];
    const names = new Set([...table.columns, ...placeholders]);
    if (reading.kind === "table" && reading.columns.some((name) => names.has(name))) {
      onTable(withTable(table, reading));
      return;
    }
    onTable(pastedBlock(table, at, text));
  }

  function onPaste(event: ClipboardEvent): void {
    if (event.target !== grid.current || onTable === null) return;
    event.preventDefault();
    const text = event.clipboardData.getData("text").replace(/\r?\n$/, "");
    if (/[\t\r\n]/.test(text)) paste(text).catch((error: unknown) => stores.notices.getState().fail(messageOf(error)));
    else write(at, text);
  }

  function renderCell(row: number, column: number) {
    const here = { row, column };
    const edited = editing !== null && editing.cell.row === row && editing.cell.column === column;
    const name = table.columns[column] ?? "";
    const text = textAt(here);
    return (
      <div
        key={name}
        id={`${base}-${row}-${column}`}
        role={row === -1 ? "columnheader" : "gridcell"}
        aria-selected={row === -1 ? undefined : at.row === row && at.column === column}
        className={classNames(styles.cell, at.row === row && at.column === column && styles.at)}
        title={text}
        onMouseDown={() => onAt(here)}
        onDoubleClick={() => begin(here, null)}
      >
        {edited ? (
          <CellInput
            label={row === -1 ? WORDS.cases.head(column) : WORDS.cases.cell(name, row)}
            text={editing.text}
            onEnd={(typed, step) => end(typed, { row: row + step.rows, column: column + step.columns })}
          />
        ) : (
          text
        )}
      </div>
    );
  }

  return (
    <div className={styles.scroll}>
      <div
        ref={grid}
        role="grid"
        aria-label={WORDS.cases.grid}
        aria-rowcount={size.rows + 1}
        aria-colcount={size.columns + 1}
        aria-description={WORDS.cases.keys}
        aria-readonly={onTable === null}
        aria-activedescendant={`${base}-${at.row}-${at.column}`}
        tabIndex={0}
        className={styles.grid}
        style={wide}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onCopy={(event) => {
          if (event.target !== grid.current) return;
          event.preventDefault();
          event.clipboardData.setData("text/plain", textAt(at));
        }}
      >
        <div role="rowgroup">
          <div role="row" aria-rowindex={1} className={classNames(styles.line, styles.head)} style={columns}>
            <div role="columnheader" className={styles.number}>
              {WORDS.cases.number}
            </div>
            {table.columns.map((_, column) => renderCell(-1, column))}
          </div>
        </div>
        <VirtualList
          role="rowgroup"
          className={styles.rows}
          count={size.rows}
          rowHeight={24}
          keyOf={String}
          inView={at.row}
          renderRow={(row) => (
            <div role="row" aria-rowindex={row + 2} className={classNames(styles.line, chosen === row && styles.chosen)} style={columns}>
              <div role="rowheader" className={styles.number} onDoubleClick={() => void sendRow(stores, row)}>
                {row + 1}
              </div>
              {table.columns.map((_, column) => renderCell(row, column))}
            </div>
          )}
        />
      </div>
    </div>
  );
}

/** How the cursor goes on when an edit ends. */
interface Step {
  readonly rows: 0 | 1;
  readonly columns: -1 | 0 | 1;
}

const STAY: Step = { rows: 0, columns: 0 };

function CellInput({
  label,
  text,
  onEnd,
}: {
  readonly label: string;
  readonly text: string;
  /** `null`: the edit was taken back. */
  readonly onEnd: (text: string | null, step: Step) => void;
}) {
  const ended = useRef("no");
  function finish(typed: string | null, step: Step): void {
    if (ended.current === "yes") return;
    ended.current = "yes";
    onEnd(typed, step);
  }
  return (
    <input
      aria-label={label}
      defaultValue={text}
      autoFocus
      spellCheck={false}
      autoComplete="off"
      onBlur={(event) => finish(event.currentTarget.value, STAY)}
      onKeyDown={(event) => {
        const typed = event.currentTarget.value;
        if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) finish(typed, { rows: 1, columns: 0 });
        else if (event.key === "Tab") finish(typed, { rows: 0, columns: event.shiftKey ? -1 : 1 });
        else if (event.key === "Escape") finish(null, STAY);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
