import type { IpAddress } from "./ip-address";

/**
 * The canonical text (RFC 5952): lower case, no leading zeros, the longest run of two or more zero groups compressed (the first of equals),
 * IPv4-mapped addresses with a dotted tail.
 */
export function printIp(address: IpAddress): string {
  const { family, a, b, c, d } = address;
  if (family === 4) return dotted(d);
  if (a === 0 && b === 0 && c === 0xffff) return `::ffff:${dotted(d)}`;
  const groups = [a, b, c, d].flatMap((word) => [word >>> 16, word & 0xffff]);
  const gap = longestZeroRun(groups);
  const texts = groups.map((group) => group.toString(16));
  if (gap.length < 2) return texts.join(":");
  return `${texts.slice(0, gap.start).join(":")}::${texts.slice(gap.start + gap.length).join(":")}`;
}

function dotted(word: number): string {
  return `${word >>> 24}.${(word >>> 16) & 255}.${(word >>> 8) & 255}.${word & 255}`;
}

function longestZeroRun(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== 0) start = index + 1;
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start };
  }
  return best;
}
