import type { Rule, Ruleset, SourcePlace } from "../config/configuration";
import { isArray, isObject, property } from "../config/reading";
import type { JsonObject } from "../support/json";

/**
 * A managed ruleset whose rules are not part of the configuration, as far as it is known: the rules that the `execute` rule overrides,
 * and one that stands for all others and has the ruleset's own id (so that a trace can force it). None has an expression.
 */
export function unknownManagedRuleset(
  facts: Pick<Ruleset, "id" | "name" | "phase">,
  overrides: JsonObject | null,
  source: SourcePlace,
): Ruleset {
  const named = overrides === null ? undefined : property(overrides, "rules");
  const ids = isArray(named) ? named.filter(isObject).map((rule) => property(rule, "id")) : [];
  const rules = [
    ...ids.filter((id) => typeof id === "string").map((id) => standIn(id, "A rule that this configuration overrides", source)),
    standIn(facts.id, "Rules that are not part of this configuration", source),
  ];
  return { ...facts, description: "", kind: "managed", rules, source };
}

/** Most managed rules block; where an override names another action, that one counts. */
function standIn(id: string, description: string, source: SourcePlace): Rule {
  return { id, ref: id, description, expression: null, action: "block", actionParameters: null, enabled: true, json: {}, source };
}
