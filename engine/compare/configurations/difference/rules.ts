import type { Rule, Ruleset } from "../../../config/configuration";
import { property } from "../../../config/reading";
import { added, type Change, changed, changesIn, removed } from "./changes";
import { matchMembers, movedPairs } from "./match-members";
import { isEntryPoint, titleOfRuleset } from "./ruleset-title";
import { keyOf } from "./same-json";

/** Rulesets of one owner: entry points by their phase, others by id and then by name. */
export function compareRulesets(before: readonly Ruleset[], after: readonly Ruleset[], owner: string): readonly Change[] {
  const {
    pairs,
    removed: gone,
    added: come,
  } = matchMembers(before, after, [
    (ruleset) => (isEntryPoint(ruleset) ? `${ruleset.kind} ${ruleset.phase}` : null),
    (ruleset) => (isEntryPoint(ruleset) ? null : ruleset.id),
    (ruleset) => (isEntryPoint(ruleset) || ruleset.name === "" ? null : `${ruleset.kind} ${ruleset.phase} ${ruleset.name}`),
  ]);
  return [
    ...pairs.flatMap(({ before: old, after: now }) => compareRuleset(old, now, owner)),
    ...gone.map((ruleset) =>
      removed(
        titleOfRuleset(ruleset, owner),
        ruleset.source,
        ruleset.rules.map(({ json }) => json),
        `removed with ${rules(ruleset)}`,
      ),
    ),
    ...come.map((ruleset) =>
      added(
        titleOfRuleset(ruleset, owner),
        ruleset.source,
        ruleset.rules.map(({ json }) => json),
        `added with ${rules(ruleset)}`,
      ),
    ),
  ];
}

function rules({ rules: list }: Ruleset): string {
  return `${list.length} rule${list.length === 1 ? "" : "s"}`;
}

function compareRuleset(before: Ruleset, after: Ruleset, owner: string): readonly Change[] {
  const where = titleOfRuleset(after, owner);
  const place = { before: before.source, after: after.source };
  const { pairs, removed: gone, added: come } = matchRules(before.rules, after.rules);
  const [placeBefore, placeAfter] = [placesOf(before), placesOf(after)];
  const moved = movedPairs(
    pairs.toSorted((one, other) => (placeAfter.get(one.after) ?? 0) - (placeAfter.get(other.after) ?? 0)),
    (pair) => placeBefore.get(pair.before) ?? 0,
  );
  const ownChanges = isEntryPoint(after)
    ? []
    : [
        ...changesIn({ where, place }, "name", before.name, after.name),
        ...changesIn({ where, place }, "description", before.description, after.description),
      ];
  return [
    ...ownChanges,
    ...gone.map((rule) => removed(`${where}, ${nameOf(rule, before)}`, rule.source, rule.json)),
    ...come.map((rule) => added(`${where}, ${nameOf(rule, after)}`, rule.source, rule.json, `added ${position(rule, after)}`)),
    ...pairs.flatMap((pair): readonly Change[] => {
      const compared = { where: `${where}, ${nameOf(pair.after, after)}`, place: { before: pair.before.source, after: pair.after.source } };
      const move: Change = {
        kind: "moved",
        title: `moved ${position(pair.after, after)}`,
        ...compared,
        before: before.rules.indexOf(pair.before) + 1,
        after: after.rules.indexOf(pair.after) + 1,
      };
      return [...(moved.has(pair) ? [move] : []), ...compareRule(pair.before, pair.after, compared)];
    }),
  ];
}

function placesOf(ruleset: Ruleset): ReadonlyMap<Rule, number> {
  return new Map(ruleset.rules.map((rule, index) => [rule, index]));
}

/**
 * By id, then by ref, then by all that a rule does, then by what it is called, then by its expression: so a rule keeps its identity where ids are made anew, as
 * an import from Terraform does.
 */
function matchRules(before: readonly Rule[], after: readonly Rule[]): ReturnType<typeof matchMembers<Rule>> {
  return matchMembers(before, after, [
    (rule) => textOf(rule, "id"),
    (rule) => textOf(rule, "ref"),
    (rule) => keyOf([rule.expression, rule.action, rule.actionParameters, rule.description, rule.enabled]),
    (rule) => keyOf([rule.expression, rule.action, rule.actionParameters]),
    (rule) => rule.description,
    (rule) => rule.expression,
  ]);
}

/** As the file has it; ids that the reader made up match nothing. */
function textOf({ json }: Rule, key: string): string | null {
  const text = property(json, key);
  return typeof text === "string" && text !== "" ? text : null;
}

function nameOf(rule: Rule, { rules: list }: Ruleset): string {
  return rule.description === "" ? `rule ${list.indexOf(rule) + 1}` : `“${rule.description}”`;
}

function position(rule: Rule, ruleset: Ruleset): string {
  const index = ruleset.rules.indexOf(rule);
  const before = ruleset.rules[index - 1];
  return before === undefined ? "at the front" : `behind ${nameOf(before, ruleset)}`;
}

/** Parts of a rule that are compared by themselves, or say nothing about what it does. */
const APART = new Set([
  "id",
  "ref",
  "expression",
  "action",
  "action_parameters",
  "enabled",
  "description",
  "version",
  "last_updated",
  "categories",
]);

function compareRule(before: Rule, after: Rule, compared: Parameters<typeof changed>[0]): readonly Change[] {
  const changes: Change[] = [];
  if (before.enabled !== after.enabled)
    changes.push(changed(compared, after.enabled ? "switched on" : "switched off", before.enabled, after.enabled));
  if (before.description !== after.description)
    changes.push(changed(compared, "description changed", before.description, after.description));
  if (before.expression !== after.expression) changes.push(changed(compared, "expression changed", before.expression, after.expression));
  if (before.action !== after.action) {
    changes.push(
      changed(
        compared,
        `action changed from ${before.action} to ${after.action}`,
        { action: before.action, action_parameters: before.actionParameters },
        { action: after.action, action_parameters: after.actionParameters },
      ),
    );
  } else changes.push(...changesIn(compared, "action_parameters", before.actionParameters ?? {}, after.actionParameters ?? {}));
  const others = [...new Set([...Object.keys(before.json), ...Object.keys(after.json)])].filter((key) => !APART.has(key));
  return [...changes, ...others.flatMap((key) => changesIn(compared, key, property(before.json, key), property(after.json, key)))];
}
