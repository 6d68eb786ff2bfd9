import { type RangeSet, rangeSet } from "./range-set";

/** `"az"` and the like: pairs of first and last characters. */
function ascii(pairs: string): RangeSet {
  return rangeSet(Array.from(pairs, (character) => character.charCodeAt(0)));
}

/** Classes as they are where Unicode is off. */
export const PERL_BYTES = {
  digit: ascii("09"),
  space: ascii("\t\r  "),
  word: ascii("09AZ__az"),
} as const;

/** `[:name:]`, always ASCII. */
export const POSIX_CLASSES: ReadonlyMap<string, RangeSet> = new Map([
  ["alnum", ascii("09AZaz")],
  ["alpha", ascii("AZaz")],
  ["ascii", ascii("\0\x7f")],
  ["blank", ascii("\t\t  ")],
  ["cntrl", ascii("\0\x1f\x7f\x7f")],
  ["digit", ascii("09")],
  ["graph", ascii("!~")],
  ["lower", ascii("az")],
  ["print", ascii(" ~")],
  ["punct", ascii("!/:@[`{~")],
  ["space", ascii("\t\r  ")],
  ["upper", ascii("AZ")],
  ["word", ascii("09AZ__az")],
  ["xdigit", ascii("09AFaf")],
]);

/** Adds the other case of each ASCII letter. */
export function foldAscii(set: RangeSet): RangeSet {
  const folded = [...set];
  for (let at = 0; at < set.length; at += 2) {
    const first = set[at] ?? 0;
    const last = set[at + 1] ?? 0;
    pushShifted(folded, Math.max(first, 0x41), Math.min(last, 0x5a), 32);
    pushShifted(folded, Math.max(first, 0x61), Math.min(last, 0x7a), -32);
  }
  return rangeSet(folded);
}

function pushShifted(pairs: number[], first: number, last: number, distance: number): void {
  if (first <= last) pairs.push(first + distance, last + distance);
}
