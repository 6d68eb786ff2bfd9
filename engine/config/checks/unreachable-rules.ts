import type { Finding, Rule, Ruleset } from "../configuration";
import { property } from "../reading";
import type { Check } from "./check";

/** Actions after which no later rule of the ruleset is evaluated. */
const TERMINATING = new Set(["block", "challenge", "js_challenge", "managed_challenge", "redirect"]);

/** Rules that stand behind one that matches every request and ends the evaluation. */
export const unreachableRules: Check = {
  codes: ["unreachable-rule"],
  documentation: "https://developers.cloudflare.com/ruleset-engine/rules-language/actions/",
  run: ({ account, zones }) => [...account.rulesets, ...zones.flatMap(({ rulesets }) => rulesets)].flatMap(checkRuleset),
};

function checkRuleset({ rules }: Ruleset): readonly Finding[] {
  const index = rules.findIndex(endsAll);
  const end = rules[index];
  if (end === undefined) return [];
  return rules
    .slice(index + 1)
    .filter(({ enabled }) => enabled)
    .map((rule) => ({
      code: "unreachable-rule",
      severity: "warning",
      message: `No request reaches this rule: rule ${index + 1}${end.description === "" ? "" : ` (“${end.description}”)`} matches every request and its action is ${end.action}.`,
      place: rule.source,
      fix: "Put it before that rule, or give that rule a condition.",
    }));
}

/** A rate limiting rule acts only above its rate. */
function endsAll({ enabled, expression, action, json }: Rule): boolean {
  if (!enabled || !TERMINATING.has(action) || property(json, "ratelimit") !== undefined) return false;
  return /^\(*\s*true\s*\)*$/.test((expression ?? "").trim());
}
