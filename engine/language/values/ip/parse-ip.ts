import type { IpAddress } from "./ip-address";

const DOT = 0x2e;
const COLON = 0x3a;

/**
 * An address as the Rules language writes it: four decimal numbers without leading zeros, or IPv6 in any standard form
 * (compressed, embedded IPv4), without zone, brackets or prefix length. `null` for anything else.
 */
export function parseIp(text: string): IpAddress | null {
  return text.includes(":") ? parseIpv6(text) : parseIpv4(text);
}

/** Dotted decimal; no leading zeros, no short forms. */
function parseIpv4(text: string): IpAddress | null {
  const word = readIpv4(text, 0);
  return word === null ? null : { family: 4, a: 0, b: 0, c: 0, d: word };
}

/** IPv6 in any standard form; `::` stands for at least one group. */
function parseIpv6(text: string): IpAddress | null {
  const groups: number[] = [];
  let gap = -1;
  let at = 0;
  const { length } = text;
  if (length < 2 || length > 45) return null;
  if (text.charCodeAt(0) === COLON) {
    if (text.charCodeAt(1) !== COLON) return null;
    gap = 0;
    at = 2;
  }
  while (at < length) {
    if (groups.length === 8) return null;
    let group = 0;
    let end = at;
    for (; end < length && end < at + 4; end++) {
      const digit = hexDigit(text.charCodeAt(end));
      if (digit < 0) break;
      group = group * 16 + digit;
    }
    const next = end < length ? text.charCodeAt(end) : 0;
    if (next === DOT) {
      const word = groups.length > 6 ? null : readIpv4(text, at);
      if (word === null) return null;
      groups.push(word >>> 16, word & 0xffff);
      break;
    }
    if (end === at) return null;
    groups.push(group);
    if (end === length) break;
    if (next !== COLON) return null;
    at = end + 1;
    if (at === length) return null;
    if (text.charCodeAt(at) === COLON) {
      if (gap >= 0) return null;
      gap = groups.length;
      at++;
    }
  }
  if (gap < 0 ? groups.length !== 8 : groups.length > 7) return null;
  if (gap >= 0) groups.splice(gap, 0, ...Array.from({ length: 8 - groups.length }, () => 0));
  const [g0 = 0, g1 = 0, g2 = 0, g3 = 0, g4 = 0, g5 = 0, g6 = 0, g7 = 0] = groups;
  return { family: 6, a: g0 * 65536 + g1, b: g2 * 65536 + g3, c: g4 * 65536 + g5, d: g6 * 65536 + g7 };
}

/** The 32-bit word of the dotted address that fills `text` from `from` to its end. */
function readIpv4(text: string, from: number): number | null {
  const { length } = text;
  if (length - from > 15) return null;
  let word = 0;
  let at = from;
  for (let part = 0; part < 4; part++) {
    if (part > 0 && text.charCodeAt(at++) !== DOT) return null;
    const start = at;
    let value = 0;
    for (; at < length; at++) {
      const digit = text.charCodeAt(at) - 0x30;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    const digits = at - start;
    if (digits === 0 || value > 255 || (digits > 1 && text.charCodeAt(start) === 0x30)) return null;
    word = word * 256 + value;
  }
  return at === length ? word : null;
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
