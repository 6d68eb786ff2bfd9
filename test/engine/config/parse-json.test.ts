import { describe, expect, test } from "vitest";
import { NESTING_LIMIT, parseJson } from "../../../engine/config/index";

describe("mistakes in JSON are told with their place", () => {
  const MISTAKES = [
    ["an empty file", " \n", "The file is empty; a JSON value is expected."],
    ["a value that is missing", '{"a":\n}', "This is not valid JSON: a value is expected at line 2, column 1."],
    ["a trailing comma", '{\n  "a": 1,\n}', "This is not valid JSON: a property name in double quotes is expected at line 3, column 1."],
    ["a comment", '{"a": 1} // note', "This is not valid JSON: a comment, which JSON does not have, at line 1, column 10."],
    ["two values", "1 2", "This is not valid JSON: the end of the file is expected at line 1, column 3."],
    ["a missing comma", "[1 2]", "This is not valid JSON: a comma is expected at line 1, column 4."],
  ] as const;
  for (const [name, text, message] of MISTAKES) {
    test(name, () => expect(parseJson(text)).toEqual({ kind: "problem", code: "invalid-json", message }));
  }
});

test("a byte order mark before the JSON does not count", () => {
  expect(parseJson('\uFEFF{"a":1}')).toEqual({ kind: "json", value: { a: 1 } });
});

test("brackets inside strings do not count as nesting", () => {
  const text = JSON.stringify({ a: "[".repeat(500), b: '\\"[[' });
  expect(parseJson(text)).toEqual({ kind: "json", value: { a: "[".repeat(500), b: '\\"[[' } });
});

test("JSON may nest up to the limit and no deeper", () => {
  const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
  expect(parseJson(nested(NESTING_LIMIT)).kind).toBe("json");
  expect(parseJson(nested(NESTING_LIMIT + 1))).toMatchObject({ kind: "problem", code: "nested-too-deep" });
  expect(parseJson(nested(200_000))).toMatchObject({ kind: "problem", code: "nested-too-deep" });
});
