import type { Rule, Ruleset } from "../config/configuration";
import { isObject, property, within } from "../config/reading";
import type { Product, ProductCondition, ProductRule, ProductSetup } from "./product";
import { textOf } from "./reading";

interface CountingRule {
  readonly rule: ProductRule;
  readonly counts: ProductCondition;
}

/**
 * Rate limiting rules that count responses: what they count now, they act on in later requests. The counters themselves are the
 * trace's to give. https://developers.cloudflare.com/waf/rate-limiting-rules/parameters/
 */
export const rateLimitCounting: Product = {
  phase: "rate_limit_counting",
  sways: false,
  prepare(setup) {
    const rulesets = [...setup.account.rulesets, ...setup.zone.rulesets].filter(({ phase }) => phase === "http_ratelimit");
    const rules = rulesets.flatMap((ruleset) => readRules(ruleset, setup));
    if (rules.length === 0) return null;
    return {
      act({ passage, holds }) {
        const counting = rules.filter(({ counts }) => holds(counts)).map(({ rule }) => rule);
        const [first] = counting;
        if (first === undefined) return { kind: "no-match" };
        const names = counting.map(({ description }) => `“${description}”`).join(", ");
        return {
          kind: "continue",
          passage,
          effects: [],
          rule: first,
          note: `This response counts for ${names}; it is later requests that are limited.`,
        };
      },
    };
  },
};

function readRules({ rules }: Ruleset, { condition }: ProductSetup): readonly CountingRule[] {
  return rules.flatMap((rule) => {
    const ratelimit = property(rule.json, "ratelimit");
    const text = isObject(ratelimit) ? textOf(ratelimit, "counting_expression") : "";
    if (!rule.enabled || !/\b(?:http|cf)\.response\b/.test(text)) return [];
    const counts = condition(text, within(within(rule.source, "ratelimit"), "counting_expression"), "response");
    return counts === null ? [] : [{ rule: describe(rule), counts }];
  });
}

function describe({ id, ref, description, json, source }: Rule): ProductRule {
  return { type: "rule", id, description: description || ref || id, action: "count", json, source };
}
