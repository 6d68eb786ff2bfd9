import type { Json, JsonObject } from "../../../../engine/contract/index";
import { isJsonObject } from "../../../stores/support/json-kinds";
import { cellText, readCell } from "./cell-text";

/** A variable of a matrix, as a person types it: values one a line or with commas between. */
export interface Axis {
  readonly name: string;
  readonly text: string;
}

/** The first matrix among cases; `null` where there is none. */
export function axesOf(cases: readonly JsonObject[]): readonly Axis[] | null {
  const matrix = cases.map((entry) => entry["$matrix"]).find((found) => found !== undefined);
  if (matrix === undefined || !isJsonObject(matrix)) return null;
  return Object.entries(matrix).map(([name, values]) => ({ name, text: (Array.isArray(values) ? values : []).map(cellText).join("\n") }));
}

/** Variables without name or values do not count yet; `null` where none does. */
export function matrixOf(axes: readonly Axis[]): JsonObject | null {
  const found = axes
    .map(({ name, text }): readonly [string, readonly Json[]] => [name.trim(), readValues(text)])
    .filter(([name, values]) => name !== "" && values.length > 0);
  return found.length === 0 ? null : { $matrix: Object.fromEntries(found.map(([name, values]) => [name, [...values]])) };
}

/** Lines, or, in one line, what stands between commas. Quotes and brackets keep a line whole. */
function readValues(text: string): readonly Json[] {
  const parts = text.includes("\n") || /^\s*["[{]/.test(text) ? text.split("\n") : text.split(",");
  return parts.flatMap((part) => {
    const value = readCell(part.trim());
    return value === undefined ? [] : [value];
  });
}

/** The matrix in place of the first one that is there, else after the rows. */
export function withMatrix(cases: readonly JsonObject[], matrix: JsonObject): readonly JsonObject[] {
  const at = cases.findIndex((entry) => entry["$matrix"] !== undefined);
  return at === -1 ? [...cases, matrix] : cases.with(at, matrix);
}
