import { describe, expect, test } from "vitest";
import type { Coverage } from "../../../../engine/contract/index";
import { conditionsCovered } from "../../../../renderer/features/rule-editor/condition-coverage";

const FILE = "zones/example.com/rulesets/custom.json";
const EXPRESSION = 'ip.src eq 192.0.2.1 and http.host eq "a"';

const entry = (pointer: string, seen: "both" | "never true"): Coverage["entries"][number] => ({
  place: { file: FILE, pointer },
  phase: "http_request_firewall_custom",
  product: "Custom rules",
  ruleset: "r",
  rule: pointer,
  title: "A rule",
  expression: EXPRESSION,
  evaluated: 2,
  matched: 1,
  conditions: [
    { start: 0, end: 19, seen },
    { start: 24, end: 40, seen: "never false" },
  ],
});

const coverage = (...entries: Coverage["entries"]): Coverage => ({
  rules: { total: 2, matched: 1 },
  conditions: { total: 4, both: 0 },
  percent: 50,
  entries,
});

const RUN = coverage(entry("/rules/0", "both"), entry("/rules/1", "never true"));
const at = (pointer: string, more: object = {}) => ({ file: FILE, pointer, expression: EXPRESSION, ...more });

describe("what a run said of a rule's conditions", () => {
  test("each condition stands with its own text", () => {
    expect(conditionsCovered(RUN, at("/rules/0"))).toEqual([
      { start: 0, end: 19, text: "ip.src eq 192.0.2.1", seen: "both" },
      { start: 24, end: 40, text: 'http.host eq "a"', seen: "never false" },
    ]);
  });

  test("of rules with the same expression the one in its place counts", () => {
    expect(conditionsCovered(RUN, at("/rules/1"))?.[0]?.seen).toBe("never true");
  });

  test("a rule that moved is known by its expression", () => {
    expect(conditionsCovered(RUN, at("/rules/7"))?.[0]?.seen).toBe("both");
  });

  test.each([
    ["the expression was edited since", at("/rules/0", { expression: "true" })],
    ["the rule stands in another file", at("/rules/0", { file: "account/rulesets/custom.json" })],
  ])("nothing is said where %s", (_why, sought) => {
    expect(conditionsCovered(RUN, sought)).toBeNull();
  });
});
