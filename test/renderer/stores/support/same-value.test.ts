import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSameValue } from "../../../../renderer/stores/support/same-value";

describe("two values say the same", () => {
  const CASES = [
    ["texts", "a", "a", true],
    ["a text and its number", "1", 1, false],
    ["lists member for member", [1, ["a"]], [1, ["a"]], true],
    ["a list and the longer one", [1], [1, 2], false],
    ["a list and an object", [], {}, false],
    ["objects member for member", { a: { b: null } }, { a: { b: null } }, true],
    ["null and an object", null, {}, false],
    ["zero, which JSON writes without a sign", [-0], [0], true],
    ["what is absent and what is undefined", { a: 1, b: undefined }, { a: 1 }, true],
    ["headers in another order are another request", { a: "1", b: "2" }, { b: "2", a: "1" }, false],
  ] as const;
  test.each(CASES)("%s", (_name, one, other, same) => {
    expect(isSameValue(one, other)).toBe(same);
    expect(isSameValue(other, one)).toBe(same);
  });

  test("law: exactly where they are written alike", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(isSameValue(one, JSON.parse(JSON.stringify(one)))).toBe(true);
        expect(isSameValue(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)))).toBe(
          JSON.stringify(one) === JSON.stringify(other),
        );
      }),
    );
  });
});
