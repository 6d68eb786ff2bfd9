import type { Parsed } from "../../ui/use-draft";
import { WORDS } from "../../words/words";

const words = WORDS.builder.wholeNumber;

/** A whole number within two limits; no text is no number. */
export function parseWhole(text: string, least: number, most: number): Parsed<number | undefined> {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "value", value: undefined };
  const number = Number(trimmed);
  if (!/^-?\d+$/.test(trimmed) || !Number.isSafeInteger(number)) return { kind: "problem", message: words.notWhole };
  if (number < least || number > most) {
    return { kind: "problem", message: most === Number.MAX_SAFE_INTEGER ? words.atLeast(least) : WORDS.counts.wholeBetween(least, most) };
  }
  return { kind: "value", value: number };
}

/** Whether a text stands for a value that a row or the environment gives: `{{score}}`. */
export function isPlaceholder(text: string): boolean {
  return /^\{\{\s*[A-Za-z_][\w.-]*\s*\}\}$/.test(text.trim());
}
