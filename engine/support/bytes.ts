import { encodeBase64 } from "./base64";

/**
 * Byte strings: JavaScript strings whose characters are all below U+0100, one a byte. Text becomes bytes (UTF-8) here,
 * at the border, and nowhere else.
 */

/** UTF-8 of `text` as a byte string. A surrogate without its partner becomes U+FFFD, as everywhere on the web. */
export function textToBytes(text: string): string {
  if (isAscii(text)) return text;
  let bytes = "";
  for (const character of text) bytes += encodeCodePoint(character.codePointAt(0) ?? 0);
  return bytes;
}

/** The text that `bytes` are the UTF-8 of, or `null` where they are not UTF-8 (overlong forms and surrogates are not). */
export function bytesToText(bytes: string): string | null {
  if (isAscii(bytes)) return bytes;
  let text = "";
  let at = 0;
  while (at < bytes.length) {
    const first = bytes.charCodeAt(at);
    if (first < 0x80) {
      text += bytes.charAt(at);
      at += 1;
      continue;
    }
    const length = sequenceLength(first);
    if (length === 0 || at + length > bytes.length) return null;
    let point = first & (0x7f >> length);
    for (let next = at + 1; next < at + length; next += 1) {
      const code = bytes.charCodeAt(next);
      if ((code & 0xc0) !== 0x80 || code > 0xff) return null;
      point = (point << 6) | (code & 0x3f);
    }
    if (point < smallestOfLength(length) || point > 0x10ffff || isSurrogate(point)) return null;
    text += String.fromCodePoint(point);
    at += length;
  }
  return text;
}

/** Bytes as JSON says them: text where they are UTF-8, else base64. */
export function bytesToJson(bytes: string): string | { readonly base64: string } {
  return bytesToText(bytes) ?? { base64: encodeBase64(bytes) };
}

/** Bytes for a message to a person: what is not UTF-8 is shown as U+FFFD. */
export function bytesToDisplay(bytes: string): string {
  return bytesToText(bytes) ?? bytes.replace(/[\u0080-\u00ff]+/g, (run) => bytesToText(run) ?? "\ufffd".repeat(run.length));
}

export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

function encodeCodePoint(point: number): string {
  if (point < 0x80) return String.fromCharCode(point);
  if (point < 0x800) return String.fromCharCode(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
  if (isSurrogate(point)) return "\u00ef\u00bf\u00bd";
  if (point < 0x10000) return String.fromCharCode(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
  return String.fromCharCode(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
}

function isSurrogate(point: number): boolean {
  return point >= 0xd800 && point <= 0xdfff;
}

/** How many bytes the sequence has that begins with `first`; 0 where none may begin so. */
function sequenceLength(first: number): number {
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  if (first >= 0xf0 && first < 0xf5) return 4;
  return 0;
}

function smallestOfLength(length: number): number {
  if (length === 2) return 0x80;
  return length === 3 ? 0x800 : 0x10000;
}
