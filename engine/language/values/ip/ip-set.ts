import type { IpAddress } from "./ip-address";
import { compareIp } from "./ip-address";
import type { IpRange } from "./ip-range";

/** A set of addresses. `has` costs O(log n) in the number of merged ranges. */
export interface IpSet {
  /** Ranges left after overlapping and adjoining ones were merged. */
  readonly size: number;
  has(address: IpAddress): boolean;
}

/** Ranges may overlap, repeat and come in any order. IPv4 ranges never hold IPv6 addresses, nor the reverse. */
export function createIpSet(ranges: readonly IpRange[]): IpSet {
  const four = mergeV4(ranges.filter((range) => range.first.family === 4));
  const six = mergeV6(ranges.filter((range) => range.first.family === 6));
  return {
    size: four.length / 2 + six.length / 8,
    has: (address) => (address.family === 4 ? hasV4(four, address.d) : hasV6(six, address)),
  };
}

/** Pairs of first and last, ascending and apart. */
function mergeV4(ranges: readonly IpRange[]): Uint32Array {
  const merged = new Uint32Array(ranges.length * 2);
  let length = 0;
  let last = -2;
  for (const range of ranges.toSorted((left, right) => left.first.d - right.first.d)) {
    if (range.first.d > last + 1) {
      merged[length] = range.first.d;
      length += 2;
    } else if (range.last.d <= last) {
      continue;
    }
    last = range.last.d;
    merged[length - 1] = last;
  }
  return merged.slice(0, length);
}

function hasV4(merged: Uint32Array, word: number): boolean {
  let low = 0;
  let high = merged.length >>> 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (word < (merged[middle * 2] ?? 0)) high = middle;
    else if (word > (merged[middle * 2 + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}

/** Eight words a range: four of the first address, four of the last. */
function mergeV6(ranges: readonly IpRange[]): Uint32Array {
  const kept: { first: IpAddress; last: IpAddress }[] = [];
  for (const range of ranges.toSorted((left, right) => compareIp(left.first, right.first) ?? 0)) {
    const previous = kept.at(-1);
    if (previous === undefined || (compareIp(range.first, previous.last) ?? 0) > 0) kept.push({ ...range });
    else if ((compareIp(range.last, previous.last) ?? 0) > 0) previous.last = range.last;
  }
  return Uint32Array.from(kept.flatMap(({ first, last }) => [first.a, first.b, first.c, first.d, last.a, last.b, last.c, last.d]));
}

function hasV6(merged: Uint32Array, address: IpAddress): boolean {
  let low = 0;
  let high = merged.length >>> 3;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareWords(address, merged, middle * 8) < 0) high = middle;
    else if (compareWords(address, merged, middle * 8 + 4) > 0) low = middle + 1;
    else return true;
  }
  return false;
}

function compareWords(address: IpAddress, words: Uint32Array, at: number): number {
  return (
    address.a - (words[at] ?? 0) || address.b - (words[at + 1] ?? 0) || address.c - (words[at + 2] ?? 0) || address.d - (words[at + 3] ?? 0)
  );
}
