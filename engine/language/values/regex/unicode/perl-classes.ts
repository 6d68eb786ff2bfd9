import type { RangeSet } from "./range-set";
import { scanClass } from "./scan-class";

const PERL_MEMBERS = {
  digit: String.raw`\p{Nd}`,
  space: String.raw`\p{White_Space}`,
  word: String.raw`\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}`,
} as const;

/** `\d`, `\s` and `\w` where Unicode is on. */
export function perlPoints(name: "digit" | "space" | "word"): RangeSet {
  return scanClass(PERL_MEMBERS[name]) ?? [];
}

const WORD_CHARACTER = new RegExp(`^[${PERL_MEMBERS.word}]$`, "u");

/** Whether a code point belongs to `\w` where Unicode is on. */
export function isWordPoint(point: number): boolean {
  return WORD_CHARACTER.test(String.fromCodePoint(point));
}
