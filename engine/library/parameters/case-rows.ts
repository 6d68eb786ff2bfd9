import { isArray, isObject, property } from "../../config/reading";
import type { Json, JsonObject } from "../../support/json";
import { jsonPointer, type Problem } from "../../support/problem";
import { readCsv } from "./read-csv";

/** The most cases that one saved trace may have. */
export const MOST_CASES = 10_000;

/** A row that stands for many: `{"$csv": "country,status\nDE,200\n"}`, or `{"$matrix": {"method": ["GET", "POST"], "country": ["DE", "FR"]}}`. */
const CSV = "$csv";
const MATRIX = "$matrix";

interface CaseRows {
  readonly rows: readonly JsonObject[];
  readonly problems: readonly Problem[];
}

/** The rows of a saved trace's `cases`, tables and matrices written out. */
export function caseRows(cases: readonly JsonObject[]): CaseRows {
  const rows: JsonObject[] = [];
  const problems: Problem[] = [];
  for (const [index, entry] of cases.entries()) {
    const at = ["cases", index];
    const made = rowsOf(entry, at, MOST_CASES - rows.length);
    if (made.kind === "problem") problems.push({ pointer: jsonPointer(made.at), message: made.message });
    else for (const row of made.rows) rows.push(row);
  }
  return { rows, problems };
}

/** How many cases `cases` gives, without making them: what a preview shows. `null` where there is a mistake. */
export function countCases(cases: readonly JsonObject[]): number | null {
  let count = 0;
  for (const entry of cases) {
    const matrix = property(entry, MATRIX);
    const csv = property(entry, CSV);
    if (isObject(matrix)) count += Object.values(matrix).reduce<number>((product, axis) => product * (isArray(axis) ? axis.length : 0), 1);
    else if (typeof csv === "string") {
      const reading = readCsv(csv);
      if (reading.kind === "problems") return null;
      count += reading.rows.length;
    } else count += 1;
  }
  return count;
}

type Made =
  | { readonly kind: "rows"; readonly rows: readonly JsonObject[] }
  | { readonly kind: "problem"; readonly at: readonly (string | number)[]; readonly message: string };

function rowsOf(entry: JsonObject, at: readonly (string | number)[], most: number): Made {
  const csv = property(entry, CSV);
  const matrix = property(entry, MATRIX);
  if ((csv !== undefined || matrix !== undefined) && Object.keys(entry).length > 1)
    return { kind: "problem", at, message: `“${csv === undefined ? MATRIX : CSV}” stands for whole rows, so nothing can stand beside it` };
  if (csv !== undefined) return ofCsv(csv, [...at, CSV], most);
  if (matrix !== undefined) return ofMatrix(matrix, [...at, MATRIX], most);
  return within([entry], at, most);
}

function ofCsv(csv: Json, at: readonly (string | number)[], most: number): Made {
  if (typeof csv !== "string") return { kind: "problem", at, message: "expected the text of a CSV table" };
  const reading = readCsv(csv);
  if (reading.kind === "rows") return within(reading.rows, at, most);
  return { kind: "problem", at, message: reading.problems[0]?.message ?? "is no table" };
}

/** Every combination; the last axis changes fastest. */
function ofMatrix(matrix: Json, at: readonly (string | number)[], most: number): Made {
  if (!isObject(matrix)) return { kind: "problem", at, message: "expected an object: a list of values for each variable" };
  const axes = Object.entries(matrix);
  let rows: readonly JsonObject[] = [{}];
  for (const [name, values] of axes) {
    if (!isArray(values) || values.length === 0)
      return { kind: "problem", at: [...at, name], message: "expected a list with at least one value" };
    if (rows.length * values.length > most) return tooMany(at);
    rows = rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value })));
  }
  return axes.length === 0 ? { kind: "problem", at, message: "expected at least one variable" } : { kind: "rows", rows };
}

function within(rows: readonly JsonObject[], at: readonly (string | number)[], most: number): Made {
  return rows.length > most ? tooMany(at) : { kind: "rows", rows };
}

function tooMany(at: readonly (string | number)[]): Made {
  return { kind: "problem", at, message: `a saved trace may have at most ${MOST_CASES} cases` };
}
