import { LOOKS, type Look } from "../meaning/meaning";
import { isWordPoint } from "../unicode/perl-classes";

/** Stands for a byte where there is none: before the text or after it. */
export const NO_BYTE = -1;

/** Whether look number `look` holds between two bytes. Only for looks that two bytes decide: not the Unicode ones. */
export function lookHoldsBetween(look: number, before: number, after: number): boolean {
  switch (LOOKS[look]) {
    case "text-start":
      return before === NO_BYTE;
    case "text-end":
      return after === NO_BYTE;
    case "line-start":
      return before === NO_BYTE || before === 0x0a;
    case "line-end":
      return after === NO_BYTE || after === 0x0a;
    case "line-start-crlf":
      return before === NO_BYTE || before === 0x0a || (before === 0x0d && after !== 0x0a);
    case "line-end-crlf":
      return after === NO_BYTE || after === 0x0d || (after === 0x0a && before !== 0x0d);
    case "word-boundary":
      return isWordByte(before) !== isWordByte(after);
    case "not-word-boundary":
      return isWordByte(before) === isWordByte(after);
    case "word-start":
      return !isWordByte(before) && isWordByte(after);
    case "word-end":
      return isWordByte(before) && !isWordByte(after);
    case "word-start-half":
      return !isWordByte(before);
    case "word-end-half":
      return !isWordByte(after);
    default:
      return false;
  }
}

/** Whether look number `look` holds at place `at` of `text`. */
export function lookHoldsAt(look: number, text: string, at: number): boolean {
  const name = LOOKS[look];
  if (name !== undefined && isUnicodeLook(name)) return unicodeLookHolds(name, text, at);
  const before = at === 0 ? NO_BYTE : text.charCodeAt(at - 1);
  const after = at === text.length ? NO_BYTE : text.charCodeAt(at);
  return lookHoldsBetween(look, before, after);
}

export function isUnicodeLook(look: Look): boolean {
  return look.startsWith("unicode-");
}

export function isWordByte(byte: number): boolean {
  if (byte >= 0x61) return byte <= 0x7a;
  if (byte >= 0x41) return byte <= 0x5a || byte === 0x5f;
  return byte >= 0x30 && byte <= 0x39;
}

/** What stands on one side of a place: nothing, a code point, or bytes that are not UTF-8. */
type Neighbour = "none" | "word" | "other" | "broken";

/** Next to bytes that are not UTF-8, the negated forms do not hold and the others see no word character. */
function unicodeLookHolds(look: Look, text: string, at: number): boolean {
  const before = pointBefore(text, at);
  const after = pointAfter(text, at);
  const wordBefore = before === "word";
  const wordAfter = after === "word";
  switch (look) {
    case "unicode-word-boundary":
      return wordBefore !== wordAfter;
    case "unicode-not-word-boundary":
      return before !== "broken" && after !== "broken" && wordBefore === wordAfter;
    case "unicode-word-start":
      return !wordBefore && wordAfter;
    case "unicode-word-end":
      return wordBefore && !wordAfter;
    case "unicode-word-start-half":
      return before !== "broken" && !wordBefore;
    case "unicode-word-end-half":
      return after !== "broken" && !wordAfter;
    default:
      return false;
  }
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
