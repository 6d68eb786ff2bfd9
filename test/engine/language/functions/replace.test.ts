import { describe, expect, test } from "vitest";
import { call, definitionOf, fault } from "./call";

describe("regex_replace()", () => {
  const CASES = [
    ["a match at the end", "/foo/bar", "/bar$", "/baz", "/foo/baz"],
    ["no match leaves the source", "/x", "^/y$", "/mumble", "/x"],
    ["case counts", "/foo", "^/FOO$", "/x", "/foo"],
    ["unless told", "/foo", "(?i)^/FOO$", "/x", "/x"],
    ["the first match only", "/a/a", "/a", "/b", "/b/a"],
    ["two dollars are one", "/b", "^/b$", "/b$$", "/b$"],
    ["references", "/foo/a/path", "^/foo/([^/]*)/(.*)$", "/bar/${2}/${1}", "/bar/path/a"],
    ["a group that took no part is empty", "b", "(a)|b", "[${1}]", "[]"],
    ["a group that does not exist is empty", "b", "b", "[${7}]", "[]"],
    ["a doubled dollar before a brace is no reference", "b", "(b)", "$${1}", "${1}"],
    ["a dollar before anything else is itself", "b", "(b)", "$1 $x $", "$1 $x $"],
    ["the leftmost match", "xaaay", "a+", "-", "x-y"],
    ["an empty match", "abc", "", "-", "-abc"],
    ["bytes that are not UTF-8", "\u00ffa\u00fe", "a", "b", "\u00ffb\u00fe"],
    ["letters beyond ASCII in the pattern", "caf\u00c3\u00a9", "\u00c3\u00a9", "e", "cafe"],
  ] as const;
  for (const [name, source, pattern, replacement, expected] of CASES) {
    test(name, () => expect(call("regex_replace", source, pattern, replacement)).toBe(expected));
  }

  test("missing stays missing", () => expect(call("regex_replace", null, "a", "b")).toBeNull());
  test("a pattern with a mistake is refused", () => expect(fault("regex_replace", 1, "(a")).toBe("unclosed group"));
  test("a pattern without mistake is not", () => expect(fault("regex_replace", 1, "(a)")).toBeUndefined());
  test("eight references are allowed", () => expect(fault("regex_replace", 2, "${1}".repeat(8))).toBeUndefined());
  test("nine are not", () => expect(fault("regex_replace", 2, "${1}".repeat(9))).toBe("9 replacement references, but the limit is 8"));
  test("a doubled dollar is no reference", () => expect(fault("regex_replace", 2, "$$".repeat(9))).toBeUndefined());
});

describe("wildcard_replace()", () => {
  const CASES = [
    [
      "three captures",
      "https://apps.example.com/calendar/admin?expand=true",
      "https://*.example.com/*/*",
      "https://example.com/${1}/${2}/${3}",
      "https://example.com/apps/calendar/admin?expand=true",
    ],
    [
      "the whole source must match",
      "https://example.com/applications/app1",
      "/applications/*",
      "/apps/${1}",
      "https://example.com/applications/app1",
    ],
    ["a path", "/calendar", "/*", "/apps/${1}", "/apps/calendar"],
    ["either case", "/Apps/calendar", "/apps/*", "/${1}", "/calendar"],
    ["a middle capture", "/apps/calendar/login", "/apps/*/login", "/${1}/login", "/calendar/login"],
    ["an escaped star", "/a*b", "/a\\*b", "/x", "/x"],
    ["two dollars are one", "/a", "/*", "$$${1}", "$a"],
    ["captures keep their case", "/Apps/Calendar", "/apps/*", "/${1}", "/Calendar"],
  ] as const;
  for (const [name, source, pattern, replacement, expected] of CASES) {
    test(name, () => expect(call("wildcard_replace", source, pattern, replacement)).toBe(expected));
  }

  test("flag s makes case count", () => expect(call("wildcard_replace", "/Apps/calendar", "/apps/*", "/${1}", "s")).toBe("/Apps/calendar"));
  test("missing stays missing", () => expect(call("wildcard_replace", null, "*", "b")).toBeNull());
  test("a double star is refused", () => expect(fault("wildcard_replace", 1, "a**")).toBe("wildcard contains a double star"));
  test("nine references are refused", () =>
    expect(fault("wildcard_replace", 2, "${1}".repeat(9))).toBe("9 replacement references, but the limit is 8"));
});

test("the two may not stand together", () => {
  for (const name of ["regex_replace", "wildcard_replace"]) {
    expect(definitionOf(name).once).toEqual({ notWith: ["regex_replace", "wildcard_replace"] });
  }
});
