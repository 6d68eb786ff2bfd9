import * as fc from "fast-check";
import ipaddr from "ipaddr.js";
import { describe, expect, test } from "vitest";
import {
  compareIp,
  type IpAddress,
  lastAddress,
  networkAddress,
  parseIp,
  parseNetwork,
  printIp,
  rangeOf,
} from "../../../../engine/language/values/ip";

function read(text: string): IpAddress {
  const address = parseIp(text);
  if (address === null) throw new Error(`${text} is not an address`);
  return address;
}

describe("addresses are read as the Rules language writes them", () => {
  const CASES = [
    ["dotted decimal", "192.0.2.1", "192.0.2.1"],
    ["the smallest", "0.0.0.0", "0.0.0.0"],
    ["the largest", "255.255.255.255", "255.255.255.255"],
    ["full IPv6, lower-cased and compressed", "2001:0DB8:0000:0000:0000:0000:0000:0001", "2001:db8::1"],
    ["the unspecified address", "::", "::"],
    ["the loopback address", "::1", "::1"],
    ["a trailing gap", "2001:db8::", "2001:db8::"],
    ["a gap of one group is printed out", "1:2:3:4:5:6::8", "1:2:3:4:5:6:0:8"],
    ["the longer of two gaps is compressed", "1:0:0:2:0:0:0:3", "1:0:0:2::3"],
    ["the first of two equal gaps is compressed", "1:0:0:2:3:0:0:4", "1::2:3:0:0:4"],
    ["an embedded IPv4 tail", "::ffff:1.2.3.4", "::ffff:1.2.3.4"],
    ["an embedded tail behind a prefix", "64:ff9b::192.0.2.33", "64:ff9b::c000:221"],
    ["an embedded tail behind six groups", "1:2:3:4:5:6:7.8.9.10", "1:2:3:4:5:6:708:90a"],
    ["a gap before seven groups", "::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"],
  ] as const;
  for (const [name, text, printed] of CASES) test(name, () => expect(printIp(read(text))).toBe(printed));
});

describe("what is no address is refused", () => {
  const CASES = [
    ["nothing", ""],
    ["a leading zero", "1.2.3.04"],
    ["a zero of two digits", "00.1.2.3"],
    ["a number above 255", "1.2.3.256"],
    ["three parts", "1.2.3"],
    ["five parts", "1.2.3.4.5"],
    ["a trailing dot", "1.2.3.4."],
    ["an empty part", "1..3.4"],
    ["a hexadecimal part", "0x7f.0.0.1"],
    ["white space", " 1.2.3.4"],
    ["a network", "1.2.3.0/24"],
    ["two gaps", "1::2::3"],
    ["three colons", ":::1"],
    ["a leading colon", ":1:2:3:4:5:6:7"],
    ["a trailing colon", "1:2:3:4:5:6:7:"],
    ["seven groups", "1:2:3:4:5:6:7"],
    ["nine groups", "1:2:3:4:5:6:7:8:9"],
    ["a gap that stands for no group", "1:2:3:4::5:6:7:8"],
    ["a group of five digits", "12345::"],
    ["a letter beyond f", "::g"],
    ["an embedded tail that is not the last", "::1.2.3.4:1"],
    ["an embedded tail behind seven groups", "1:2:3:4:5:6:7:1.2.3.4"],
    ["an embedded tail with a leading zero", "::ffff:1.2.3.04"],
    ["a zone", "fe80::1%eth0"],
    ["brackets", "[::1]"],
  ] as const;
  for (const [name, text] of CASES) test(name, () => expect(parseIp(text)).toBeNull());
});

describe("networks of sets", () => {
  const PROBLEMS = [
    ["host bits", "1.2.3.4/24", "host part of address was not zero"],
    ["host bits of IPv6", "2001:db8::1/32", "host part of address was not zero"],
    ["IPv4 too long", "1.2.3.0/33", "invalid length for network: Network length 33 is too long for Ipv4 (maximum: 32)"],
    ["IPv6 too long", "::/129", "invalid length for network: Network length 129 is too long for Ipv6 (maximum: 128)"],
    ["no address", "1.2.3/24", "couldn't parse address in network: invalid IP address syntax"],
    ["a zero-padded address", "1.2.3.04", "couldn't parse address in network: invalid IP address syntax"],
    ["no length", "1.2.3.0/", "couldn't parse length in network: cannot parse integer from empty string"],
    ["a length that is no number", "1.2.3.0/x", "couldn't parse length in network: invalid digit found in string"],
    ["a length beyond a byte", "1.2.3.0/256", "couldn't parse length in network: number too large to fit in target type"],
    [
      "a length beyond a byte before it is no number",
      "1.2.3.0/256x",
      "couldn't parse length in network: number too large to fit in target type",
    ],
    ["a sign alone", "1.2.3.0/+", "couldn't parse length in network: invalid digit found in string"],
  ] as const;
  for (const [name, text, problem] of PROBLEMS) test(`${name} is refused`, () => expect(parseNetwork(text)).toEqual({ problem }));

  const RANGES = [
    ["10.0.0.0/8", "10.0.0.0", "10.255.255.255"],
    ["192.0.2.7", "192.0.2.7", "192.0.2.7"],
    ["192.0.2.7/32", "192.0.2.7", "192.0.2.7"],
    ["0.0.0.0/0", "0.0.0.0", "255.255.255.255"],
    ["2001:db8::/33", "2001:db8::", "2001:db8:7fff:ffff:ffff:ffff:ffff:ffff"],
    ["::/0", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
    ["::ffff:1.2.3.0/120", "::ffff:1.2.3.0", "::ffff:1.2.3.255"],
  ] as const;
  for (const [text, first, last] of RANGES) {
    test(`${text} runs from ${first} to ${last}`, () => expect(parseNetwork(text)).toEqual({ first: read(first), last: read(last) }));
  }

  test("bounds of two families make no range", () => expect(rangeOf(read("10.0.0.0"), read("::1"))).toBeNull());
  test("bounds the wrong way round make no range", () => expect(rangeOf(read("10.0.0.2"), read("10.0.0.1"))).toBeNull());
});

describe("order", () => {
  test("an address of one family never orders with one of the other", () =>
    expect(compareIp(read("1.2.3.4"), read("::ffff:1.2.3.4"))).toBeUndefined());
  test("IPv4 orders by number", () => expect(compareIp(read("9.255.255.255"), read("128.0.0.0"))).toBeLessThan(0));
  test("IPv6 orders by number", () => expect(compareIp(read("2001:db8::ffff"), read("2001:db8:0:1::"))).toBeLessThan(0));
});

const v4 = fc.integer({ min: 0, max: 0xffffffff }).map((d): IpAddress => ({ family: 4, a: 0, b: 0, c: 0, d: d >>> 0 }));
const word = fc.oneof(fc.constant(0), fc.constant(0xffff), fc.integer({ min: 0, max: 0xffffffff }));
const v6 = fc.tuple(word, word, word, word).map(([a, b, c, d]): IpAddress => ({ family: 6, a, b, c, d }));

describe("laws", () => {
  test("what is printed is read back as it was", () =>
    fc.assert(
      fc.property(fc.oneof(v4, v6), (address) => {
        expect(parseIp(printIp(address))).toEqual(address);
      }),
    ));

  test("printing agrees with ipaddr.js", () =>
    fc.assert(
      fc.property(fc.oneof(v4, v6), (address) => {
        const text = printIp(address);
        fc.pre(!text.startsWith("::ffff:"));
        expect(text).toBe(
          ipaddr
            .parse(text)
            .toString()
            .replace(/^((?:[0-9a-f]+:)+)0:0:0:0$/, "$1"),
        );
      }),
    ));

  test("a network runs from its first to its last address, as ipaddr.js has it", () =>
    fc.assert(
      fc.property(v4, fc.integer({ min: 0, max: 32 }), (address, bits) => {
        const text = `${printIp(address)}/${bits}`;
        expect(printIp(networkAddress(address, bits))).toBe(ipaddr.IPv4.networkAddressFromCIDR(text).toString());
        expect(printIp(lastAddress(address, bits))).toBe(ipaddr.IPv4.broadcastAddressFromCIDR(text).toString());
      }),
    ));

  test("IPv6 membership by first and last address is that of ipaddr.js", () =>
    fc.assert(
      fc.property(v6, v6, fc.integer({ min: 0, max: 128 }), (address, other, bits) => {
        const inside =
          (compareIp(networkAddress(address, bits), other) ?? 1) <= 0 && (compareIp(other, lastAddress(address, bits)) ?? 1) <= 0;
        expect(inside).toBe(ipaddr.IPv6.parse(printIp(other)).match(ipaddr.IPv6.parse(printIp(address)), bits));
      }),
    ));
});
