import { formatMegabytes } from "../../../words/numbers";
import { WORDS } from "../../../words/words";
/** So many bytes a body has at most; the engine refuses more. */
export const MOST_BODY_BYTES = 1_048_576;

/** Bytes as a string of one character a byte: what `btoa` takes and patterns can read. */
export function binaryOf(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join("");
}

export function binaryOfText(text: string): string {
  return binaryOf(new TextEncoder().encode(text));
}

function bytesOf(binary: string): Uint8Array {
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

/** The text that bytes are in UTF-8; `null` where they are none. */
export function textOfBinary(binary: string): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytesOf(binary));
  } catch {
    return null;
  }
}

export function isBase64(text: string): boolean {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text.trim());
}

/** `null` where the text is no Base64. */
export function binaryOfBase64(base64: string): string | null {
  return isBase64(base64) ? atob(base64.trim()) : null;
}

/** `1 byte`, `2,048 bytes`, `1.2 MB`. */
export function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? WORDS.counts.bytes(bytes) : formatMegabytes(bytes);
}
