import type { Int } from "./value";

/** All integers from `first` to `last`, both included. */
export interface IntRange {
  readonly first: Int;
  readonly last: Int;
}

/** `has` costs O(log n) in the number of merged ranges. */
export interface IntSet {
  has(value: Int): boolean;
}

/** Ranges may overlap, repeat and come in any order; `first` is not above `last`. */
export function createIntSet(ranges: readonly IntRange[]): IntSet {
  const merged = mergeRanges(ranges);
  const small = merged.flatMap(({ first, last }) => {
    const from = first < Number.MIN_SAFE_INTEGER ? Number.MIN_SAFE_INTEGER : Number(first);
    const to = last > Number.MAX_SAFE_INTEGER ? Number.MAX_SAFE_INTEGER : Number(last);
    return from > to ? [] : [from, to];
  });
  const bounds = Float64Array.from(small);
  return {
    has: (value) =>
      typeof value === "number" ? hasNumber(bounds, value) : merged.some(({ first, last }) => first <= value && value <= last),
  };
}

function hasNumber(bounds: Float64Array, value: number): boolean {
  let low = 0;
  let high = bounds.length >>> 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value < (bounds[middle * 2] ?? 0)) high = middle;
    else if (value > (bounds[middle * 2 + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}

function mergeRanges(ranges: readonly IntRange[]): readonly IntRange[] {
  const kept: { first: Int; last: Int }[] = [];
  for (const range of ranges.toSorted((left, right) => (left.first < right.first ? -1 : Number(left.first > right.first)))) {
    const previous = kept.at(-1);
    if (previous === undefined || range.first > previous.last) kept.push({ ...range });
    else if (range.last > previous.last) previous.last = range.last;
  }
  return kept;
}
