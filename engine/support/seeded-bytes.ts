/**
 * `length` bytes that look random and follow from `seed` and `purpose` alone. Not for secrets.
 * Different purposes give unrelated bytes from one seed.
 */
export function seededBytes(seed: number, purpose: string, length: number): string {
  let state = mix(hashText(purpose) ^ mix(seed % 0x1_0000_0000) ^ mix(Math.floor(seed / 0x1_0000_0000) + 0x51ed));
  let bytes = "";
  while (bytes.length < length) {
    state = (state + 0x9e37_79b9) >>> 0;
    const word = mix(state);
    bytes += String.fromCharCode(word & 0xff, (word >>> 8) & 0xff, (word >>> 16) & 0xff, word >>> 24);
  }
  return bytes.slice(0, length);
}

/** Spreads every bit of a 32-bit word over all others; one to one. */
function mix(word: number): number {
  let mixed = word >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function hashText(text: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  return hash >>> 0;
}
