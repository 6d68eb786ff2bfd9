import { LOOKS, type Look } from "../meaning/meaning";
import { isWordPoint } from "../unicode/perl-classes";

/** Stands for a byte where there is none: before the text or after it. */
export const NO_BYTE = -1;

type Between = (before: number, after: number) => boolean;

/** The looks that the two bytes around a place decide. */
const BETWEEN: ReadonlyMap<Look, Between> = new Map<Look, Between>([
  ["text-start", (before) => before === NO_BYTE],
  ["text-end", (_, after) => after === NO_BYTE],
  ["line-start", (before) => before === NO_BYTE || before === 0x0a],
  ["line-end", (_, after) => after === NO_BYTE || after === 0x0a],
  ["line-start-crlf", (before, after) => before === NO_BYTE || before === 0x0a || (before === 0x0d && after !== 0x0a)],
  ["line-end-crlf", (before, after) => after === NO_BYTE || after === 0x0d || (after === 0x0a && before !== 0x0d)],
  ["word-boundary", (before, after) => isWordByte(before) !== isWordByte(after)],
  ["not-word-boundary", (before, after) => isWordByte(before) === isWordByte(after)],
  ["word-start", (before, after) => !isWordByte(before) && isWordByte(after)],
  ["word-end", (before, after) => isWordByte(before) && !isWordByte(after)],
  ["word-start-half", (before) => !isWordByte(before)],
  ["word-end-half", (_, after) => !isWordByte(after)],
]);

const BY_NUMBER: readonly (Between | undefined)[] = LOOKS.map((look) => BETWEEN.get(look));

/** Whether look number `look` holds between two bytes; false for the Unicode ones, which more bytes decide. */
export function lookHoldsBetween(look: number, before: number, after: number): boolean {
  return BY_NUMBER[look]?.(before, after) ?? false;
}

/** Whether look number `look` holds at place `at` of `text`. */
export function lookHoldsAt(look: number, text: string, at: number): boolean {
  const between = BY_NUMBER[look];
  if (between === undefined) return unicodeLookHolds(LOOKS[look], text, at);
  return between(at === 0 ? NO_BYTE : text.charCodeAt(at - 1), at === text.length ? NO_BYTE : text.charCodeAt(at));
}

export function isWordByte(byte: number): boolean {
  if (byte >= 0x61) return byte <= 0x7a;
  if (byte >= 0x41) return byte <= 0x5a || byte === 0x5f;
  return byte >= 0x30 && byte <= 0x39;
}

/** What stands on one side of a place: nothing, a code point, or bytes that are not UTF-8. */
type Neighbour = "none" | "word" | "other" | "broken";

type Around = (before: Neighbour, after: Neighbour) => boolean;

/** The looks that the code points around a place decide. Next to bytes that are not UTF-8 the negated ones do not hold. */
const AROUND: ReadonlyMap<Look, Around> = new Map<Look, Around>([
  ["unicode-word-boundary", (before, after) => (before === "word") !== (after === "word")],
  ["unicode-not-word-boundary", (before, after) => before !== "broken" && after !== "broken" && (before === "word") === (after === "word")],
  ["unicode-word-start", (before, after) => before !== "word" && after === "word"],
  ["unicode-word-end", (before, after) => before === "word" && after !== "word"],
  ["unicode-word-start-half", (before) => before !== "broken" && before !== "word"],
  ["unicode-word-end-half", (_, after) => after !== "broken" && after !== "word"],
]);

function unicodeLookHolds(look: Look | undefined, text: string, at: number): boolean {
  const around = look === undefined ? undefined : AROUND.get(look);
  return around?.(pointBefore(text, at), pointAfter(text, at)) ?? false;
}

function pointAfter(text: string, at: number): Neighbour {
  if (at === text.length) return "none";
  const first = text.charCodeAt(at);
  if (first < 0x80) return isWordByte(first) ? "word" : "other";
  const length = sequenceLength(first);
  if (length === 0 || at + length > text.length) return "broken";
  let point = first & (0x7f >> length);
  for (let next = at + 1; next < at + length; next++) {
    const byte = text.charCodeAt(next);
    if ((byte & 0xc0) !== 0x80) return "broken";
    point = (point << 6) | (byte & 0x3f);
  }
  const overlong = (length === 3 && point < 0x800) || (length === 4 && point < 0x10000);
  if (overlong || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return "broken";
  return isWordPoint(point) ? "word" : "other";
}

function pointBefore(text: string, at: number): Neighbour {
  if (at === 0) return "none";
  let start = at - 1;
  while (start > 0 && at - start < 4 && (text.charCodeAt(start) & 0xc0) === 0x80) start--;
  const last = text.slice(start, at);
  if (last.length > 1 && sequenceLength(last.charCodeAt(0)) !== last.length) return "broken";
  return pointAfter(last, 0);
}

function sequenceLength(first: number): number {
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}
