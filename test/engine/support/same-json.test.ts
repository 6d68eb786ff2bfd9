import { expect, test } from "vitest";
import type { Json } from "../../../engine/support/json";
import { sameJson } from "../../../engine/support/same-json";

const CASES: readonly (readonly [says: string, one: Json, other: Json, same: boolean])[] = [
  ["the order of keys does not count", { a: 1, b: [2] }, { b: [2], a: 1 }, true],
  ["the order of items does", [1, 2], [2, 1], false],
  ["a key that is absent is not null", { a: null }, { b: null }, false],
  ["a key more is a difference", { a: 1 }, { a: 1, b: 2 }, false],
  ["an array is no object", [], {}, false],
  ["null is no object", null, {}, false],
  ["a number is not its text", 1, "1", false],
  ["a name of every object is a key like others", { toString: 1 }, {}, false],
];

for (const [says, one, other, same] of CASES) {
  test(says, () => {
    expect(sameJson(one, other)).toBe(same);
    expect(sameJson(other, one)).toBe(same);
  });
}
