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

/**
 * The values of pieces together. Where nothing of them was left out, their sources' own texts stay: that of the only one, or the answers of all
 * pages as one array, which is how the layout keeps an answer of several pages.
 */
export function printMerged(pieces: readonly Piece[], merged: readonly Json[]): string {
  const texts = pieces
    .toSorted((left, right) => (left.page?.page ?? 0) - (right.page?.page ?? 0))
    .flatMap(({ text }) => (text === null ? [] : [text]));
  const isWhole = texts.length === pieces.length && pieces.reduce((sum, { values }) => sum + values.length, 0) === merged.length;
  const [only, ...others] = texts;
  if (!isWhole || only === undefined) return printFile(merged, null);
  if (others.length === 0) return only;
  return pieces.every(({ origin }) => origin.pointer === "/result")
    ? `[\n${texts.map((text) => text.trim()).join(",\n")}\n]\n`
    : printFile(merged, null);
}
