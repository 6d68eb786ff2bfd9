const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** RFC 4648 section 4, with padding. `bytes` is a byte string. */
export function encodeBase64(bytes: string): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group =
      (bytes.charCodeAt(at) << 16) | ((left > 1 ? bytes.charCodeAt(at + 1) : 0) << 8) | (left > 2 ? bytes.charCodeAt(at + 2) : 0);
    text += ALPHABET.charAt(group >> 18) + ALPHABET.charAt((group >> 12) & 63);
    text += left > 1 ? ALPHABET.charAt((group >> 6) & 63) : "=";
    text += left > 2 ? ALPHABET.charAt(group & 63) : "=";
  }
  return text;
}

/**
 * The bytes behind RFC 4648 section 4 text, or `null` where it is not that. White space is passed over and padding may be
 * left out; the URL-safe alphabet is refused.
 */
export function decodeBase64(text: string): string | null {
  const digits = text.replace(/[ \t\r\n]+/g, "").replace(/={1,2}$/, "");
  if (digits.length % 4 === 1) return null;
  let bytes = "";
  let bits = 0;
  let held = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digitValue(digits.charCodeAt(at));
    if (digit < 0) return null;
    held = ((held << 6) | digit) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += String.fromCharCode((held >> bits) & 0xff);
    }
  }
  return bytes;
}

function digitValue(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code - 0x41;
  if (code >= 0x61 && code <= 0x7a) return code - 0x61 + 26;
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 52;
  if (code === 0x2b) return 62;
  return code === 0x2f ? 63 : -1;
}
