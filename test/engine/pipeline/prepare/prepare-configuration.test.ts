import { describe, expect, test } from "vitest";
import { prepareConfiguration } from "../../../../engine/index";
import type { Json } from "../../../../engine/support/json";
import { configurationOf, entryPoint, rule } from "../../../support/configurations";

/** Findings as `code place`, and the span of expressions. */
function findings(rulesets: readonly Json[], account: readonly Json[] = []): readonly string[] {
  return prepareConfiguration(configurationOf({ zone: rulesets, account })).findings.map(
    ({ code, place, span }) =>
      `${code} ${place.file}${place.pointer}${span === undefined ? "" : ` ${span.start}-${span.end} ${span.line}:${span.column}`}`,
  );
}

const CUSTOM = "http_request_firewall_custom";
const FILE = "zones/example.com/rulesets/0.json";

describe("what is wrong with rules is found before any trace", () => {
  const CASES = [
    ["nothing is wrong", entryPoint(CUSTOM, [rule("a", "true", "block")]), []],
    ["a phase that nobody knows", entryPoint("http_request_firewall", [rule("a", "true", "block")]), [`unknown-phase ${FILE}/phase`]],
    ["a phase of the network layer is no mistake", entryPoint("magic_transit", [rule("a", "true", "block")]), []],
    ["an action that nobody knows", entryPoint(CUSTOM, [rule("a", "true", "explode")]), [`unknown-action ${FILE}/rules/0/action`]],
    ["an action of another phase", entryPoint(CUSTOM, [rule("a", "true", "route")]), [`action-not-allowed ${FILE}/rules/0/action`]],
    [
      "an unknown field",
      entryPoint(CUSTOM, [rule("a", 'http.hots eq "a"', "block")]),
      [`unknown-identifier ${FILE}/rules/0/expression 0-9 1:1`],
    ],
    [
      "a disabled rule is checked too",
      entryPoint(CUSTOM, [{ ...rule("a", 'http.hots eq "a"', "block"), enabled: false }]),
      [`unknown-identifier ${FILE}/rules/0/expression 0-9 1:1`],
    ],
    ["a rule without expression", entryPoint(CUSTOM, [{ id: "a", action: "log" }]), [`missing-expression ${FILE}/rules/0`]],
    [
      "execute without id",
      entryPoint(CUSTOM, [rule("a", "true", "execute", {})]),
      [`missing-property ${FILE}/rules/0/action_parameters/id`],
    ],
    [
      "execute of a ruleset that is not there",
      entryPoint(CUSTOM, [rule("a", "true", "execute", { id: "x" })]),
      [`absent-ruleset ${FILE}/rules/0/action_parameters/id`],
    ],
    [
      "execute of the entry point itself",
      { ...entryPoint(CUSTOM, [rule("a", "true", "execute", { id: "self" })]), id: "self" },
      [`cyclic-execute ${FILE}/rules/0/action_parameters/id`],
    ],
    [
      "a skip that skips nothing",
      entryPoint(CUSTOM, [rule("a", "true", "skip", {})]),
      [`missing-property ${FILE}/rules/0/action_parameters`],
    ],
    [
      "a skip of an unknown product",
      entryPoint(CUSTOM, [rule("a", "true", "skip", { products: ["UABlock"] })]),
      [`unknown-product ${FILE}/rules/0/action_parameters/products`],
    ],
    [
      "a skip of an unknown phase",
      entryPoint(CUSTOM, [rule("a", "true", "skip", { phases: ["waf"] })]),
      [`unknown-phase ${FILE}/rules/0/action_parameters/phases`],
    ],
    [
      "a skip that combines what cannot be",
      entryPoint("http_request_firewall_managed", [rule("a", "true", "skip", { ruleset: "current", rulesets: ["x"] })]),
      [`conflicting-parameters ${FILE}/rules/0/action_parameters`],
    ],
    [
      "a block status outside of 400 to 499",
      entryPoint(CUSTOM, [rule("a", "true", "block", { response: { status_code: 500, content_type: "text/html", content: "" } })]),
      [`wrong-shape ${FILE}/rules/0/action_parameters/response/status_code`],
    ],
    [
      "a redirect without target",
      entryPoint("http_request_dynamic_redirect", [rule("a", "true", "redirect", { from_value: {} })]),
      [`wrong-shape ${FILE}/rules/0/action_parameters/from_value/target_url`.replace("wrong-shape", "missing-property")],
    ],
    [
      "a target that is both fixed and computed",
      entryPoint("http_request_dynamic_redirect", [
        rule("a", "true", "redirect", { from_value: { target_url: { value: "/a", expression: "http.host" } } }),
      ]),
      [`wrong-shape ${FILE}/rules/0/action_parameters/from_value/target_url`],
    ],
    [
      "a mistake in a target expression",
      entryPoint("http_request_dynamic_redirect", [
        rule("a", "true", "redirect", { from_value: { target_url: { expression: "http.hots" } } }),
      ]),
      [`unknown-identifier ${FILE}/rules/0/action_parameters/from_value/target_url/expression 0-9 1:1`],
    ],
    [
      "a header that rules cannot change",
      entryPoint("http_request_late_transform", [
        rule("a", "true", "rewrite", { headers: { "cf-ray": { operation: "set", value: "1" } } }),
      ]),
      [`refused-header ${FILE}/rules/0/action_parameters/headers/cf-ray`],
    ],
    [
      "a port that is none",
      entryPoint("http_request_origin", [rule("a", "true", "route", { origin: { host: "a.example.com", port: 70000 } })]),
      [`wrong-shape ${FILE}/rules/0/action_parameters/origin/port`],
    ],
    [
      "a phase without entry points of zones",
      entryPoint("http_request_redirect", [rule("a", "true", "redirect", { from_value: { target_url: { value: "/" } } })]),
      [`wrong-level ${FILE}`],
    ],
  ] as const;
  for (const [name, ruleset, expected] of CASES) test(name, () => expect(findings([ruleset])).toEqual(expected));

  test("a ruleset of another phase cannot be executed", () => {
    const shared = { id: "shared", name: "", kind: "custom", phase: "http_ratelimit", rules: [] };
    expect(findings([entryPoint(CUSTOM, [rule("a", "true", "execute", { id: "shared" })])], [shared])).toEqual([
      `wrong-phase ${FILE}/rules/0/action_parameters/id`,
    ]);
  });

  test("a custom ruleset that nothing executes is checked too", () => {
    const unused = { id: "unused", name: "", kind: "custom", phase: CUSTOM, rules: [rule("a", 'http.hots eq "a"', "block")] };
    expect(findings([], [unused])).toEqual(["unknown-identifier account/rulesets/0.json/rules/0/expression 0-9 1:1"]);
  });
});
