import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
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
