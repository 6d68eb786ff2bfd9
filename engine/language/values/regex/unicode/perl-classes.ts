import { type RangeSet, unite } from "./range-set";
import { scanProperty } from "./scan-property";

const PERL_PROPERTIES = {
  digit: ["Nd"],
  space: ["White_Space"],
  word: ["Alphabetic", "M", "Nd", "Pc", "Join_Control"],
} as const;

/** `\d`, `\s` and `\w` where Unicode is on. */
export function perlPoints(name: "digit" | "space" | "word"): RangeSet {
  return PERL_PROPERTIES[name].reduce<RangeSet>((set, property) => unite(set, scanProperty(property) ?? []), []);
}

const WORD_CHARACTER = /^[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]$/u;

/** Whether a code point belongs to `\w` where Unicode is on. */
export function isWordPoint(point: number): boolean {
  return WORD_CHARACTER.test(String.fromCodePoint(point));
}
