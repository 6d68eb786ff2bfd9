import type { Coverage, RuleCoverage } from "../../../engine/contract/index";

/** A condition of a rule, and what became of it over all traces of a run. */
export interface CoveredCondition {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly seen: RuleCoverage["conditions"][number]["seen"];
}

export interface SoughtRule {
  readonly file: string;
  /** JSON Pointer of the rule in its file. */
  readonly pointer: string;
  readonly expression: string;
}

/**
 * What a run said of the conditions of a rule. `null` where it says nothing of the rule as it stands: it was not in that configuration, or its
 * expression was another one. A rule that moved is known by its expression.
 */
export function conditionsCovered({ entries }: Coverage, { file, pointer, expression }: SoughtRule): readonly CoveredCondition[] | null {
  const alike = entries.filter((entry) => entry.place.file === file && entry.expression === expression);
  const found = alike.find(({ place }) => place.pointer === pointer) ?? alike[0];
  if (found === undefined || found.conditions.length === 0) return null;
  return found.conditions.map(({ start, end, seen }) => ({ start, end, text: expression.slice(start, end), seen }));
}
