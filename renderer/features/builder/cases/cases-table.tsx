import { useRef, useState } from "react";
import type { JsonObject } from "../../../../engine/contract/index";
import { useCases, useStores, useTrace } from "../../../stores/context";
import { sendRow } from "../../../stores/result/send-row";
import { messageOf } from "../../../stores/support/message-of";
import { chosenRow } from "../../../stores/trace/trace";
import { Button } from "../../../ui/button";
import { EmptyState } from "../../../ui/empty-state";
import { Icon } from "../../../ui/icon";
import { Menu } from "../../../ui/menu";
import text from "../../../ui/text.module.css";
import { WORDS } from "../../../words/words";
import { CaseGrid, type GridEdit } from "./case-grid";
import { withColumnCopied, withColumnMoved, withNewColumn, withoutColumn, withoutRow, withRowAt, withRowMoved } from "./case-table";
import styles from "./cases.module.css";
import { clamp, type GridCell } from "./grid-keys";
import { NameNotesView } from "./name-notes-view";
import { PasteTable } from "./paste-table";
import { useCaseTable } from "./use-case-table";

const words = WORDS.cases;
const START: GridCell = { row: 0, column: 0 };
const NO_ROW: JsonObject = {};

/** The cases as a table that is edited in place. */
export function CasesTable() {
  const stores = useStores();
  const { table, form, write, writeOut } = useCaseTable();
  const known = useCases((state) => state.known);
  const chosen = useTrace(chosenRow);
  const [cursor, setCursor] = useState(START);
  const [editing, setEditing] = useState<GridEdit | null>(null);
  const [pasting, setPasting] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const at = clamp(cursor, { rows: table.rows.length, columns: table.columns.length });
  const row = Math.max(0, at.row);
  const noRow = table.rows.length === 0 ? words.empty : undefined;

  function addRow(): void {
    const named = table.columns.length === 0 ? (known?.view.placeholders ?? []).filter(isOpen) : table.columns;
    const to = table.rows.length === 0 ? 0 : row + 1;
    write(withRowAt({ ...table, columns: named.length === 0 ? ["value"] : named }, to, NO_ROW));
    setCursor({ row: to, column: at.column });
  }

  /** Asked for, and given by nothing else. */
  function isOpen(name: string): boolean {
    return known !== null && !known.view.environment.includes(name) && !known.view.variables.includes(name);
  }

  function addColumn(): void {
    const open = (known?.view.placeholders ?? []).find((name) => isOpen(name) && !table.columns.includes(name));
    const next = withNewColumn(table, open ?? "value");
    write(next);
    const cell = { row: -1, column: next.columns.length - 1 };
    setCursor(cell);
    setEditing({ cell, text: next.columns.at(-1) ?? "" });
  }

  async function copy(): Promise<void> {
    const { notices, cases } = stores;
    try {
      await navigator.clipboard.writeText(await cases.getState().printTable(table.columns, table.rows));
      notices.getState().say(words.copied(table.rows.length));
    } catch {
      notices.getState().fail(words.notCopied);
    }
  }

  if (pasting !== null) return <PasteTable table={table} text={pasting} onTable={write} onClose={() => setPasting(null)} />;
  const mixed = form === "mixed";
  return (
    <div className={styles.editor}>
      <div className={styles.tools}>
        <Button size="small" icon="plus" disabled={mixed} onClick={addRow}>
          {words.addRow}
        </Button>
        <Button size="small" icon="plus" disabled={mixed} onClick={addColumn}>
          {words.addColumn}
        </Button>
        <Menu
          label={words.row}
          entries={[
            { kind: "action", label: words.sendRow, icon: "play", unavailable: noRow, run: () => void sendRow(stores, row) },
            ...(mixed
              ? []
              : ([
                  {
                    kind: "action",
                    label: words.duplicate,
                    icon: "copy",
                    unavailable: noRow,
                    run: () => write(withRowAt(table, row + 1, table.rows[row] ?? NO_ROW)),
                  },
                  {
                    kind: "action",
                    label: words.moveUp,
                    icon: "up",
                    unavailable: noRow,
                    run: () => write(withRowMoved(table, row, row - 1)),
                  },
                  {
                    kind: "action",
                    label: words.moveDown,
                    icon: "down",
                    unavailable: noRow,
                    run: () => write(withRowMoved(table, row, row + 1)),
                  },
                  {
                    kind: "action",
                    label: words.remove,
                    icon: "trash",
                    tone: "danger",
                    unavailable: noRow,
                    run: () => write(withoutRow(table, row)),
                  },
                ] as const)),
          ]}
          trigger={
            <Button size="small" look="quiet">
              {words.row}
              <Icon name="chevron-down" size={12} />
            </Button>
          }
        />
        {mixed ? null : (
          <Menu
            label={words.column}
            entries={[
              {
                kind: "action",
                label: words.rename,
                icon: "pencil",
                run: () => setEditing({ cell: { row: -1, column: at.column }, text: table.columns[at.column] ?? "" }),
              },
              { kind: "action", label: words.duplicate, icon: "copy", run: () => write(withColumnCopied(table, at.column)) },
              { kind: "action", label: words.moveLeft, icon: "up", run: () => write(withColumnMoved(table, at.column, at.column - 1)) },
              { kind: "action", label: words.moveRight, icon: "down", run: () => write(withColumnMoved(table, at.column, at.column + 1)) },
              { kind: "action", label: words.remove, icon: "trash", tone: "danger", run: () => write(withoutColumn(table, at.column)) },
            ]}
            trigger={
              <Button size="small" look="quiet" disabled={table.columns.length === 0}>
                {words.column}
                <Icon name="chevron-down" size={12} />
              </Button>
            }
          />
        )}
        <span className={styles.spring} />
        <Button size="small" icon="paste" disabled={mixed} onClick={() => setPasting("")}>
          {words.pasteTable}
        </Button>
        <Button size="small" icon="open" disabled={mixed} onClick={() => file.current?.click()}>
          {words.importCsv}
        </Button>
        <Button size="small" icon="copy" disabled={table.rows.length === 0} onClick={() => void copy()}>
          {words.copyCsv}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,text/csv"
          aria-label={words.importCsv}
          onChange={(event) => {
            const [picked] = event.currentTarget.files ?? [];
            event.currentTarget.value = "";
            if (picked !== undefined) picked.text().then(setPasting, (error: unknown) => stores.notices.getState().fail(messageOf(error)));
          }}
        />
      </div>
      {mixed ? (
        <p className={styles.note}>
          <span>{words.written}</span>{" "}
          <Button size="small" disabled={table.rows.length === 0} onClick={writeOut}>
            {words.writeOut}
          </Button>
        </p>
      ) : null}
      <NameNotesView columns={table.columns} rows={table.rows} />
      {table.columns.length === 0 ? (
        <EmptyState size="small" title={words.empty} />
      ) : (
        <CaseGrid
          table={table}
          at={at}
          onAt={setCursor}
          onTable={mixed ? null : write}
          editing={editing}
          onEditing={setEditing}
          chosen={chosen}
        />
      )}
      <p className={text.soft}>{words.count(table.rows.length)}</p>
    </div>
  );
}
