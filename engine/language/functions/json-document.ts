import { bytesToText, textToBytes } from "../../support/bytes";

/**
 * A walk through JSON text that is held as bytes, byte-exact and without building a tree: a place is where a value begins.
 * Integers keep all their digits, strings their bytes.
 */
export interface JsonDocument {
  readonly bytes: string;
  readonly root: number;
}

/** Deeper documents are refused, as the vendor's parser does by default. */
const NESTING_LIMIT = 128;

/** The document, or `null` where `bytes` are not JSON in UTF-8. */
export function openJson(bytes: string): JsonDocument | null {
  if (bytesToText(bytes) === null) return null;
  const root = afterSpace(bytes, 0);
  const end = endOfValue(bytes, root, 0);
  return end < 0 || afterSpace(bytes, end) !== bytes.length ? null : { bytes, root };
}

/** Where the value of a member or an element begins; -1 where there is none. Of members of one name the last counts. */
export function stepInto(document: JsonDocument, place: number, key: string | number | bigint): number {
  const { bytes } = document;
  let found = -1;
  if (typeof key === "string") {
    if (bytes.charAt(place) !== "{") return -1;
    walkMembers(document, place, (name, value) => {
      if (name === key) found = value;
    });
    return found;
  }
  if (bytes.charAt(place) !== "[" || key < 0) return -1;
  let index = 0;
  let at = afterSpace(bytes, place + 1);
  while (bytes.charAt(at) !== "]") {
    if (index === Number(key)) return at;
    index++;
    at = afterSpace(bytes, endOfValue(bytes, at, 0));
    if (bytes.charAt(at) === ",") at = afterSpace(bytes, at + 1);
  }
  return -1;
}

/** The bytes of the string at `place`, escapes resolved; `null` where there is another value. */
export function stringAt({ bytes }: JsonDocument, place: number): string | null {
  if (bytes.charAt(place) !== '"') return null;
  return unescape(bytes.slice(place + 1, endOfString(bytes, place) - 1));
}

/** The digits of the integer at `place`; `null` for other values, and for numbers with a fraction or an exponent. */
export function integerAt({ bytes }: JsonDocument, place: number): string | null {
  const end = endOfNumber(bytes, place);
  if (end < 0) return null;
  const digits = bytes.slice(place, end);
  return /^-?[0-9]+$/.test(digits) ? digits : null;
}

function walkMembers({ bytes }: JsonDocument, place: number, visit: (name: string | null, value: number) => void): void {
  let at = afterSpace(bytes, place + 1);
  while (bytes.charAt(at) === '"') {
    const nameEnd = endOfString(bytes, at);
    const value = afterSpace(bytes, afterSpace(bytes, nameEnd) + 1);
    visit(unescape(bytes.slice(at + 1, nameEnd - 1)), value);
    at = afterSpace(bytes, endOfValue(bytes, value, 0));
    if (bytes.charAt(at) === ",") at = afterSpace(bytes, at + 1);
  }
}

/** Where the value that begins at `at` ends; -1 where it is not JSON. */
function endOfValue(bytes: string, at: number, depth: number): number {
  switch (bytes.charAt(at)) {
    case "{":
      return endOfMembers(bytes, at, depth + 1);
    case "[":
      return endOfElements(bytes, at, depth + 1);
    case '"':
      return endOfString(bytes, at);
    case "t":
      return bytes.startsWith("true", at) ? at + 4 : -1;
    case "f":
      return bytes.startsWith("false", at) ? at + 5 : -1;
    case "n":
      return bytes.startsWith("null", at) ? at + 4 : -1;
    default:
      return endOfNumber(bytes, at);
  }
}

function endOfElements(bytes: string, start: number, depth: number): number {
  if (depth > NESTING_LIMIT) return -1;
  let at = afterSpace(bytes, start + 1);
  if (bytes.charAt(at) === "]") return at + 1;
  for (;;) {
    at = endOfValue(bytes, at, depth);
    if (at < 0) return -1;
    at = afterSpace(bytes, at);
    const mark = bytes.charAt(at);
    if (mark === "]") return at + 1;
    if (mark !== ",") return -1;
    at = afterSpace(bytes, at + 1);
  }
}

function endOfMembers(bytes: string, start: number, depth: number): number {
  if (depth > NESTING_LIMIT) return -1;
  let at = afterSpace(bytes, start + 1);
  if (bytes.charAt(at) === "}") return at + 1;
  for (;;) {
    at = endOfString(bytes, at);
    if (at < 0) return -1;
    at = afterSpace(bytes, at);
    if (bytes.charAt(at) !== ":") return -1;
    at = endOfValue(bytes, afterSpace(bytes, at + 1), depth);
    if (at < 0) return -1;
    at = afterSpace(bytes, at);
    const mark = bytes.charAt(at);
    if (mark === "}") return at + 1;
    if (mark !== ",") return -1;
    at = afterSpace(bytes, at + 1);
  }
}

const ESCAPED: ReadonlyMap<string, string> = new Map([
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/** `null` where an escape names half a surrogate pair. */
function unescape(inner: string): string | null {
  if (!inner.includes("\\")) return inner;
  let broken = false;
  const bytes = inner.replace(/(?:\\u[0-9a-fA-F]{4})+|\\[^u]/g, (escape) => {
    if (!escape.startsWith("\\u")) return ESCAPED.get(escape.charAt(1)) ?? escape.charAt(1);
    const units = escape.split("\\u").slice(1);
    const text = String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
    if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)) broken = true;
    return textToBytes(text);
  });
  return broken ? null : bytes;
}

function afterSpace(bytes: string, from: number): number {
  let at = from;
  while (at < bytes.length && " \t\r\n".includes(bytes.charAt(at))) at++;
  return at;
}

/** -1 where no string begins at `start`, or it has no end, a control character or an unknown escape. */
function endOfString(bytes: string, start: number): number {
  if (bytes.charAt(start) !== '"') return -1;
  for (let at = start + 1; at < bytes.length; at++) {
    const byte = bytes.charCodeAt(at);
    if (byte === 0x22) return at + 1;
    if (byte < 0x20) return -1;
    if (byte !== 0x5c) continue;
    at++;
    const letter = bytes.charAt(at);
    if (letter === "" || !'"\\/bfnrtu'.includes(letter)) return -1;
    if (letter === "u") {
      if (!/^[0-9a-fA-F]{4}$/.test(bytes.slice(at + 1, at + 5))) return -1;
      at += 4;
    }
  }
  return -1;
}

/** -1 where no number begins at `start`. */
function endOfNumber(bytes: string, start: number): number {
  const whole = bytes.charAt(start) === "-" ? start + 1 : start;
  let at = afterDigits(bytes, whole);
  if (at === whole || (bytes.charAt(whole) === "0" && at > whole + 1)) return -1;
  if (bytes.charAt(at) === ".") {
    const fraction = at + 1;
    at = afterDigits(bytes, fraction);
    if (at === fraction) return -1;
  }
  if (bytes.charAt(at) === "e" || bytes.charAt(at) === "E") {
    const exponent = /^[+-]$/.test(bytes.charAt(at + 1)) ? at + 2 : at + 1;
    at = afterDigits(bytes, exponent);
    if (at === exponent) return -1;
  }
  return at;
}

function afterDigits(bytes: string, from: number): number {
  let at = from;
  while (bytes.charCodeAt(at) >= 0x30 && bytes.charCodeAt(at) <= 0x39) at++;
  return at;
}
