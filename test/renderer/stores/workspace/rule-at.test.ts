import { expect, test } from "vitest";
import { ruleNameAt } from "../../../../renderer/stores/workspace/rule-at";

const FILE = "zones/example.com/rulesets/custom.json";

const ruleset = (pointer: string, ...descriptions: readonly string[]) => ({
  id: "r",
  name: "default",
  kind: "zone",
  phase: "http_request_firewall_custom",
  product: "Custom rules",
  actions: [],
  source: { file: FILE, pointer },
  rules: descriptions.map((description, at) => ({
    id: `${at}`,
    description,
    action: "block",
    expression: "true",
    enabled: true,
    json: {},
  })),
});

const view = (pointer: string) => ({
  account: { name: "Example", rulesets: [], lists: [] },
  zones: [{ name: "example.com", plan: "pro", rulesets: [ruleset(pointer, "First", "")], pageRules: 0, dnsRecords: 0 }],
});

test.each([
  ["a part of a rule", "", "/rules/0/expression", "First"],
  ["a rule inside an answer's envelope", "/result", "/result/rules/0", "First"],
  ["a rule without a description", "", "/rules/1/expression", null],
  ["a rule that is not there", "", "/rules/7", null],
  ["the whole file", "", "", null],
])("%s", (_name, pointer, place, expected) => {
  expect(ruleNameAt(view(pointer), { file: FILE, pointer: place })).toBe(expected);
});

test("a place of another file, or of no configuration, is in no rule", () => {
  expect(ruleNameAt(view(""), { file: "zones/other.test/rulesets/custom.json", pointer: "/rules/0" })).toBeNull();
  expect(ruleNameAt(null, { file: FILE, pointer: "/rules/0" })).toBeNull();
});
