import { describe, expect, test } from "vitest";
import { describeFound, nestsDeeperThan } from "../../../engine/support/json";
import { jsonPointer } from "../../../engine/support/problem";
import { seededBytes } from "../../../engine/support/seeded-bytes";

describe("nestsDeeperThan", () => {
  test("a plain value does not nest", () => expect(nestsDeeperThan("a", 0)).toBe(false));
  test("a list in a list nests two deep", () => {
    expect(nestsDeeperThan([[1]], 2)).toBe(false);
    expect(nestsDeeperThan([[1]], 1)).toBe(true);
  });
  test("a hundred thousand lists in each other are found out without exhausting the stack", () => {
    const deep: unknown = JSON.parse("[".repeat(100_000) + "]".repeat(100_000));
    expect(nestsDeeperThan(deep, 200)).toBe(true);
  });
});

describe("describeFound", () => {
  const CASES = [
    [undefined, "nothing"],
    [null, "null"],
    [[1], "a list"],
    [{ a: 1 }, "an object"],
    [1.5, "the number 1.5"],
    [true, "true"],
    ["GET", "“GET”"],
    ["x".repeat(100), `“${"x".repeat(40)}…”`],
  ] as const;
  for (const [value, words] of CASES) test(words, () => expect(describeFound(value)).toBe(words));
});

test("a JSON pointer escapes ~ and /", () => {
  expect(jsonPointer(["a/b", "~", 0])).toBe("/a~1b/~0/0");
  expect(jsonPointer([])).toBe("");
});

describe("seededBytes", () => {
  test("one seed and purpose always give the same bytes, of the length asked for", () => {
    expect(seededBytes(1, "a", 16)).toBe(seededBytes(1, "a", 16));
    expect([0, 1, 5, 16].map((length) => seededBytes(7, "a", length).length)).toEqual([0, 1, 5, 16]);
  });
  test("another seed or purpose gives other bytes", () => {
    const seeds = [0, 1, 2, -1, 2 ** 32, 2 ** 40].map((seed) => seededBytes(seed, "a", 16));
    expect(new Set([...seeds, seededBytes(1, "b", 16)]).size).toBe(7);
  });
  test("all are bytes, and all 256 occur", () => {
    const bytes = seededBytes(1, "a", 8192);
    expect(/^[\0-\xff]*$/.test(bytes)).toBe(true);
    expect(new Set(bytes).size).toBe(256);
  });
});
