import { expect, test } from "vitest";
import { withVisibleMarks, withVisibleMarksIn } from "../../../renderer/ui/visible-marks/visible-marks";

const CASES = [
  ["an override", "invoice\u202Egpj.exe", "invoice\\u{202e}gpj.exe"],
  ["an isolate and its end", "\u2067a\u2069", "\\u{2067}a\\u{2069}"],
  ["words of a language that is written from the right", "שלום \u200Fabc", "שלום \u200Fabc"],
] as const;

test.each(CASES)("%s", (_name, text, shown) => expect(withVisibleMarks(text)).toBe(shown));

test("what an element shows is changed, what it keeps is not", () => {
  expect(
    withVisibleMarksIn({ title: "\u202Ea", "aria-label": "b\u202E", value: "\u202Ec", children: ["d\u202E", ["\u202Ee", 1, null]] }),
  ).toEqual({
    title: "\\u{202e}a",
    "aria-label": "b\\u{202e}",
    value: "\u202Ec",
    children: ["d\\u{202e}", ["\\u{202e}e", 1, null]],
  });
});

test("where there is nothing to change, nothing is made anew", () => {
  const properties = { title: "a", children: ["b", { props: {} }] };
  expect(withVisibleMarksIn(properties)).toBe(properties);
});
