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
