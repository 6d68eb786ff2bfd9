/**
 * An address as four unsigned 32-bit words, most significant first. IPv4 stands in `d`, the others are zero.
 * IPv4 and IPv6 never compare equal and never order (`::ffff:1.2.3.4` is IPv6).
 */
export interface IpAddress {
  readonly family: 4 | 6;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** Negative, zero or positive as `left` stands before, at or after `right`; `undefined` across families, which never order. */
export function compareIp(left: IpAddress, right: IpAddress): number | undefined {
  if (left.family !== right.family) return undefined;
  return left.a - right.a || left.b - right.b || left.c - right.c || left.d - right.d;
}

/** An IPv4 address never equals an IPv6 one. */
export function sameIp(left: IpAddress, right: IpAddress): boolean {
  return left.d === right.d && left.family === right.family && left.c === right.c && left.b === right.b && left.a === right.a;
}

/** The first address of the network of `bits` leading bits (0 to 32, or 0 to 128) around `address`. */
export function networkAddress(address: IpAddress, bits: number): IpAddress {
  const { family, a, b, c, d } = address;
  if (family === 4) return { family, a, b, c, d: (d & leadingOnes(bits)) >>> 0 };
  return {
    family,
    a: (a & leadingOnes(bits)) >>> 0,
    b: (b & leadingOnes(bits - 32)) >>> 0,
    c: (c & leadingOnes(bits - 64)) >>> 0,
    d: (d & leadingOnes(bits - 96)) >>> 0,
  };
}

/** The last address of the network of `bits` leading bits around `address`. */
export function lastAddress(address: IpAddress, bits: number): IpAddress {
  const { family, a, b, c, d } = address;
  if (family === 4) return { family, a, b, c, d: (d | ~leadingOnes(bits)) >>> 0 };
  return {
    family,
    a: (a | ~leadingOnes(bits)) >>> 0,
    b: (b | ~leadingOnes(bits - 32)) >>> 0,
    c: (c | ~leadingOnes(bits - 64)) >>> 0,
    d: (d | ~leadingOnes(bits - 96)) >>> 0,
  };
}

/** A 32-bit word whose first `count` bits are set; counts outside 0 to 32 are clamped. */
function leadingOnes(count: number): number {
  if (count <= 0) return 0;
  return count >= 32 ? -1 : ~(-1 >>> count);
}
