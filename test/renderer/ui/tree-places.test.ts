import { describe, expect, test } from "vitest";
import { treePlaces } from "../../../renderer/ui/tree-places";

describe("where rows of a tree stand among those beside them", () => {
  const CASES = [
    ["no rows", [], []],
    ["a flat list", [0, 0, 0], ["1/3", "2/3", "3/3"]],
    ["what stands in a branch counts for itself", [0, 1, 1, 0, 1], ["1/2", "1/2", "2/2", "2/2", "1/1"]],
    ["two branches of the same depth are two", [0, 1, 2, 1, 2, 2], ["1/1", "1/2", "1/1", "2/2", "1/2", "2/2"]],
    ["a branch that comes after a deeper one is the same as before", [0, 1, 2, 2, 1, 0], ["1/2", "1/2", "1/2", "2/2", "2/2", "2/2"]],
    ["a level that is left out", [0, 2, 0, 2, 2], ["1/2", "1/1", "2/2", "1/2", "2/2"]],
  ] as const;

  test.each(CASES)("%s", (_name, depths, places) => {
    const found = treePlaces(depths.map((depth) => ({ depth })));
    expect(found.map((place) => `${place["aria-posinset"]}/${place["aria-setsize"]}`)).toEqual(places);
  });
});
