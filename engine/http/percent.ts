const HEX = "0123456789ABCDEF";

/**
 * Replaces `%` with two hex digits by that byte; a `%` without them stays. `+` stays: only forms read it as a space.
 */
export function decodePercent(bytes: string): string {
  if (!bytes.includes("%")) return bytes;
  return bytes.replace(/%([0-9a-fA-F]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** Percent-encodes what cannot travel in a request line: control characters, space and every byte above 0x7E. */
export function encodeUntransportable(bytes: string): string {
  return bytes.replace(/[^\u0021-\u007e]/g, (character) => percentByte(character.charCodeAt(0)));
}

function percentByte(byte: number): string {
  return `%${HEX.charAt((byte >> 4) & 15)}${HEX.charAt(byte & 15)}`;
}
