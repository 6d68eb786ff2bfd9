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

/** Two-byte items (countries, continents) as one bit each, which needs no hashing. */
function createPairSet(items: readonly string[]): BytesSet {
  const bits = new Uint32Array(2048);
  for (const item of items) {
    const pair = item.charCodeAt(0) * 256 + item.charCodeAt(1);
    bits[pair >>> 5] = (bits[pair >>> 5] ?? 0) | (1 << (pair & 31));
  }
  return {
    has: (value) => {
      if (value.length !== 2) return false;
      const pair = value.charCodeAt(0) * 256 + value.charCodeAt(1);
      return (((bits[pair >>> 5] ?? 0) >>> (pair & 31)) & 1) === 1;
    },
  };
}
