import { type CaseTable, withCell, withRowAt } from "./case-table";
import { readCell } from "./cell-text";
import type { GridCell } from "./grid-keys";

/** Cells as a spreadsheet copies them, put in from a cell on: further rows are added, what goes beyond the last column is left out. */
export function pastedBlock(table: CaseTable, at: GridCell, text: string): CaseTable {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.split("\t"));
  const first = Math.max(0, at.row);
  return lines.reduce<CaseTable>((before, cells, down) => {
    const row = first + down;
    const grown = row < before.rows.length ? before : withRowAt(before, row, {});
    return cells.reduce((filled, cell, right) => {
      const name = filled.columns[at.column + right];
      return name === undefined ? filled : withCell(filled, row, name, readCell(cell));
    }, grown);
  }, table);
}
