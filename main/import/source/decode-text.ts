/** Text of a file, with the name of its encoding where that is not UTF-8; `null` where it is not text. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be";
}

/** Reads UTF-8 and UTF-16, with or without a byte order mark, which is left out. */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const encoding = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return null;
  }
}

/** JSON, HCL and JavaScript begin with an ASCII character, so a NUL among the first two bytes tells UTF-16. */
function encodingOf(bytes: Uint8Array): DecodedText["encoding"] {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (bytes.length % 2 !== 0) return "utf-8";
  if (first === 0 && second !== 0) return "utf-16be";
  return first !== 0 && second === 0 ? "utf-16le" : "utf-8";
}
