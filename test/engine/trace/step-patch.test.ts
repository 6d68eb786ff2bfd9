import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prepareConfiguration, readConfiguration, runTrace } from "../../../engine/index";
import type { TraceResult, TraceStep } from "../../../engine/trace/result";
import { patchedSteps, stepPatches } from "../../../engine/trace/step-patch";

interface Rule {
  readonly id: string;
  readonly action: "block" | "log";
  readonly expression: string;
}

const RULES: readonly Rule[] = [
  { id: "a", action: "log", expression: 'http.request.uri.path eq "/first"' },
  { id: "b", action: "log", expression: "ssl" },
  { id: "c", action: "block", expression: 'http.request.uri.path eq "/last"' },
];

function trace(rules: readonly Rule[], path = "/here"): TraceResult {
  const files = new Map([
    ["zones/example.com/zone.json", JSON.stringify({ id: "z", name: "example.com", status: "active" })],
    [
      "zones/example.com/rulesets/custom.json",
      JSON.stringify({
        id: "r",
        kind: "zone",
        phase: "http_request_firewall_custom",
        rules: rules.map((rule) => ({ ...rule, enabled: true })),
      }),
    ],
  ]);
  return runTrace(prepareConfiguration(readConfiguration("p", files)), { trace: { method: "GET", url: `https://example.com${path}` } });
}

function rulesIn(steps: readonly TraceStep[]): readonly TraceStep[] {
  return steps.flatMap((step) => [...(step.type === "rule" ? [step] : []), ...rulesIn(step.trace ?? [])]);
}

/** As it arrives on the other side of a wire. */
function sent<Value>(value: Value): Value {
  return structuredClone(value);
}

describe("a result as what became of another", () => {
  const before = trace(RULES);

  test("names the steps that stayed, whole branches at once", () => {
    const phases = before.trace.map(({ workbench }) => workbench.id);
    expect(stepPatches(before, trace(RULES))).toEqual(phases);
  });

  test("has the one rule that is another, and only names its neighbours", () => {
    const after = trace(RULES.map((rule) => (rule.id === "b" ? { ...rule, expression: "not ssl" } : rule)));
    const patches = stepPatches(before, after);
    const changed = JSON.stringify(patches);
    expect(changed).toContain('"expression":"not ssl"');
    expect(changed).not.toContain("/first");
    expect(changed).not.toContain("/last");
    expect(patchedSteps(before, patches)).toEqual(after.trace);
  });

  test("leaves the steps that stayed the very objects they were", () => {
    const after = trace(RULES.map((rule) => (rule.id === "b" ? { ...rule, expression: "not ssl" } : rule)));
    const [first, second] = rulesIn(patchedSteps(before, sent(stepPatches(before, after))) ?? []);
    expect(first).toBe(rulesIn(before.trace)[0]);
    expect(second).not.toBe(rulesIn(before.trace)[1]);
  });

  test("is nothing without the steps that it names", () => {
    const empty: TraceResult = { ...before, trace: [] };
    expect(patchedSteps(empty, stepPatches(before, before))).toBeNull();
  });

  test("always comes to the same steps again, whatever rules and requests there are", () => {
    const rule = fc.record({
      id: fc.constantFrom("a", "b", "c", "d"),
      action: fc.constantFrom("block" as const, "log" as const),
      expression: fc.constantFrom("ssl", "not ssl", 'http.request.uri.path eq "/a"', "http.host eq"),
    });
    const rules = fc.uniqueArray(rule, { maxLength: 4, selector: ({ id }) => id });
    const path = fc.constantFrom("/a", "/b");
    fc.assert(
      fc.property(rules, rules, path, path, (some, others, here, there) => {
        const [one, other] = [trace(some, here), trace(others, there)];
        expect(patchedSteps(one, sent(stepPatches(one, other)))).toEqual(other.trace);
      }),
    );
  });
});
