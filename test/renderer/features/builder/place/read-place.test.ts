import { describe, expect, test } from "vitest";
import { continues, readCountry, readRegion } from "../../../../../renderer/features/builder/place/read-place";

const COUNTRIES = [
  { code: "CH", name: "Switzerland" },
  { code: "CI", name: "Côte d’Ivoire" },
  { code: "DE", name: "Germany" },
  { code: "GE", name: "Georgia" },
  { code: "NE", name: "Niger" },
  { code: "NG", name: "Nigeria" },
  { code: "XX", name: "Unknown" },
];

const REGIONS = [
  { code: "TN", isoCode: "US-TN", name: "Tennessee" },
  { code: "TX", isoCode: "US-TX", name: "Texas" },
];

describe("a country that was typed", () => {
  test.each([
    ["a code", "DE", "DE"],
    ["a code in small letters, with space around", " ge ", "GE"],
    ["one of Cloudflare's own codes", "xx", "XX"],
    ["a whole name", "germany", "DE"],
    ["a whole name without marks", "cote d’ivoire", "CI"],
    ["a name that begins another", "Niger", "NE"],
    ["a value that the row gives", "{{country}}", "{{country}}"],
    ["nothing", "  ", undefined],
  ])("%s is read", (_, typed, value) => expect(readCountry(typed, COUNTRIES)).toEqual({ kind: "value", value }));

  test.each([
    ["the beginning of a name", "Germ"],
    ["two letters that are no code", "SW"],
    ["letters without any meaning", "zzz"],
  ])("%s is none", (_, typed) => expect(readCountry(typed, COUNTRIES).kind).toBe("problem"));

  test("two letters are taken as they are where nobody knows the codes", () => {
    expect(readCountry("sw", [])).toEqual({ kind: "value", value: "SW" });
    expect(readCountry("Germany", []).kind).toBe("problem");
  });
});

describe("a region that was typed", () => {
  test.each([
    ["its code", "tx", "TX"],
    ["its name", "texas", "TX"],
    ["its ISO 3166-2 code", "US-TX", "TX"],
    ["what no list has", "Lone Star", "Lone Star"],
    ["nothing", "", undefined],
  ])("%s is read", (_, typed, value) => expect(readRegion(typed, REGIONS)).toEqual({ kind: "value", value }));
});

describe("what is typed goes on", () => {
  test.each([
    ["nothing yet", "", true],
    ["the beginning of a name", "Germ", true],
    ["a code that begins a name", "ge", true],
    ["a name that begins another", "Niger", true],
    ["a code that begins no name", "DE", false],
    ["a whole name", "Germany", false],
    ["a value that the row gives", "{{country}}", false],
    ["the beginning of such a value", "{{cou", true],
    ["letters that nothing begins with", "zz", true],
  ])("%s: %s", (_, typed, expected) => expect(continues(typed, COUNTRIES)).toBe(expected));
});
