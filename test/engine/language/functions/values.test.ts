import { describe, expect, test } from "vitest";
import { call, definitionOf, fault, ip, printed } from "./call";

describe("cidr()", () => {
  test("IPv4 takes the first number of bits", () => expect(printed(call("cidr", ip("113.10.0.2"), 24, 24))).toBe("113.10.0.0"));
  test("IPv6 takes the second", () => expect(printed(call("cidr", ip("2001:0000:130F:0000:0000:09C0:876A:130B"), 24, 24))).toBe("2001::"));
  test("one bit", () => expect(printed(call("cidr", ip("200.1.2.3"), 1, 1))).toBe("128.0.0.0"));
  test("all bits", () => expect(printed(call("cidr", ip("200.1.2.3"), 32, 128))).toBe("200.1.2.3"));
  test("bits within a word of IPv6", () => expect(printed(call("cidr", ip("2001:db8:ffff:ffff::1"), 32, 44))).toBe("2001:db8:fff0::"));
  test("missing stays missing", () => expect(call("cidr", null, 24, 24)).toBeNull());
  test("bits out of range give no value", () => expect(call("cidr", ip("1.2.3.4"), 33, 24)).toBeNull());
  test("literal bits out of range are refused", () => {
    expect(fault("cidr", 1, 33)).toBe("expected a number of bits from 1 to 32");
    expect(fault("cidr", 1, 0)).toBe("expected a number of bits from 1 to 32");
    expect(fault("cidr", 2, 129)).toBe("expected a number of bits from 1 to 128");
    expect(fault("cidr", 2, 128)).toBeUndefined();
  });
});

describe("cidr6()", () => {
  test("IPv6 is masked", () => expect(printed(call("cidr6", ip("2001:0000:130F:0000:0000:09C0:876A:130B"), 24))).toBe("2001::"));
  test("IPv4 stays whole", () => expect(printed(call("cidr6", ip("113.10.0.2"), 24))).toBe("113.10.0.2"));
  test("missing stays missing", () => expect(call("cidr6", null, 24)).toBeNull());
});

test("to_string() prints addresses in canonical form", () => expect(call("to_string", ip("2001:DB8:0:0::1"))).toBe("2001:db8::1"));

describe("coalesce()", () => {
  test("the first value", () => expect(call("coalesce", null, "/", "x")).toBe("/"));
  test("the empty string is a value", () => expect(call("coalesce", "", "/")).toBe(""));
  test("zero is a value", () => expect(call("coalesce", 0, 5)).toBe(0));
  test("false is a value", () => expect(call("coalesce", false, true)).toBe(false));
  test("nothing but missing is missing", () => expect(call("coalesce", null, null)).toBeNull());
});

describe("has_key()", () => {
  const headers = new Map([["x-custom-header", ["1"]]]);
  test("a key that is there", () => expect(call("has_key", headers, "x-custom-header")).toBe(true));
  test("case counts", () => expect(call("has_key", headers, "X-Custom-Header")).toBe(false));
  test("a missing map is missing", () => expect(call("has_key", null, "a")).toBeNull());
});

describe("has_value()", () => {
  test("a string of an array", () => expect(call("has_value", ["PT", "GB"], "GB")).toBe(true));
  test("an integer of an array", () => expect(call("has_value", [1, 123], 123)).toBe(true));
  test("whole strings only", () => expect(call("has_value", ["PT", "GB"], "G")).toBe(false));
  test("an address", () => expect(call("has_value", [ip("::1")], ip("0:0::1"))).toBe(true));
  test("a value of a map", () => expect(call("has_value", new Map([["a", "1"]]), "1")).toBe(true));
  test("a key of a map is no value of it", () => expect(call("has_value", new Map([["a", "1"]]), "a")).toBe(false));
  test("an empty array holds nothing", () => expect(call("has_value", [], "")).toBe(false));
  test("missing stays missing", () => expect(call("has_value", null, "a")).toBeNull());
});

describe("hash_in_range()", () => {
  const seeds = Array.from({ length: 2000 }, (_, index) => call("hash_in_range", 0, 100, `seed ${index}`));
  test("equal values give equal results", () => expect(call("hash_in_range", 0, 100, "a", 1)).toBe(call("hash_in_range", 0, 100, "a", 1)));
  test("results stay below the end", () =>
    expect(seeds.every((value) => typeof value === "number" && value >= 0 && value < 100)).toBe(true));
  test("a tenth of the range is about a tenth of the requests", () => {
    const share = seeds.filter((value) => typeof value === "number" && value < 10).length;
    expect(share).toBeGreaterThan(140);
    expect(share).toBeLessThan(260);
  });
  test("where one value ends matters", () =>
    expect(call("hash_in_range", 0, 1_000_000_000, "ab", "c")).not.toBe(call("hash_in_range", 0, 1_000_000_000, "a", "bc")));
  test("a negative start", () => expect([-3, -2]).toContain(call("hash_in_range", -3, -1, "x")));
  test("an empty range gives no value", () => expect(call("hash_in_range", 5, 5, "x")).toBeNull());
  test("missing stays missing", () => expect(call("hash_in_range", 0, 100, null)).toBeNull());
});

describe("uuidv4()", () => {
  test("version and variant are set in the bytes given", () =>
    expect(call("uuidv4", "\0".repeat(16))).toBe("00000000-0000-4000-8000-000000000000"));
  test("the other bits are kept", () => expect(call("uuidv4", "\u00ff".repeat(16))).toBe("ffffffff-ffff-4fff-bfff-ffffffffffff"));
  test("equal bytes give equal texts", () => expect(call("uuidv4", "short")).toBe(call("uuidv4", "short")));
  test("few bytes are enough", () =>
    expect(call("uuidv4", "short")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));
});

describe("bit_slice()", () => {
  test("network order", () => expect(call("bit_slice", "\u0012\u0034", 4, 12)).toBe(0x23));
  test("32 bits", () => expect(call("bit_slice", "\u00ff\u00ff\u00ff\u00ff", 0, 32)).toBe(0xffffffff));
  test("more than 32 bits give no value", () => expect(call("bit_slice", "\0".repeat(8), 0, 33)).toBeNull());
  test("bits that are not there give no value", () => expect(call("bit_slice", "\0", 4, 12)).toBeNull());
  test("it is for packets only", () => expect(definitionOf("bit_slice").contexts).toEqual(["network"]));
});
