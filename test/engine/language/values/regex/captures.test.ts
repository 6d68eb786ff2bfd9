import { describe, expect, test } from "vitest";
import { regex } from "./regex";

/** Matched texts of the whole and of the groups; `null` for a group that took no part. */
function captured(pattern: string, text: string): readonly (string | null)[] | null {
  const slots = regex(pattern).captures(text);
  if (slots === null) return null;
  return Array.from({ length: slots.length / 2 }, (_, group) => {
    const start = slots[2 * group] ?? -1;
    return start < 0 ? null : text.slice(start, slots[2 * group + 1]);
  });
}

describe("the leftmost match is taken, and of those the preferred one", () => {
  const CASES = [
    ["leftmost before longest", "b+|ab", "aabbb", ["ab"]],
    ["the first alternative before the longer", "a|ab", "ab", ["a"]],
    ["greedy takes most", "a+", "baaa", ["aaa"]],
    ["lazy takes least", "a+?", "baaa", ["a"]],
    ["U swaps the two", "(?U)a+", "baaa", ["a"]],
    ["U makes the lazy form greedy", "(?U)a+?", "baaa", ["aaa"]],
    ["groups", "^/foo/([^/]*)/(.*)$", "/foo/a/path", ["/foo/a/path", "a", "path"]],
    ["a group that took no part", "(a)|(b)", "b", ["b", null, "b"]],
    ["the last round of a repeated group", "(?:(a)|b)*", "ab", ["ab", "a"]],
    ["an empty round of a repeated group", "(a*)*", "b", ["", ""]],
    ["a group inside a count", "(a){2}", "aa", ["aa", "a"]],
    ["a lazy and a greedy group", "^(.*?)-(.*)$", "a-b-c", ["a-b-c", "a", "b-c"]],
    ["an empty match at the end", "$", "ab", [""]],
    ["names count like numbers", "(?<year>[0-9]{4})-(?<month>[0-9]{2})", "on 2026-01", ["2026-01", "2026", "01"]],
    ["no match", "x", "abc", null],
  ] as const;
  for (const [name, pattern, text, expected] of CASES) test(`${name}: ${pattern}`, () => expect(captured(pattern, text)).toEqual(expected));
});

test("group names lead to numbers", () =>
  expect([...regex("(a)(?<n>b)(?P<m>c)").groupNames]).toEqual([
    ["n", 2],
    ["m", 3],
  ]));
test("groups are counted", () => expect(regex("(a)(?:b)(c)").groupCount).toBe(2));
