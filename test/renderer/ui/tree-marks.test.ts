import { describe, expect, test } from "vitest";
import { markRows } from "../../../renderer/ui/tree-marks";

const ROWS = ["a", "b", "c", "d"].map((key) => ({ key, name: key, depth: 0 }));

describe("marking rows", () => {
  const CASES = [
    ["a first toggle brings what was chosen along", "toggle", [], "a", "c", ["a", "c"]],
    ["a toggle of the chosen row marks it alone", "toggle", [], "a", "a", ["a"]],
    ["a toggle takes a mark back", "toggle", ["a", "c"], "c", "c", ["a"]],
    ["an extension goes down from the anchor", "extend", [], "b", "d", ["b", "c", "d"]],
    ["an extension goes up from the anchor", "extend", ["d"], "c", "a", ["a", "b", "c"]],
    ["an extension without an anchor is the row", "extend", [], null, "b", ["b"]],
    ["an anchor that went away is the row", "extend", [], "gone", "b", ["b"]],
    ["all is every row", "all", [], null, "a", ["a", "b", "c", "d"]],
    ["none is no row", "none", ["a"], "a", "a", []],
  ] as const;

  test.each(CASES)("%s", (_name, change, marked, anchor, key, expected) => {
    expect([...markRows(change, { rows: ROWS, marked: new Set(marked), anchor, key })].sort()).toEqual(expected);
  });
});
