import type { Json } from "../../../engine/support/json";
import type { Piece } from "./piece";

/** Longer arrays are printed one entry a line, without spaces: a list of half a million items stays readable and small. */
const LONG = 2000;

/** The text of a file: the source's own where the file is that one answer, else the value printed anew. */
export function printFile(value: Json, text: string | null): string {
  if (text !== null) return text;
  if (!Array.isArray(value) || value.length <= LONG) return `${JSON.stringify(value, null, 2)}\n`;
  return `[\n${value.map((member) => JSON.stringify(member)).join(",\n")}\n]\n`;
}

/** The values of pieces together; where one piece has them all, its source's own text. */
export function printMerged(pieces: readonly Piece[], merged: readonly Json[]): string {
  const [only, ...others] = pieces;
  return printFile(merged, only !== undefined && others.length === 0 && only.values.length === merged.length ? only.text : null);
}
