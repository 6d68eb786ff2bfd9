import { expect, test } from "vitest";
import { editingAt } from "../../../../renderer/stores/workspace/show-rule";

const FILE = "zones/example.com/rulesets/custom.json";

test.each([
  ["a rule", "/rules/3", { kind: "rule", file: FILE, list: "/rules", index: 3 }],
  ["something inside of a rule", "/rules/3/expression", { kind: "rule", file: FILE, list: "/rules", index: 3 }],
  ["a rule in an envelope", "/result/rules/0", { kind: "rule", file: FILE, list: "/result/rules", index: 0 }],
  ["the whole file", "", { kind: "file", file: FILE }],
  ["something outside of rules", "/name", { kind: "file", file: FILE }],
])("%s is edited where it stands", (_name, pointer, expected) => expect(editingAt({ file: FILE, pointer })).toEqual(expected));
