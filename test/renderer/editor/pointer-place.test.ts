import { expect, test } from "vitest";
import { placeOfPointer } from "../../../renderer/editor/pointer-place";

const TEXT = `{
  "rules": [
    { "id": "a" },
    { "id": "b", "a/b": { "~": 1 } }
  ]
}`;

const CASES = [
  ["the whole", "", { line: 1, column: 1 }],
  ["a rule by its place", "/rules/1", { line: 4, column: 5 }],
  ["a member of it", "/rules/1/id", { line: 4, column: 13 }],
  ["keys with a slash and a tilde", "/rules/1/a~1b/~0", { line: 4, column: 32 }],
  ["what is not there", "/rules/2", null],
  ["nothing", null, null],
] as const;

test.each(CASES)("finds %s", (_name, pointer, place) => {
  expect(placeOfPointer(TEXT, pointer)).toEqual(place);
});
