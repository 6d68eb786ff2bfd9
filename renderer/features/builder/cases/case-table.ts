import type { Json, JsonObject } from "../../../../engine/contract/index";

/** Cases as a table: one a row, a column for each variable. A row may lack the value of a column. */
export interface CaseTable {
  readonly columns: readonly string[];
  readonly rows: readonly JsonObject[];
}

/** The most rows that a table may have. */
export const MOST_ROWS = 10_000;

const CSV = "$csv";
const MATRIX = "$matrix";

/** How cases stand in the file: as plain rows, as the text of one table, or with matrices or several tables among them. */
export type CasesForm = "rows" | "csv" | "mixed";

export function formOf(cases: readonly JsonObject[]): CasesForm {
  if (!cases.some(isPart)) return "rows";
  return cases.length === 1 && cases[0]?.[CSV] !== undefined ? "csv" : "mixed";
}

function isPart(entry: JsonObject): boolean {
  return entry[CSV] !== undefined || entry[MATRIX] !== undefined;
}

export function csvCases(text: string): readonly JsonObject[] {
  return [{ [CSV]: text }];
}

/** Columns in the order in which rows first name them. */
export function tableOf(rows: readonly JsonObject[]): CaseTable {
  const columns = new Set<string>();
  for (const row of rows) for (const name of Object.keys(row)) columns.add(name);
  return { columns: [...columns], rows };
}

/** `undefined` takes the value out. */
export function withCell(table: CaseTable, row: number, column: string, value: Json | undefined): CaseTable {
  return { ...table, rows: table.rows.map((each, at) => (at === row ? inOrder(table.columns, each, column, value) : each)) };
}

function inOrder(columns: readonly string[], row: JsonObject, column: string, value: Json | undefined): JsonObject {
  const values = new Map(Object.entries(row));
  if (value === undefined) values.delete(column);
  else values.set(column, value);
  return rowOf(columns, values);
}

function rowOf(columns: readonly string[], values: ReadonlyMap<string, Json>): JsonObject {
  return Object.fromEntries(
    columns.flatMap((name): [string, Json][] => {
      const value = values.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The same rows with their values in the order of other columns; `from` says what a column was called. */
function withColumns(table: CaseTable, columns: readonly string[], from: ReadonlyMap<string, string> = new Map()): CaseTable {
  const rows = table.rows.map((row) => {
    const values = new Map(Object.entries(row));
    const found = columns.flatMap((name): [string, Json][] => {
      const value = values.get(from.get(name) ?? name);
      return value === undefined ? [] : [[name, value]];
    });
    return Object.fromEntries(found);
  });
  return { columns, rows };
}

export function withRowAt(table: CaseTable, at: number, row: JsonObject): CaseTable {
  return { ...table, rows: table.rows.toSpliced(at, 0, row) };
}

export function withoutRow(table: CaseTable, row: number): CaseTable {
  return { ...table, rows: table.rows.toSpliced(row, 1) };
}

export function withRowMoved(table: CaseTable, row: number, to: number): CaseTable {
  return { ...table, rows: moved(table.rows, row, to) };
}

export function withColumnMoved(table: CaseTable, column: number, to: number): CaseTable {
  return withColumns(table, moved(table.columns, column, to));
}

function moved<Member>(list: readonly Member[], from: number, to: number): readonly Member[] {
  if (to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, ...list.slice(from, from + 1));
}

export function withNewColumn(table: CaseTable, name: string): CaseTable {
  return { ...table, columns: [...table.columns, freeName(table.columns, name)] };
}

export function withColumnCopied(table: CaseTable, column: number): CaseTable {
  const name = table.columns[column];
  if (name === undefined) return table;
  const copy = freeName(table.columns, name);
  return withColumns(table, table.columns.toSpliced(column + 1, 0, copy), new Map([[copy, name]]));
}

export function withoutColumn(table: CaseTable, column: number): CaseTable {
  return withColumns(table, table.columns.toSpliced(column, 1));
}

/** A name that is taken, empty or no name of a placeholder changes nothing. */
export function withColumnNamed(table: CaseTable, column: number, name: string): CaseTable {
  const before = table.columns[column];
  if (before === undefined || table.columns.includes(name) || !/^[A-Za-z_][\w.-]*$/.test(name)) return table;
  return withColumns(table, table.columns.with(column, name), new Map([[name, before]]));
}

/** Another table below; columns that only one of them has stay without values in the other's rows. */
export function withTable(table: CaseTable, other: CaseTable): CaseTable {
  return {
    columns: [...table.columns, ...other.columns.filter((name) => !table.columns.includes(name))],
    rows: [...table.rows, ...other.rows],
  };
}

function freeName(columns: readonly string[], name: string): string {
  if (!columns.includes(name)) return name;
  const base = name.replace(/\d+$/, "");
  for (let number = 2; ; number++) if (!columns.includes(`${base}${number}`)) return `${base}${number}`;
}
