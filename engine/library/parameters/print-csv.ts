import type { Json, JsonObject } from "../../support/json";

/** Rows as CSV text that `readCsv` reads back value by value. A missing value and an empty text are both an empty cell; lists and objects stand as their JSON. */
export function printCsv(columns: readonly string[], rows: readonly JsonObject[]): string {
  const lines = [columns.map(quotedWhereNeeded), ...rows.map((row) => columns.map((name) => cellOf(row[name])))];
  return lines.map((cells) => `${cells.length === 1 && cells[0] === "" ? '""' : cells.join(",")}\n`).join("");
}

/** What `readCsv` would take for something else than this text. */
const LOOKS_LIKE_VALUE = /^(?:-?(?:0|[1-9]\d{0,14})|true|false|null)$/;

function cellOf(value: Json | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "string") return LOOKS_LIKE_VALUE.test(value) ? `"${value}"` : quotedWhereNeeded(value);
  return quotedWhereNeeded(JSON.stringify(value));
}

function quotedWhereNeeded(text: string): string {
  return /[",;\t\r\n\uFEFF]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
