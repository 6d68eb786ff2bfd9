import { property } from "../config/reading";
import { answerWith, securityMode } from "./answers";
import type { Product, ProductCondition, ProductPoint, ProductRule, ProductSetup, ProductVerdict } from "./product";
import { byPriority, isRunning, objectOf, type PlacedObject, textOf, textsOf, zoneObjects } from "./reading";
import { skippedEffects } from "./security-rules";

interface FirewallRule {
  readonly rule: ProductRule;
  readonly priority: PlacedObject;
  readonly condition: ProductCondition | null;
  /** What a `bypass` rule switches off, as skip rules call it. */
  readonly products: readonly string[];
}

/** Of rules with the same priority, the action that comes first here acts first. https://developers.cloudflare.com/firewall/cf-firewall-rules/order-priority/ */
const ORDER = ["log", "bypass", "allow", "managed_challenge", "challenge", "js_challenge", "block"];

/**
 * Firewall rules, where a configuration still has them: their expressions are those of custom rules. `allow` ends them,
 * `bypass` switches products off. https://developers.cloudflare.com/firewall/cf-firewall-rules/
 */
export const firewallRules: Product = {
  phase: "firewall_rules",
  prepare(setup) {
    const rules = zoneObjects(setup.zone, "firewall_rules.json")
      .filter(isRunning)
      .filter(({ json }) => property(objectOf(json, "filter"), "paused") !== true)
      .map((rule) => readRule(rule, setup))
      .toSorted((left, right) => byPriority(left.priority, right.priority) || rank(left) - rank(right));
    return rules.length === 0 ? null : { act: (point) => passRules(rules, point) };
  },
};

function readRule(placed: PlacedObject, { condition }: ProductSetup): FirewallRule {
  const { json, source } = placed;
  const id = textOf(json, "id");
  const text = textOf(objectOf(json, "filter"), "expression");
  return {
    rule: { type: "rule", id, description: textOf(json, "description") || id, action: textOf(json, "action"), json, source },
    priority: placed,
    condition: condition(text, { file: source.file, pointer: `${source.pointer}/filter/expression` }),
    products: textsOf(json, "products"),
  };
}

function rank({ rule }: FirewallRule): number {
  return ORDER.indexOf(rule.action);
}

function passRules(rules: readonly FirewallRule[], point: ProductPoint): ProductVerdict {
  const bypassed: string[] = [];
  let bypassing: ProductRule | null = null;
  for (const { rule, condition, products } of rules) {
    if (condition === null || !point.holds(condition)) continue;
    const mode = securityMode(rule.action);
    if (mode !== null) return answerWith(mode, point, rule);
    if (rule.action === "allow") {
      const note = "It ends the firewall rules; custom rules still run.";
      return bypassing === null ? { kind: "continue", passage: point.passage, effects: [], rule, note } : bypass(bypassing, bypassed);
    }
    if (rule.action !== "bypass") continue;
    bypassing ??= rule;
    bypassed.push(...products);
  }
  return bypassing === null ? { kind: "no-match" } : bypass(bypassing, bypassed);
}

function bypass(rule: ProductRule, products: readonly string[]): ProductVerdict {
  return { kind: "skip", phases: [], products, rule, effects: skippedEffects([], products) };
}
