import { assertNever } from "../../../../support/assert-never";
import type { RangeSet } from "../unicode/range-set";

/** What a pattern means once its flags are applied: nothing here depends on how it was written. */
export type Meaning =
  | { readonly kind: "empty" }
  /** One byte of the set; an empty set never matches. */
  | { readonly kind: "byte"; readonly set: RangeSet }
  /** The UTF-8 sequence of one code point of the set. */
  | { readonly kind: "point"; readonly set: RangeSet }
  | { readonly kind: "look"; readonly look: Look }
  | { readonly kind: "capture"; readonly index: number; readonly item: Meaning }
  /** `max` is `null` where there is no upper bound. */
  | { readonly kind: "repeat"; readonly min: number; readonly max: number | null; readonly greedy: boolean; readonly item: Meaning }
  | { readonly kind: "sequence"; readonly items: readonly Meaning[] }
  /** The first of `items` that leads to a match is taken. */
  | { readonly kind: "choice"; readonly items: readonly Meaning[] };

/** Conditions on a place between two bytes. The index of a look is its number in a program. */
export const LOOKS = [
  "text-start",
  "text-end",
  "line-start",
  "line-end",
  "line-start-crlf",
  "line-end-crlf",
  "word-boundary",
  "not-word-boundary",
  "word-start",
  "word-end",
  "word-start-half",
  "word-end-half",
  "unicode-word-boundary",
  "unicode-not-word-boundary",
  "unicode-word-start",
  "unicode-word-end",
  "unicode-word-start-half",
  "unicode-word-end-half",
] as const;

export type Look = (typeof LOOKS)[number];

/** Fewest bytes a match of `meaning` takes; `Infinity` where there is none. */
export function shortestLength(meaning: Meaning): number {
  switch (meaning.kind) {
    case "empty":
    case "look":
      return 0;
    case "byte":
      return meaning.set.length === 0 ? Number.POSITIVE_INFINITY : 1;
    case "point":
      return meaning.set.length === 0 ? Number.POSITIVE_INFINITY : 1;
    case "capture":
      return shortestLength(meaning.item);
    case "repeat":
      return meaning.min === 0 ? 0 : meaning.min * shortestLength(meaning.item);
    case "sequence":
      return meaning.items.reduce((sum, item) => sum + shortestLength(item), 0);
    case "choice":
      return meaning.items.reduce((least, item) => Math.min(least, shortestLength(item)), Number.POSITIVE_INFINITY);
    default:
      return assertNever(meaning);
  }
}

/** Whether every match of `meaning` is empty. */
export function isAlwaysEmpty(meaning: Meaning): boolean {
  switch (meaning.kind) {
    case "empty":
    case "look":
      return true;
    case "byte":
    case "point":
      return false;
    case "capture":
      return isAlwaysEmpty(meaning.item);
    case "repeat":
      return meaning.max === 0 || isAlwaysEmpty(meaning.item);
    case "sequence":
    case "choice":
      return meaning.items.every(isAlwaysEmpty);
    default:
      return assertNever(meaning);
  }
}
