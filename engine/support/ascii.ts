/** Bytes whose case JavaScript might change although they are not ASCII letters. */
const BEYOND_ASCII = /[\u0080-\u00ff]/;

/** Lower-cases A to Z only, so that the bytes of other letters stay as they are. */
export function lowerAscii(bytes: string): string {
  if (!BEYOND_ASCII.test(bytes)) return bytes.toLowerCase();
  return bytes.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Upper-cases a to z only, so that the bytes of other letters stay as they are. */
export function upperAscii(bytes: string): string {
  if (!BEYOND_ASCII.test(bytes)) return bytes.toUpperCase();
  return bytes.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/** Removes spaces and tabs at both ends; other white space is content. */
export function trimBlanks(bytes: string): string {
  let start = 0;
  let end = bytes.length;
  while (start < end && isBlank(bytes.charCodeAt(start))) start += 1;
  while (end > start && isBlank(bytes.charCodeAt(end - 1))) end -= 1;
  return bytes.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
