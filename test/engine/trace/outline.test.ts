import { expect, test } from "vitest";
import { prepareConfiguration, readConfiguration, runTrace } from "../../../engine/index";
import { outlineOf } from "../../../engine/trace/outline";
import { indexSteps } from "../../../engine/trace/step-index";

const FILES: ReadonlyMap<string, string> = new Map([
  ["zones/example.com/zone.json", JSON.stringify({ id: "z", name: "example.com", status: "active" })],
  [
    "zones/example.com/rulesets/custom.json",
    JSON.stringify({
      id: "r",
      kind: "zone",
      phase: "http_request_firewall_custom",
      rules: [
        { id: "a", action: "block", expression: 'http.host eq "example.org" and ssl', enabled: true },
        { id: "b", action: "log", expression: "ssl", enabled: true },
      ],
    }),
  ],
]);

test("an outline keeps every step, its state and what kept it from matching, and leaves out what lies below", () => {
  const result = runTrace(prepareConfiguration(readConfiguration("p", FILES)), { trace: { method: "GET", url: "https://example.com/" } });
  const outline = outlineOf(result);
  expect(outline.workbench).toEqual(result.workbench);
  const [full, short] = [indexSteps(result).ordered, indexSteps(outline).ordered];
  expect(short.map(({ step, state }) => [step.workbench.id, state])).toEqual(full.map(({ step, state }) => [step.workbench.id, state]));
  const rules = short.filter(({ step }) => step.type === "rule" && step.workbench.ruleset === "r").map(({ step }) => step.workbench);
  expect(rules.map(({ explanation }) => explanation?.blocking?.sentence)).toEqual([
    'http.host is "example.com"; the rule needs "example.org"',
    undefined,
  ]);
  expect(rules.map(({ explanation }) => explanation?.root.children)).toEqual([[], []]);
  expect(rules.map(({ json }) => json)).toEqual([undefined, undefined]);
});
