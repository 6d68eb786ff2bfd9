/**
 * A set of bytes or code points as ascending, separate, non-adjoining ranges in one flat list: first, last, first, last, …
 */
export type RangeSet = readonly number[];

export const ALL_BYTES: RangeSet = [0, 0xff];

/** All Unicode scalar values: surrogates are not among them. */
export const ALL_SCALARS: RangeSet = [0, 0xd7ff, 0xe000, 0x10ffff];

/** `pairs` may overlap, repeat and come in any order. */
export function rangeSet(pairs: readonly number[]): RangeSet {
  const ranges: { first: number; last: number }[] = [];
  for (let at = 0; at < pairs.length; at += 2) ranges.push({ first: pairs[at] ?? 0, last: pairs[at + 1] ?? 0 });
  ranges.sort((left, right) => left.first - right.first);
  const flat: number[] = [];
  let last = -2;
  for (const range of ranges) {
    if (range.first > last + 1) flat.push(range.first, range.last);
    else if (range.last > last) flat[flat.length - 1] = range.last;
    last = Math.max(last, range.last);
  }
  return flat;
}

export function unite(left: RangeSet, right: RangeSet): RangeSet {
  return rangeSet([...left, ...right]);
}

export function intersect(left: RangeSet, right: RangeSet): RangeSet {
  const both: number[] = [];
  let at = 0;
  let other = 0;
  while (at < left.length && other < right.length) {
    const first = Math.max(left[at] ?? 0, right[other] ?? 0);
    const last = Math.min(left[at + 1] ?? 0, right[other + 1] ?? 0);
    if (first <= last) both.push(first, last);
    if ((left[at + 1] ?? 0) < (right[other + 1] ?? 0)) at += 2;
    else other += 2;
  }
  return both;
}

/** What of `left` is not in `right`. */
export function subtract(left: RangeSet, right: RangeSet): RangeSet {
  return intersect(left, complement(right));
}

/** What is in one of the two only. */
export function differ(left: RangeSet, right: RangeSet): RangeSet {
  return subtract(unite(left, right), intersect(left, right));
}

function complement(set: RangeSet): RangeSet {
  const outside: number[] = [];
  let next = 0;
  for (let at = 0; at < set.length; at += 2) {
    const first = set[at] ?? 0;
    if (first > next) outside.push(next, first - 1);
    next = (set[at + 1] ?? 0) + 1;
  }
  if (next <= 0x10ffff) outside.push(next, 0x10ffff);
  return outside;
}

export function contains(set: RangeSet, value: number): boolean {
  let low = 0;
  let high = set.length >>> 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value < (set[middle * 2] ?? 0)) high = middle;
    else if (value > (set[middle * 2 + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}
