import { describe, expect, test } from "vitest";
import { type TreeNode, treeMove } from "../../../renderer/ui/tree-keys";

const ROWS: readonly TreeNode[] = [
  { key: "api", name: "api", depth: 0, fold: "closed" },
  { key: "shop", name: "shop", depth: 0, fold: "open" },
  { key: "a", name: "Account", depth: 1 },
  { key: "b", name: "Basket", depth: 1 },
  { key: "top", name: "Apex", depth: 0 },
];

describe("keys in a tree", () => {
  const CASES = [
    ["down goes to the next row", "ArrowDown", 0, { kind: "go", index: 1 }],
    ["down stays on the last row", "ArrowDown", 4, { kind: "go", index: 4 }],
    ["up goes back", "ArrowUp", 2, { kind: "go", index: 1 }],
    ["right opens", "ArrowRight", 0, { kind: "fold", index: 0, to: "open" }],
    ["right goes into what is open", "ArrowRight", 1, { kind: "go", index: 2 }],
    ["right does nothing on a leaf", "ArrowRight", 2, null],
    ["left closes", "ArrowLeft", 1, { kind: "fold", index: 1, to: "closed" }],
    ["left goes to the parent", "ArrowLeft", 3, { kind: "go", index: 1 }],
    ["left does nothing at the top", "ArrowLeft", 4, null],
    ["Home and End", "End", 0, { kind: "go", index: 4 }],
    ["Enter opens", "Enter", 2, { kind: "activate", index: 2 }],
    ["a letter goes to the next name that begins with it", "a", 0, { kind: "go", index: 2 }],
    ["and on, round the end", "a", 4, { kind: "go", index: 0 }],
    ["a letter nobody has does nothing", "z", 0, null],
    ["other keys do nothing", "F5", 0, null],
  ] as const;

  test.each(CASES)("%s", (_name, key, index, expected) => expect(treeMove(key, ROWS, index)).toEqual(expected));

  test("an empty tree takes every key in peace", () => {
    for (const key of ["ArrowDown", "ArrowUp", "Enter", "ArrowLeft", "End", "a"]) expect(treeMove(key, [], 0)).toBeNull();
  });
});
