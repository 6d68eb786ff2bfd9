import { type RangeSet, rangeSet } from "./range-set";

/** Planes whose code points are examined one by one; the others are each of one kind but for their last two. */
const MIXED_PLANES: readonly number[] = [0, 1, 2, 3, 14];
const BLOCK = 256;

/**
 * The scalar values with a property, read off JavaScript's own Unicode tables; `undefined` where JavaScript does not know the property.
 * `property` is what may stand in `\p{…}`.
 */
export function scanProperty(property: string): RangeSet | undefined {
  const one = createPattern(`^\\p{${property}}$`);
  const all = createPattern(`^\\p{${property}}+$`);
  const none = createPattern(`^\\P{${property}}+$`);
  if (one === undefined || all === undefined || none === undefined) return undefined;
  const pairs: number[] = [];
  for (let block = 0; block < 0x110000; block += BLOCK) {
    const plane = block >>> 16;
    if (block >= 0xd800 && block < 0xe000) continue;
    if (!MIXED_PLANES.includes(plane)) {
      const start = plane * 0x10000;
      if (one.test(String.fromCodePoint(start))) pairs.push(start, start + 0xfffd);
      if (one.test(String.fromCodePoint(start + 0xfffe))) pairs.push(start + 0xfffe, start + 0xffff);
      block = start + 0x10000 - BLOCK;
      continue;
    }
    const text = String.fromCodePoint(...Array.from({ length: BLOCK }, (_, index) => block + index));
    if (none.test(text)) continue;
    if (all.test(text)) {
      pairs.push(block, block + BLOCK - 1);
      continue;
    }
    for (let point = block; point < block + BLOCK; point++) if (one.test(String.fromCodePoint(point))) pairs.push(point, point);
  }
  return rangeSet(pairs);
}

function createPattern(source: string): RegExp | undefined {
  try {
    return new RegExp(source, "u");
  } catch {
    return undefined;
  }
}
