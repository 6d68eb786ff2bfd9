/** A set of byte strings. `has` costs O(length of the value). */
export interface BytesSet {
  has(value: string): boolean;
}

/** Items may repeat; membership is exact, byte for byte. */
export function createBytesSet(items: readonly string[]): BytesSet {
  if (items.length > 2 && items.every((item) => item.length === 2)) return createPairSet(items);
  const all = new Set(items);
  return { has: (value) => all.has(value) };
}

/** Two-byte items (countries, continents) as one bit each, from the lowest on, which needs no hashing and little room. */
function createPairSet(items: readonly string[]): BytesSet {
  const pairs = items.map(pairOf);
  const lowest = pairs.reduce((least, pair) => Math.min(least, pair));
  const highest = pairs.reduce((most, pair) => Math.max(most, pair));
  const bits = new Uint32Array(((highest - lowest) >>> 5) + 1);
  for (const pair of pairs) {
    const bit = pair - lowest;
    bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }
  return {
    has: (value) => {
      const bit = value.length === 2 ? pairOf(value) - lowest : -1;
      return bit >= 0 && (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
    },
  };
}

function pairOf(item: string): number {
  return item.charCodeAt(0) * 256 + item.charCodeAt(1);
}
