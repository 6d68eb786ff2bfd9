import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBytesSet } from "../../../../engine/language/values/bytes-set";
import { createIntSet } from "../../../../engine/language/values/int-set";
import {
  compareIp,
  createIpSet,
  type IpAddress,
  type IpRange,
  parseIp,
  parseNetwork,
  rangeOf,
} from "../../../../engine/language/values/ip";
import type { Int } from "../../../../engine/language/values/value";

function address(text: string): IpAddress {
  return parseIp(text) ?? { family: 4, a: 0, b: 0, c: 0, d: 0 };
}

function networks(...texts: readonly string[]): readonly IpRange[] {
  return texts.flatMap((text) => {
    const range = parseNetwork(text);
    return "problem" in range ? [] : [range];
  });
}

describe("a set of addresses", () => {
  const CASES = [
    ["holds an address of its network", ["1.2.3.0/24"], "1.2.3.4", true],
    ["holds the last address of a network", ["1.2.3.0/24"], "1.2.3.255", true],
    ["does not hold the address after a network", ["1.2.3.0/24"], "1.2.4.0", false],
    ["of all IPv4 addresses holds no IPv6 address", ["0.0.0.0/0"], "2001:db8::1", false],
    ["of all IPv6 addresses holds no IPv4 address", ["::/0"], "1.2.3.4", false],
    ["of IPv4-mapped addresses holds no IPv4 address", ["::ffff:1.2.3.0/120"], "1.2.3.4", false],
    ["finds a network behind a larger one that begins before", ["10.0.0.0/8", "10.1.0.0/16", "192.0.2.0/24"], "192.0.2.1", true],
    ["of nothing holds nothing", [], "1.2.3.4", false],
    ["holds IPv6 addresses of a network", ["2001:db8::/32"], "2001:db8:ffff::1", true],
    ["does not hold IPv6 addresses before a network", ["2001:db8::/32"], "2001:db7:ffff::1", false],
  ] as const;
  for (const [name, texts, text, expected] of CASES) {
    test(name, () => expect(createIpSet(networks(...texts)).has(address(text))).toBe(expected));
  }

  test("merges what overlaps or adjoins", () => {
    expect(createIpSet(networks("10.0.0.0/9", "10.128.0.0/9", "10.1.0.0/16", "10.1.0.0/16")).size).toBe(1);
  });

  test("of half a million networks knows each and none between", { timeout: 60_000 }, () => {
    const ranges = Array.from({ length: 500_000 }, (_, index): IpRange => {
      const first: IpAddress = { family: 4, a: 0, b: 0, c: 0, d: index * 8192 };
      return { first, last: { ...first, d: first.d + 255 } };
    });
    const set = createIpSet(ranges);
    expect(set.size).toBe(500_000);
    expect(set.has({ family: 4, a: 0, b: 0, c: 0, d: 499_999 * 8192 + 255 })).toBe(true);
    expect(set.has({ family: 4, a: 0, b: 0, c: 0, d: 499_999 * 8192 + 256 })).toBe(false);
  });

  const small = fc.record({
    family: fc.constantFrom<4 | 6>(4, 6),
    a: fc.constant(0),
    b: fc.constant(0),
    c: fc.constant(0),
    d: fc.integer({ min: 0, max: 40 }),
  });
  test("agrees with looking at every range", () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(small, fc.nat(5)), { maxLength: 12 }), small, (pairs, wanted) => {
        const ranges = pairs.flatMap(([first, length]) => rangeOf(first, { ...first, d: first.d + length }) ?? []);
        const holds = ({ first, last }: IpRange): boolean => (compareIp(first, wanted) ?? 1) <= 0 && (compareIp(wanted, last) ?? 1) <= 0;
        expect(createIpSet(ranges).has(wanted)).toBe(ranges.some(holds));
      }),
    ));
});

describe("a set of integers", () => {
  const CASES: readonly (readonly [string, readonly (readonly [Int, Int])[], Int, boolean])[] = [
    ["holds a single value", [[80, 80]], 80, true],
    ["holds the last value of a range", [[8000, 8009]], 8009, true],
    ["does not hold the value after a range", [[8000, 8009]], 8010, false],
    [
      "merges what overlaps",
      [
        [1, 5],
        [3, 9],
        [20, 20],
      ],
      8,
      true,
    ],
    ["holds negative values", [[-5, -1]], -3, true],
    ["reaches beyond exact numbers", [[1, 9223372036854775807n]], 9223372036854775807n, true],
    ["holds exact numbers of a range that ends beyond them", [[1, 9223372036854775807n]], 9007199254740991, true],
    ["does not hold exact numbers of a range beyond them", [[9007199254740992n, 9223372036854775807n]], 9007199254740991, false],
  ];
  for (const [name, ranges, value, expected] of CASES) {
    test(name, () => expect(createIntSet(ranges.map(([first, last]) => ({ first, last }))).has(value)).toBe(expected));
  }

  test("agrees with looking at every range", () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -30, max: 30 }), fc.nat(6)), { maxLength: 10 }),
        fc.integer({ min: -40, max: 40 }),
        (pairs, value) => {
          const ranges = pairs.map(([first, length]) => ({ first, last: first + length }));
          expect(createIntSet(ranges).has(value)).toBe(ranges.some(({ first, last }) => first <= value && value <= last));
        },
      ),
    ));
});

describe("a set of byte strings", () => {
  test("matches whole values only", () => expect(createBytesSet(["GET", "POST"]).has("GE")).toBe(false));
  test("tells case apart", () => expect(createBytesSet(["GET"]).has("get")).toBe(false));
  test("of nothing holds nothing, not even the empty string", () => expect(createBytesSet([]).has("")).toBe(false));

  const piece = fc.string({ unit: fc.constantFrom("A", "B", "\u00ff", "\0"), maxLength: 3 });
  test("agrees with the list", () =>
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), piece, (items, value) => {
        expect(createBytesSet(items).has(value)).toBe(items.includes(value));
      }),
    ));
  const pair = fc.string({ unit: fc.constantFrom("A", "B", "\u00ff", "\0"), minLength: 2, maxLength: 2 });
  test("of pairs agrees with the list", () =>
    fc.assert(
      fc.property(fc.array(pair, { minLength: 3, maxLength: 10 }), piece, (items, value) => {
        expect(createBytesSet(items).has(value)).toBe(items.includes(value));
      }),
    ));
});
