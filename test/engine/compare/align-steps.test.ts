import { describe, expect, test } from "vitest";
import { alignSteps } from "../../../engine/compare/results/align-steps";
import { prepareConfiguration, runTrace, type TraceResult } from "../../../engine/index";
import type { Json } from "../../../engine/support/json";
import { indexSteps } from "../../../engine/trace/step-index";
import { configurationOf, entryPoint, rule } from "../../support/configurations";

function run(rules: readonly Json[], others: readonly Json[] = []): TraceResult {
  const configuration = configurationOf({ zone: [entryPoint("http_request_firewall_custom", rules), ...others] });
  return runTrace(prepareConfiguration(configuration), { trace: { method: "GET", url: "https://example.com/" } });
}

const LOG = rule("log", "true", "log");
const NEVER = rule("never", 'http.request.uri.path eq "/never"', "block");
const BLOCK = rule("block", "true", "block");
const MARK = entryPoint("http_request_late_transform", [
  rule("mark", "true", "rewrite", { headers: { "x-a": { operation: "set", value: "1" } } }),
]);

/** Rows of rules as `kind name`, and the name at the divergence. */
function aligned(before: TraceResult, after: TraceResult): { readonly rows: readonly string[]; readonly divergence: string | null } {
  const { rows, divergence } = alignSteps(before, after);
  const [left, right] = [indexSteps(before).byId, indexSteps(after).byId];
  const names = rows.map((row) => (right.get(row.after ?? "") ?? left.get(row.before ?? ""))?.step);
  return {
    rows: rows.flatMap(({ kind }, index) => (names[index]?.type === "rule" ? [`${kind} ${names[index].step_name}`] : [])),
    divergence: divergence === null ? null : (names[divergence]?.step_name ?? null),
  };
}

describe("two results side by side", () => {
  const CASES = [
    ["the same", run([LOG, NEVER]), run([LOG, NEVER]), ["same log", "same never"], null],
    [
      "a new rule that ends the request",
      run([LOG, NEVER]),
      run([LOG, BLOCK, NEVER]),
      ["same log", "only-before never", "only-after block"],
      "block",
    ],
    [
      "a new rule that does nothing does not part the ways",
      run([LOG, BLOCK]),
      run([NEVER, LOG, BLOCK]),
      ["only-after never", "same log", "same block"],
      null,
    ],
    ["a rule that went", run([BLOCK, LOG]), run([LOG]), ["only-before block", "only-after log"], "block"],
    ["a rule that matches now", run([LOG, NEVER]), run([LOG, { ...NEVER, expression: "true" }]), ["same log", "changed never"], "never"],
    ["another action", run([LOG]), run([{ ...LOG, action: "managed_challenge" }]), ["changed log"], "log"],
    ["another text that does the same", run([LOG]), run([{ ...LOG, expression: "true or ssl" }]), ["changed log"], null],
  ] as const;

  test.each(CASES)("%s", (_name, before, after, rows, divergence) => {
    expect(aligned(before, after)).toEqual({ rows, divergence });
  });

  test("a later phase that is not reached any more stands on one side", () => {
    expect(aligned(run([NEVER], [MARK]), run([BLOCK], [MARK]))).toEqual({
      rows: ["only-before never", "only-after block", "only-before mark"],
      divergence: "block",
    });
  });

  test("rules that moved keep as many others in their rows as can be", () => {
    const names = ["a", "b", "c", "d", "e"].map((id) => rule(id, "true", "log"));
    const [a, b, c, d, e] = names;
    if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined) throw new Error("five rules");
    expect(aligned(run([a, b, c, d, e]), run([a, c, d, b, e])).rows).toEqual([
      "same a",
      "only-before b",
      "same c",
      "same d",
      "only-after b",
      "same e",
    ]);
  });
});
