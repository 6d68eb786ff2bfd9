import * as fc from "fast-check";
import { expect, test } from "vitest";
import { setNewest } from "../../../../renderer/stores/support/set-newest";

test("the oldest give way, and what is set again is new again", () => {
  const map = new Map<string, number>();
  for (const [key, value] of [
    ["a", 1],
    ["b", 2],
    ["a", 3],
    ["c", 4],
  ] as const)
    setNewest(map, key, value, 2);
  expect([...map]).toEqual([
    ["a", 3],
    ["c", 4],
  ]);
});

test("law: never more than asked for, and the last that was set is there", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), fc.integer({ min: 1, max: 5 }), (keys, most) => {
      const map = new Map<number, number>();
      for (const [at, key] of keys.entries()) setNewest(map, key, at, most);
      expect(map.size).toBe(Math.min(most, new Set(keys).size));
      expect([...map].at(-1)).toEqual([keys.at(-1), keys.length - 1]);
    }),
  );
});
