import { describe, expect, test } from "vitest";
import { splitShellWords } from "../../../../main/import/requests/shell-words";

describe("words of a shell", () => {
  const WORDS: readonly (readonly [text: string, words: readonly string[]])[] = [
    ["a b  c", ["a", "b", "c"]],
    ["'a b' c", ["a b", "c"]],
    [`"a 'b'" 'c "d"'`, ["a 'b'", 'c "d"']],
    [`'it'\\''s'`, ["it's"]],
    [`"a\\"b\\\\c\\d"`, ['a"b\\c\\d']],
    ["a \\\n b", ["a", "b"]],
    ["a\\ b", ["a b"]],
    ["'' a", ["", "a"]],
    [`$'a\\nb\\x41\\u00e9\\'c'`, ["a\nbAé'c"]],
    ["$HOME/x", ["{{HOME}}/x"]],
    ['"Bearer $TOKEN"', ["Bearer {{TOKEN}}"]],
    ["'$TOKEN'", ["$TOKEN"]],
    ["a # b", ["a"]],
    ["a#b", ["a#b"]],
    ["a | jq .", ["a"]],
    ["a > file", ["a"]],
    ["a; b", ["a"]],
    ['^"a b^" ^\r\n ^"c^%^20^"', ["a b", "c%20"]],
    [`'x-a: ^"' b`, ['x-a: ^"', "b"]],
    ['^"{\\^"a\\^":1}^"', ['{"a":1}']],
  ];

  test.each(WORDS)("%s", (text, words) => {
    expect(splitShellWords(text)).toMatchObject({ kind: "words", words });
  });

  test.each([`"a`, "'a", "$'a", "`a`", "$(a)", '"$(a)"'])("%s is told to be wrong", (text) => {
    expect(splitShellWords(text).kind).toBe("problem");
  });
});
