import type { Json } from "../../support/json";
import type { Problem } from "../../support/problem";

/** Rows of a table with a head, by column name. */
export type CsvReading =
  | { readonly kind: "rows"; readonly columns: readonly string[]; readonly rows: readonly Readonly<Record<string, Json>>[] }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] };

/**
 * Reads CSV text (RFC 4180) whose first line names the columns. `;` or a tab separates where the first line has one and no comma. Whole
 * numbers, `true`, `false` and `null` become what they look like unless they are quoted; everything else is text. Empty lines count for
 * nothing.
 */
export function readCsv(text: string): CsvReading {
  const separator = separatorOf(text);
  const lines = splitCells(text.replace(/^\uFEFF/, ""), separator);
  if (lines.kind === "problem") return problem(lines.message);
  const [head, ...body] = lines.lines.filter((cells) => cells.length > 1 || cells[0]?.text !== "" || cells[0].quoted);
  if (head === undefined) return problem("the table is empty: its first line names the columns");
  const names = head.map((cell) => cell.text.trim());
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (names.includes("")) return problem("a column of the table has no name");
  if (repeated !== undefined) return problem(`two columns of the table are called “${repeated}”`);
  const wrong = body.findIndex((cells) => cells.length !== names.length);
  if (wrong !== -1)
    return problem(`row ${wrong + 1} of the table has ${body[wrong]?.length ?? 0} values, and there are ${names.length} columns`);
  return {
    kind: "rows",
    columns: names,
    rows: body.map((cells) => Object.fromEntries(names.map((name, index) => [name, valueOf(cells[index])]))),
  };
}

interface Cell {
  readonly text: string;
  readonly quoted: boolean;
}

type Lines =
  | { readonly kind: "lines"; readonly lines: readonly (readonly Cell[])[] }
  | { readonly kind: "problem"; readonly message: string };

function splitCells(text: string, separator: string): Lines {
  const lines: Cell[][] = [];
  let cells: Cell[] = [];
  let at = 0;
  while (at <= text.length) {
    const quoted = text[at] === '"';
    const end = quoted ? endOfQuotes(text, at) : endOfPlain(text, at, separator);
    if (end === -1) return { kind: "problem", message: `the quotes that open in line ${lines.length + 1} of the table never close` };
    cells.push({ text: quoted ? text.slice(at + 1, end - 1).replaceAll('""', '"') : text.slice(at, end), quoted });
    const next = text[end];
    if (next === separator) {
      at = end + 1;
      continue;
    }
    if (next !== undefined && next !== "\n" && next !== "\r")
      return { kind: "problem", message: `line ${lines.length + 1} of the table goes on after closing quotes` };
    lines.push(cells);
    cells = [];
    at = next === "\r" && text[end + 1] === "\n" ? end + 2 : end + 1;
    if (at >= text.length) break;
  }
  return { kind: "lines", lines };
}

function endOfPlain(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}

/** Just after the closing quotes; -1 where there are none. */
function endOfQuotes(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at + 1;
  return -1;
}

function separatorOf(text: string): string {
  const head = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  if (head.includes(",")) return ",";
  return head.includes(";") ? ";" : head.includes("\t") ? "\t" : ",";
}

function valueOf(cell: Cell | undefined): Json {
  if (cell === undefined) return "";
  if (cell.quoted) return cell.text;
  if (/^-?(?:0|[1-9]\d{0,14})$/.test(cell.text)) return Number(cell.text);
  if (cell.text === "true" || cell.text === "false") return cell.text === "true";
  return cell.text === "null" ? null : cell.text;
}

function problem(message: string): CsvReading {
  return { kind: "problems", problems: [{ pointer: "", message }] };
}
