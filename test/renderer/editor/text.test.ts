import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expressionTokens } from "../../../renderer/editor/expression-tokens";
import { textChange } from "../../../renderer/editor/text-change";

describe("what has to be replaced", () => {
  test("is only what differs", () => {
    expect(textChange(`{"a": 1, "b": 2}`, `{"a": 15, "b": 2}`)).toEqual({ start: 7, end: 7, text: "5" });
    expect(textChange("same", "same")).toEqual({ start: 4, end: 4, text: "" });
  });

  test("law: replacing it gives the other text", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const { start, end, text } = textChange(before, after);
        expect(before.slice(0, start) + text + before.slice(end)).toBe(after);
      }),
    );
  });
});

describe("an expression in colours", () => {
  const CASES = [
    ["fields and words", `http.host eq "a"`, "field word text"],
    ["a call and a list", "lower(http.host) in $names", "call mark field mark word list"],
    ["addresses are numbers", "ip.src in {192.0.2.0/24 2001:db8::/32}", "field word mark number number mark"],
    ["signs are words", "not ssl && x != 1", "word field word field word number"],
    ["raw text with hashes", `http.host matches r#"a"b"#`, "field word text"],
    ["escapes stay in their text", `http.host eq "a\\"b" or ssl`, "field word text word field"],
  ] as const;

  test.each(CASES)("%s", (_name, text, kinds) => {
    const shown = expressionTokens(text).filter(({ kind }) => kind !== "space");
    expect(shown.map(({ kind }) => kind).join(" ")).toBe(kinds);
  });

  test("law: the parts are the text, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const parts = expressionTokens(text).map((token) => token.text);
        expect(parts.join("")).toBe(text);
      }),
    );
  });
});
