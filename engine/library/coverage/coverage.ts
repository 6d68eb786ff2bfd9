import type { Configuration, Rule, Ruleset, SourcePlace } from "../../config/configuration";
import { checkExpression, STANDARD_SCHEME, type TypedExpression } from "../../language";
import { findPhase } from "../../phases";
import { type Tally, wasFalse, wasTrue } from "../run/tally";

/** What a library exercises of a configuration. JSON only. */
export interface Coverage {
  /** Rules that are switched on, and how many of them some case matches. */
  readonly rules: { readonly total: number; readonly matched: number };
  /** Conditions of those rules, and how many of them were both true and false. */
  readonly conditions: { readonly total: number; readonly both: number };
  /** Rules that some case matches, of a hundred; 100 where there are none. */
  readonly percent: number;
  readonly entries: readonly RuleCoverage[];
}

export interface RuleCoverage {
  readonly place: SourcePlace;
  readonly phase: string;
  readonly product: string;
  readonly ruleset: string;
  readonly rule: string;
  /** What a person calls the rule. */
  readonly title: string;
  readonly expression: string | null;
  readonly evaluated: number;
  readonly matched: number;
  readonly conditions: readonly ConditionCoverage[];
}

/** UTF-16 offsets into the rule's expression, `end` exclusive. */
export interface ConditionCoverage {
  readonly start: number;
  readonly end: number;
  readonly seen: "both" | "never true" | "never false" | "never evaluated";
}

/** Of a run of which nobody knows what it exercised. */
export const NOTHING_COVERED: Coverage = {
  rules: { total: 0, matched: 0 },
  conditions: { total: 0, both: 0 },
  percent: 100,
  entries: [],
};

/** Rules that are switched off cannot be exercised and do not count; neither do those of managed rulesets, which nobody can read. */
export function coverageOf({ account, zones }: Configuration, tally: Tally): Coverage {
  const rulesets = [account, ...zones].flatMap((owner) => owner.rulesets);
  const entries = [
    ...rulesets.filter(({ kind }) => kind !== "managed").flatMap((ruleset) => rulesOf(ruleset, tally)),
    ...zones.flatMap((zone) =>
      zone.pageRules
        .filter(({ active }) => active)
        .map(({ id, pattern, source }) => ({
          ...hitsAt(source, tally),
          place: source,
          phase: "page_rules",
          product: "Page Rules",
          ruleset: zone.name,
          rule: id,
          title: pattern,
          expression: null,
          conditions: [],
        })),
    ),
  ];
  const conditions = entries.flatMap((entry) => entry.conditions);
  const matched = entries.filter((entry) => entry.matched > 0).length;
  return {
    rules: { total: entries.length, matched },
    conditions: { total: conditions.length, both: conditions.filter(({ seen }) => seen === "both").length },
    percent: entries.length === 0 ? 100 : (matched / entries.length) * 100,
    entries,
  };
}

function rulesOf(ruleset: Ruleset, tally: Tally): readonly RuleCoverage[] {
  return ruleset.rules
    .filter((rule) => rule.enabled)
    .map((rule) => ({
      ...hitsAt(rule.source, tally),
      place: rule.source,
      phase: ruleset.phase,
      product: findPhase(ruleset.phase)?.product ?? ruleset.phase,
      ruleset: ruleset.name,
      rule: rule.id,
      title: rule.description || rule.ref || rule.id,
      expression: rule.expression,
      conditions: conditionsOf(rule, tally),
    }));
}

function hitsAt(place: SourcePlace, tally: Tally): { readonly evaluated: number; readonly matched: number } {
  const hits = tally.rules[`${place.file}#${place.pointer}`];
  return { evaluated: hits?.evaluated ?? 0, matched: hits?.matched ?? 0 };
}

function conditionsOf({ expression, source }: Rule, tally: Tally): readonly ConditionCoverage[] {
  if (expression === null) return [];
  const checked = checkExpression(expression, "filter", STANDARD_SCHEME);
  if (checked.expression === null) return [];
  const seen = tally.rules[`${source.file}#${source.pointer}`]?.conditions ?? {};
  return leavesOf(checked.expression).map(({ start, end }) => ({ start, end, seen: seenAs(seen[`${start}-${end}`]) }));
}

/** What `and`, `or`, `xor` and `not` combine. `true` and `false` are no conditions. */
function leavesOf(expression: TypedExpression): readonly TypedExpression[] {
  switch (expression.kind) {
    case "and":
    case "or":
    case "xor":
      return expression.items.flatMap(leavesOf);
    case "not":
    case "group":
      return leavesOf(expression.of);
    case "literal":
      return [];
    case "any":
    case "all":
    case "comparison":
    case "field":
    case "call":
    case "index":
    case "each":
      return [expression];
    default:
      return expression satisfies never;
  }
}

function seenAs(seen: number | undefined): ConditionCoverage["seen"] {
  if (wasTrue(seen)) return wasFalse(seen) ? "both" : "never false";
  return wasFalse(seen) ? "never true" : "never evaluated";
}
