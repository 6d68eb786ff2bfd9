import { type RangeSet, unite } from "./range-set";
import { scanProperty } from "./scan-property";

/** `\d`, `\s` and `\w` where Unicode is on. */
export function perlPoints(name: "digit" | "space" | "word"): RangeSet {
  switch (name) {
    case "digit":
      return scanProperty("Nd") ?? [];
    case "space":
      return scanProperty("White_Space") ?? [];
    case "word":
      return ["M", "Nd", "Pc", "Join_Control"].reduce(
        (set, property) => unite(set, scanProperty(property) ?? []),
        scanProperty("Alphabetic") ?? [],
      );
  }
}

const WORD_CHARACTER = /^[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]$/u;

/** Whether a code point belongs to `\w` where Unicode is on. */
export function isWordPoint(point: number): boolean {
  return WORD_CHARACTER.test(String.fromCodePoint(point));
}
