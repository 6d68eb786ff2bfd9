import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseWildcard, type Wildcard } from "../../../../engine/language/values/wildcard";

function wildcard(pattern: string, strict = false): Wildcard {
  const read = parseWildcard(pattern, { strict });
  if ("problem" in read) throw new Error(read.problem);
  return read;
}

/** UTF-8 of É and é as byte strings. */
const UPPER_E = "\u00c3\u0089";
const LOWER_E = "\u00c3\u00a9";

describe("wildcard", () => {
  const CASES = [
    ["matches in either case of ASCII letters", "*.example.com", "WWW.Example.COM", true],
    ["is tied to the start", "example.com", "www.example.com", false],
    ["is tied to the end", "*.example.com/*/page.html", "https://sub.example.com/folder2/page.html?s=value", false],
    ["a star takes nothing", "a*b", "ab", true],
    ["a star takes slashes", "/a/*", "/a/b/c/d", true],
    ["a star takes newlines", "a*b", "a\r\nb", true],
    ["a star takes bytes that are not UTF-8", "a*b", "a\u00ff\u00feb", true],
    ["a question mark is an ordinary character", "a?c", "abc", false],
    ["a question mark matches itself", "a?c", "a?c", true],
    ["an escaped star is a star", "a\\*b", "a*b", true],
    ["an escaped star takes nothing else", "a\\*b", "axb", false],
    ["an escaped backslash is a backslash", "a\\\\b", "a\\b", true],
    ["a star before an escaped star", "a*\\*b", "ax*b", true],
    ["letters beyond ASCII keep their case", UPPER_E, LOWER_E, false],
    ["letters beyond ASCII match themselves", UPPER_E, UPPER_E, true],
    ["ASCII letters beside them still fold", `A${UPPER_E}`, `a${UPPER_E}`, true],
    ["a lone star takes everything", "*", "anything", true],
    ["a lone star takes nothing", "*", "", true],
    ["the empty pattern is the empty value", "", "", true],
    ["the empty pattern is no other value", "", "a", false],
    ["literals do not overlap", "ab*ba", "aba", false],
    ["a middle literal is looked for between the ends", "a*b*c", "ac", false],
    ["the documented http* sample", "http*://example.com/a/*", "https://example.com/a/", true],
    ["the documented http* sample, beyond the slash", "http*://example.com/a/*", "https://example.com/ab/", false],
  ] as const;
  for (const [name, pattern, value, expected] of CASES) test(name, () => expect(wildcard(pattern).matches(value)).toBe(expected));
});

describe("strict wildcard", () => {
  test("tells case apart", () => expect(wildcard("*.example.com", true).matches("WWW.Example.COM")).toBe(false));
  test("matches equal case", () => expect(wildcard("*.Example.com", true).matches("WWW.Example.com")).toBe(true));
});

describe("captures are lazy", () => {
  const CASES = [
    ["the first star takes as little as it can", "*-*", "a-b-c", ["a", "b-c"]],
    ["a star may take nothing", "a*b*c", "abbcc", ["", "bc"]],
    [
      "the documented URL sample",
      "https://*.example.com/*/*",
      "https://apps.example.com/calendar/admin?expand=true",
      ["apps", "calendar", "admin?expand=true"],
    ],
    ["captures keep their case", "/APPS/*", "/apps/Calendar", ["Calendar"]],
    ["a pattern without stars captures nothing", "abc", "ABC", []],
    ["no match, no captures", "a*", "b", null],
  ] as const;
  for (const [name, pattern, value, expected] of CASES) test(name, () => expect(wildcard(pattern).captures(value)).toEqual(expected));
});

describe("patterns that are refused", () => {
  const CASES = [
    ["a double star", "a**b", "wildcard contains a double star", 1, 2],
    ["a triple star, at the first two", "***", "wildcard contains a double star", 0, 2],
    ["an unknown escape", "a\\b", "invalid wildcard: wildcard syntax error at position 1: invalid escape sequence", 1, 2],
    [
      "a backslash at the end",
      "ab\\",
      "invalid wildcard: wildcard syntax error at position 2: incomplete escape sequence at the end of the wildcard",
      2,
      1,
    ],
    [
      "an unknown escape before a double star",
      "**\\q",
      "invalid wildcard: wildcard syntax error at position 2: invalid escape sequence",
      2,
      2,
    ],
  ] as const;
  for (const [name, pattern, problem, position, length] of CASES) {
    test(name, () => expect(parseWildcard(pattern, { strict: false })).toEqual({ problem, position, length }));
  }

  test("more stars than the limit", () =>
    expect(parseWildcard("a*b*c*", { strict: false, starLimit: 2 })).toEqual({
      problem: "wildcard has 3 star metacharacters, but the limit is 2",
      position: 0,
      length: 6,
    }));
  test("an escaped star beside a star is no double star", () => expect("problem" in parseWildcard("*\\*", { strict: false })).toBe(false));
});

describe("laws", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "B", "*", "\\", "/", "\n", "\u00c9"), maxLength: 12 });
  const pattern = fc.string({ unit: fc.constantFrom("a", "b", "B", "*", "/"), maxLength: 8 }).map((stars) => stars.replace(/\*+/g, "*"));

  test("matching is that of a lazy regular expression, captures included", () =>
    fc.assert(
      fc.property(pattern, text, (source, value) => {
        const peer = new RegExp(`^${source.replaceAll("*", "([^]*?)")}$`, "i").exec(value);
        expect(wildcard(source).captures(value)).toEqual(peer === null ? null : peer.slice(1));
        expect(wildcard(source).matches(value)).toBe(peer !== null);
      }),
      { numRuns: 500 },
    ));

  test("an escaped value matches itself, strictly", () =>
    fc.assert(
      fc.property(text, (value) => {
        expect(wildcard(value.replace(/[*\\]/g, "\\$&"), true).matches(value)).toBe(true);
      }),
    ));
});
