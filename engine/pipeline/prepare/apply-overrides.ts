import type { Rule, Ruleset } from "../../config/configuration";
import { isArray, isObject, property } from "../../config/reading";
import type { Json, JsonObject } from "../../support/json";

/**
 * The ruleset as an `execute` rule with overrides deploys it. Each property is taken from the most specific level that
 * mentions it: a rule override before a category override (the last that fits) before the ruleset's own.
 * https://developers.cloudflare.com/ruleset-engine/managed-rulesets/override-managed-ruleset/
 */
export function applyOverrides(ruleset: Ruleset, overrides: JsonObject | null): Ruleset {
  if (overrides === null) return ruleset;
  const byRule = new Map(objectsOf(property(overrides, "rules")).map((override) => [textOf(override, "id"), override]));
  const byCategory = objectsOf(property(overrides, "categories"));
  const rules = ruleset.rules.map((rule) => {
    const categories = categoriesOf(rule.json);
    const levels = [
      byRule.get(rule.id),
      byCategory.findLast((override) => categories.includes(textOf(override, "category"))),
      overrides,
    ].filter((override) => override !== undefined);
    return overrideRule(rule, levels);
  });
  return { ...ruleset, rules };
}

function overrideRule(rule: Rule, levels: readonly JsonObject[]): Rule {
  const enabled = levels.map((level) => property(level, "enabled")).find((value) => typeof value === "boolean");
  const action = levels.map((level) => textOf(level, "action")).find((text) => text !== "");
  const acting = action === undefined || action === rule.action ? rule : { ...rule, action, actionParameters: null };
  const threshold = levels.map((level) => property(level, "score_threshold")).find((value) => typeof value === "number");
  const scoring = threshold === undefined ? acting : { ...acting, json: { ...acting.json, score_threshold: threshold } };
  return enabled === undefined ? scoring : { ...scoring, enabled };
}

function categoriesOf(rule: JsonObject): readonly string[] {
  const categories = property(rule, "categories");
  return isArray(categories) ? categories.filter((category) => typeof category === "string") : [];
}

function objectsOf(json: Json | undefined): readonly JsonObject[] {
  return isArray(json) ? json.filter(isObject) : [];
}

function textOf(object: JsonObject, key: string): string {
  const value = property(object, key);
  return typeof value === "string" ? value : "";
}
