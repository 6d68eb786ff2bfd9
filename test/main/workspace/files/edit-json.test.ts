import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../../../engine/support/json";
import { editJson, withUnknownKeys } from "../../../../main/workspace/files/edit-json";

const parse = (text: string): Json => {
  const value: Json = JSON.parse(text);
  return value;
};

describe("an edit leaves alone what it does not change", () => {
  const CASES = [
    ["nothing changed", '{ "b":1,\n"a" : 2 }', { b: 1, a: 2 }, '{ "b":1,\n"a" : 2 }'],
    ["order and spacing stay", '{ "b":1,\n"a" : 2 }', { b: 1, a: 3 }, '{ "b":1,\n"a" : 3 }'],
    [
      "a number too large for JavaScript stays",
      '{"id": 12345678901234567890, "a": 1}',
      { id: Number("12345678901234567890"), a: 2 },
      '{"id": 12345678901234567890, "a": 2}',
    ],
    ["escapes of a text stay", '{"t": "\\u00e9", "a": 1}', { t: "é", a: 2 }, '{"t": "\\u00e9", "a": 2}'],
    ["one item of a list", '{"l": [1.0, 2,  3]}', { l: [1, 9, 3] }, '{"l": [1.0, 9,  3]}'],
    ["a key goes", '{\n\t"a": 1,\n\t"b": 2\n}\n', { a: 1 }, '{\n\t"a": 1\n}\n'],
    ["a new key has the file's tabs", '{\n\t"a": 1\n}\n', { a: 1, b: 2 }, '{\n\t"a": 1,\n\t"b": 2\n}\n'],
    ["a new key has the file's line ends", '{\r\n  "a": 1\r\n}\r\n', { a: 1, b: 2 }, '{\r\n  "a": 1,\r\n  "b": 2\r\n}\r\n'],
    ["a byte order mark stays", '\uFEFF{"a": 1}', { a: 2 }, '\uFEFF{"a": 2}'],
  ] as const;

  test.each(CASES)("%s", (_name, text, after, expected) => {
    expect(editJson(text, parse(text.replace("\uFEFF", "")), after)).toBe(expected);
  });
});

test("the edited text always says what was asked for", () => {
  const json = fc.jsonValue({ maxDepth: 3 }).map((value) => parse(JSON.stringify(value)));
  const object = fc.dictionary(fc.string({ maxLength: 4 }), json, { maxKeys: 5 }).map((value) => parse(JSON.stringify(value)));
  fc.assert(
    fc.property(object, object, fc.constantFrom(0, 1, 2), (before, after, spaces) => {
      expect(parse(editJson(JSON.stringify(before, null, spaces), before, after))).toEqual(after);
    }),
  );
});

test("keys that nobody here knows are kept, known ones go when they are gone", () => {
  const before: JsonObject = { name: "a", tags: ["b"], "x-team": "web" };
  expect(withUnknownKeys(before, { name: "c" }, new Set(["name", "tags"]))).toEqual({ name: "c", "x-team": "web" });
});
