import { textToBytes } from "../../support/bytes";
import { found, type Mistake, mistake, type Scanned } from "./scanned";
import { takeCharacters } from "./words";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const HASH = 0x23;
const LOWER_R = 0x72;
const LOWER_X = 0x78;
const MOST_HASHES = 255;

/** Any of the three forms of a string: quoted, raw, or bytes such as `61:62:63`. */
export function scanBytes(text: string, at: number): Scanned<string> {
  const first = text.charCodeAt(at);
  if (first === QUOTE || first === LOWER_R) return scanString(text, at);
  if (at >= text.length) return mistake("eof", "unrecognised input", at);
  return scanByteString(text, at);
}

/** A quoted or raw string. */
export function scanString(text: string, at: number): Scanned<string> {
  const first = text.charCodeAt(at);
  if (first === QUOTE) return scanQuoted(text, at);
  if (first === LOWER_R) {
    const raw = scanRaw(text, at);
    return raw.kind === "mistake" ? raw : found(textToBytes(raw.value), raw.next);
  }
  if (at >= text.length) return mistake("eof", "unrecognised input", at);
  return mistake("expected-name", 'expected " or r', at);
}

function scanQuoted(text: string, at: number): Scanned<string> {
  let value = "";
  let plainFrom = at + 1;
  for (let next = at + 1; next < text.length; ) {
    const code = text.charCodeAt(next);
    if (code === QUOTE) return found(value + textToBytes(text.slice(plainFrom, next)), next + 1);
    if (code !== BACKSLASH) {
      next += 1;
      continue;
    }
    const escape = scanEscape(text, next + 1, at);
    if (escape.kind === "mistake") return { ...escape, resume: afterQuoted(text, at) };
    value += textToBytes(text.slice(plainFrom, next)) + escape.value;
    next = escape.next;
    plainFrom = next;
  }
  return missingQuote(text, at + 1);
}

function missingQuote(text: string, start: number): Mistake {
  return { ...mistake("missing-ending-quote", "could not find an ending quote", start), resume: text.length };
}

/** `at` is behind the backslash, `opening` at the quote that opened the string. */
function scanEscape(text: string, at: number, opening: number): Scanned<string> {
  if (at >= text.length) return missingQuote(text, opening + 1);
  const code = text.charCodeAt(at);
  if (code === QUOTE || code === BACKSLASH) return found(text.charAt(at), at + 1);
  if (code === LOWER_X) return scanByte(text, at + 1, { digits: 2, radix: 16 });
  if (code >= 0x30 && code <= 0x37) return scanByte(text, at, { digits: 3, radix: 8 });
  const character = takeCharacters(text, at, 1);
  return mistake("invalid-character-escape", 'expected ", xHH or OOO after \\', at, "next" in character ? character.next : at);
}

/** Behind the quote that closes the string opened at `at`, whatever its escapes; the end of the text where there is none. */
function afterQuoted(text: string, at: number): number {
  for (let next = at + 1; next < text.length; next += 1) {
    const code = text.charCodeAt(next);
    if (code === BACKSLASH) next += 1;
    else if (code === QUOTE) return next + 1;
  }
  return text.length;
}

/** One byte in a fixed number of digits. As in the reference engine a plus sign may stand for a leading zero. */
function scanByte(text: string, at: number, how: { readonly digits: number; readonly radix: number }): Scanned<string> {
  const taken = takeCharacters(text, at, how.digits);
  if ("actual" in taken) return mistake("count-mismatch", `expected ${how.digits} characters, but found ${taken.actual}`, at);
  let value = 0;
  for (let next = text.charCodeAt(at) === 0x2b ? at + 1 : at; next < taken.next; next += 1) {
    const digit = Number.parseInt(text.charAt(next), how.radix);
    if (Number.isNaN(digit)) return badByte("invalid digit found in string", at, taken.next, how.radix);
    value = value * how.radix + digit;
  }
  if (value > 255) return badByte("number too large to fit in target type", at, taken.next, how.radix);
  return found(String.fromCharCode(value), taken.next);
}

function badByte(problem: string, start: number, end: number, radix: number): Mistake {
  return mistake("parse-int", `${problem} while parsing with radix ${radix}`, start, end);
}

/** The text between the quotes of a raw string, as it stands. `at` is at the `r`. */
export function scanRaw(text: string, at: number): Scanned<string> {
  const hashesAt = at + 1;
  let opening = hashesAt;
  while (text.charCodeAt(opening) === HASH) opening += 1;
  const hashes = opening - hashesAt;
  if (hashes > MOST_HASHES) {
    return mistake("invalid-raw-string-hash-count", "invalid raw string hash count, there can't be more than 255 #s", hashesAt);
  }
  if (text.charCodeAt(opening) !== QUOTE) return mistake("expected-name", 'expected " or #', opening);
  for (let next = opening + 1; next < text.length; ) {
    if (text.charCodeAt(next) !== QUOTE) {
      next += 1;
      continue;
    }
    let closing = next + 1;
    while (text.charCodeAt(closing) === HASH) closing += 1;
    if (closing - next - 1 >= hashes) return found(text.slice(opening + 1, next), next + 1 + hashes);
    next = closing;
  }
  return missingQuote(text, hashesAt);
}

function scanByteString(text: string, at: number): Scanned<string> {
  const first = scanByte(text, at, { digits: 2, radix: 16 });
  if (first.kind === "mistake") return first;
  if (!isSeparator(text.charCodeAt(first.next))) {
    if (first.next >= text.length) return mistake("count-mismatch", "expected 1 characters, but found 0", first.next);
    return mistake("expected-name", "expected byte separator", first.next, first.next + 1);
  }
  let value = first.value;
  let next = first.next;
  do {
    const byte = scanByte(text, next + 1, { digits: 2, radix: 16 });
    if (byte.kind === "mistake") return byte;
    value += byte.value;
    next = byte.next;
  } while (isSeparator(text.charCodeAt(next)));
  return found(value, next);
}

function isSeparator(code: number): boolean {
  return code === 0x3a || code === 0x2d || code === 0x2e;
}
