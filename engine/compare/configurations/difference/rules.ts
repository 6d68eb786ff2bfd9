import type { Rule, Ruleset } from "../../../config/configuration";
import { property } from "../../../config/reading";
import type { JsonObject } from "../../../support/json";
import type { IdsAnew } from "../identity/ids-anew";
import { ruleInOldIds } from "../identity/in-old-ids";
import { type Matched, matchMembers } from "../identity/match-members";
import { memberNames } from "../identity/member-names";
import { movedPairs } from "../identity/moved-pairs";
import { added, type Change, changed, changesIn, changesOf, removed } from "./changes";
import { isEntryPoint, titleOfRuleset } from "./ruleset-title";

/** Rulesets of one owner: entry points by their phase, others by id, then by name, then by what they do. */
export function matchRulesets(before: readonly Ruleset[], after: readonly Ruleset[]): Matched<Ruleset> {
  return matchMembers(before, after, memberNames("ruleset", rulesetJson));
}

/** As its file has it, as far as it matters here. */
export function rulesetJson({ id, name, kind, phase, rules }: Ruleset): JsonObject {
  return { ...(id === "" ? {} : { id }), name, kind, phase, rules: rules.map(({ json }) => json) };
}

export function compareRulesets(before: readonly Ruleset[], after: readonly Ruleset[], owner: string, ids: IdsAnew): readonly Change[] {
  const { pairs, removed: gone, added: come } = matchRulesets(before, after);
  return [
    ...pairs.flatMap(({ before: old, after: now }) => compareRuleset(old, now, owner, ids)),
    ...gone.map((ruleset) =>
      removed(
        titleOfRuleset(ruleset, owner),
        ruleset.source,
        ruleset.rules.map(({ json }) => json),
        `removed with ${countRules(ruleset)}`,
      ),
    ),
    ...come.map((ruleset) =>
      added(
        titleOfRuleset(ruleset, owner),
        ruleset.source,
        ruleset.rules.map(({ json }) => json),
        `added with ${countRules(ruleset)}`,
      ),
    ),
  ];
}

function countRules({ rules: list }: Ruleset): string {
  return `${list.length} rule${list.length === 1 ? "" : "s"}`;
}

function compareRuleset(before: Ruleset, after: Ruleset, owner: string, ids: IdsAnew): readonly Change[] {
  const where = titleOfRuleset(after, owner);
  const place = { before: before.source, after: after.source };
  const readRules = new Map(after.rules.map((rule) => [rule, ruleInOldIds(rule.json, after.id, ids)]));
  const read = (rule: Rule): JsonObject => readRules.get(rule) ?? rule.json;
  const { pairs, removed: gone, added: come } = matchMembers(before.rules, after.rules, memberNames("rule", read));
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
      return [...(moved.has(pair) ? [move] : []), ...compareRule(pair.before, { ...pair.after, read: read(pair.after) }, compared)];
    }),
  ];
}

function placesOf(ruleset: Ruleset): ReadonlyMap<Rule, number> {
  return new Map(ruleset.rules.map((rule, index) => [rule, index]));
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
const APART = new Set(["id", "ref", "expression", "action", "action_parameters", "enabled", "description", "version", "last_updated"]);

function compareRule(
  before: Rule,
  after: Rule & { readonly read: JsonObject },
  compared: Parameters<typeof changed>[0],
): readonly Change[] {
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
  } else {
    const read = after.actionParameters === null ? undefined : property(after.read, "action_parameters");
    const own = after.actionParameters ?? {};
    changes.push(...changesOf(compared, "action_parameters", before.actionParameters ?? {}, { read: read ?? {}, own }));
  }
  const others = [...new Set([...Object.keys(before.json), ...Object.keys(after.json)])].filter((key) => !APART.has(key));
  return [
    ...changes,
    ...others.flatMap((key) =>
      changesOf(compared, key, property(before.json, key), { read: property(after.read, key), own: property(after.json, key) }),
    ),
  ];
}
