import { describe, expect, test } from "vitest";
import { rowMove } from "../../../renderer/ui/row-keys";

describe("keys in a table of 25 rows", () => {
  const CASES = [
    ["down", "ArrowDown", 3, 4],
    ["down stays on the last", "ArrowDown", 24, 24],
    ["down begins at the first", "ArrowDown", -1, 0],
    ["up", "ArrowUp", 3, 2],
    ["up stays on the first", "ArrowUp", 0, 0],
    ["a page on", "PageDown", 3, 13],
    ["a page on, at most to the last", "PageDown", 20, 24],
    ["a page back, at most to the first", "PageUp", 4, 0],
    ["to the first", "Home", 20, 0],
    ["to the last", "End", 3, 24],
    ["other keys", "a", 3, null],
  ] as const;

  test.each(CASES)("%s", (_name, key, at, to) => expect(rowMove(key, at, 25)).toBe(to));

  test("lead nowhere where there are none", () => expect(rowMove("End", -1, 0)).toBeNull());
});
