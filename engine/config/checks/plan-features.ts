import type { Finding, Rule, Zone } from "../configuration";
import { within } from "../reading";
import type { Check } from "./check";

/** Strings of an expression, in which the name of an operator is no operator. */
const TEXTS = /"(?:[^"\\]|\\.)*"|r(#*)"[^]*?"\1/g;
const MOST_REGEXES = 64;

/** What a rule uses that its zone's plan does not have, and more regular expressions than any plan has. */
export const planFeatures: Check = {
  codes: ["regex-not-in-plan", "log-not-in-plan", "too-many-regexes"],
  documentation: "https://developers.cloudflare.com/waf/custom-rules/#availability",
  run: ({ zones, account }) => [
    ...zones.flatMap((zone) =>
      zone.rulesets.flatMap(({ kind, phase, rules }) => (kind === "managed" ? [] : rules.flatMap((rule) => checkRule(rule, zone, phase)))),
    ),
    ...account.rulesets.flatMap(({ rules }) => rules.flatMap(tooMany)),
  ],
};

function regexesIn(expression: string): number {
  return [...expression.replace(TEXTS, '""').matchAll(/(?:\bmatches\b|~)\s*""/g)].length;
}

function tooMany(rule: Rule): readonly Finding[] {
  const count = regexesIn(rule.expression ?? "");
  if (count <= MOST_REGEXES) return [];
  const message = `This rule has ${count} regular expressions; a rule may have ${MOST_REGEXES}.`;
  return [
    {
      code: "too-many-regexes",
      severity: "error",
      message,
      place: within(rule.source, "expression"),
      fix: "Divide it into several rules.",
    },
  ];
}

function checkRule(rule: Rule, { plan }: Zone, phase: string): readonly Finding[] {
  const isSmall = plan === "FREE" || plan === "PRO";
  const usesRegex = isSmall && regexesIn(rule.expression ?? "") > 0;
  const regex: readonly Finding[] = usesRegex
    ? [
        {
          code: "regex-not-in-plan",
          severity: "warning",
          message: `This rule has a regular expression, which takes a Business or Enterprise plan; the zone's is ${plan}.`,
          place: within(rule.source, "expression"),
          fix: "Use wildcard, contains, starts_with() or ends_with().",
        },
      ]
    : [];
  const logs = rule.action === "log" && plan !== "ENT" && phase === "http_request_firewall_custom";
  const log: readonly Finding[] = logs
    ? [
        {
          code: "log-not-in-plan",
          severity: "warning",
          message: `The action “log” takes an Enterprise plan; the zone's is ${plan}.`,
          place: within(rule.source, "action"),
        },
      ]
    : [];
  return [...regex, ...log, ...tooMany(rule)];
}
