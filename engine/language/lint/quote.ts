import { bytesToText, isAscii } from "../../support/bytes";

/** A byte string as a literal in double quotes. Bytes that are not UTF-8, and control characters, are escaped. */
export function quoteBytes(bytes: string): string {
  const text = bytesToText(bytes);
  const quoted = Array.from(text ?? bytes, (character) => quoteCharacter(character, text === null ? "bytes" : "text"));
  return `"${quoted.join("")}"`;
}

function quoteCharacter(character: string, from: "text" | "bytes"): string {
  if (character === '"' || character === "\\") return `\\${character}`;
  const code = character.charCodeAt(0);
  const hidden = (code < 0x20 && character !== "\n") || code === 0x7f || (from === "bytes" && !isAscii(character));
  return hidden ? `\\x${code.toString(16).padStart(2, "0")}` : character;
}
