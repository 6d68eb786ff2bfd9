import { isArray, isObject, property } from "../../config/reading";
import type { Json, JsonObject } from "../../support/json";
import { placeKey, type StepName, type StepNames } from "../results/step-names";
import { identifyMembers } from "./identity/identify-members";
import { type IdsAnew, isNothingAnew } from "./identity/ids-anew";
import { ruleInOldIds } from "./identity/in-old-ids";
import { textAt } from "./identity/made-ids";
import { isGiven, kindOfFile, kindOfMembers, type MemberKind } from "./identity/member-kind";
import type { ReadPair } from "./read-pair";

/** What the steps of the second configuration are called once every edit was taken. `null`: what they are called there. */
export function stepNamesOf(pairs: readonly ReadPair[], ids: IdsAnew): StepNames | null {
  const steps = new Map<string, StepName>();
  for (const pair of pairs) for (const [place, name] of namesIn(pair)) steps.set(place, name);
  return steps.size === 0 && isNothingAnew(ids)
    ? null
    : { steps, target: (target) => targetBefore(target, ids), rule: (rule) => ruleInOldIds(rule, "", ids) };
}

type Named = readonly (readonly [place: string, name: StepName])[];

function namesIn({ before, after, now }: ReadPair): Named {
  if (after === null || after.answer === null) return [];
  const old = before?.answer?.json ?? null;
  const top = { file: after.path, pointer: after.answer.pointer };
  const own = after.answer.json;
  const kind = kindOfFile(after.path);
  if (isObject(own) && isObject(now)) return kind === "ruleset" ? rulesInside({ old: isObject(old) ? old : null, now, own }, top) : [];
  if (!isArray(own) || !isArray(now)) return [];
  const members = kindOfMembers(after.path, "");
  if (members === "item" || members === "record") return [];
  const partners = partnersOf(isArray(old) ? old : [], now, members);
  return now.flatMap((member, index): Named => {
    const [mine, partner] = [own[index], partners.get(index) ?? null];
    const place = { ...top, pointer: `${top.pointer}/${index}` };
    if (!isObject(mine) || !isObject(member)) return [];
    if (members === "ruleset") return rulesInside({ old: partner, now: member, own: mine }, place);
    if (partner === null || !isGiven(members, "id", property(partner, "id"), property(mine, "id"))) return [];
    return sameGiven(partner, mine) ? [] : [[placeKey(place), { ruleset: null, given: givenOf(partner) }]];
  });
}

interface Sides {
  readonly old: JsonObject | null;
  /** With the ids of the first configuration. */
  readonly now: JsonObject;
  readonly own: JsonObject;
}

function rulesInside({ old, now, own }: Sides, place: { readonly file: string; readonly pointer: string }): Named {
  const [before, after, mine] = [old === null ? [] : rulesOf(old), rulesOf(now), rulesOf(own)];
  const partners = partnersOf(before, after, "rule");
  const ruleset = nameOfRuleset(old ?? now);
  const isSameRuleset = ruleset === nameOfRuleset(own);
  const whole: Named = isSameRuleset ? [] : [[placeKey(place), { ruleset, given: {} }]];
  const inside = after.flatMap((rule, index): Named => {
    const given = partners.get(index) ?? rule;
    if (!isObject(given) || (isSameRuleset && sameGiven(given, mine[index]))) return [];
    return [[placeKey({ ...place, pointer: `${place.pointer}/rules/${index}` }), { ruleset, given: givenOf(given) }]];
  });
  return [...whole, ...inside];
}

function rulesOf(ruleset: JsonObject): readonly Json[] {
  const rules = property(ruleset, "rules");
  return isArray(rules) ? rules : [];
}

/** As results call it: one without an id by its phase. */
function nameOfRuleset(ruleset: JsonObject): string | null {
  return textAt(ruleset, "id") ?? textAt(ruleset, "phase");
}

/** Index in the second list → the member of the first. */
function partnersOf(before: readonly Json[], after: readonly Json[], kind: MemberKind): ReadonlyMap<number, JsonObject> {
  const pairs = identifyMembers(before, after, kind)?.pairs ?? [];
  return new Map(pairs.flatMap((pair) => (isObject(pair.before.json) ? [[pair.after.index, pair.before.json] as const] : [])));
}

const GIVEN = ["ref", "id"];

function givenOf(member: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(member).filter(([key]) => GIVEN.includes(key)));
}

function sameGiven(one: JsonObject, other: Json | undefined): boolean {
  return GIVEN.every((key) => textAt(one, key) === textAt(other, key));
}

/** `ruleset.<id>` and `rule.<ruleset>.<id>`, as skipped rules have them. */
function targetBefore(target: string, { rulesets, rules, made }: IdsAnew): string {
  if (target.startsWith("ruleset.")) {
    const id = target.slice("ruleset.".length);
    return `ruleset.${rulesets.get(id) ?? made.get(id) ?? id}`;
  }
  if (!target.startsWith("rule.")) return target;
  const owner = [...rules.keys(), ...rulesets.keys()].find((id) => target.startsWith(`rule.${id}.`));
  if (owner === undefined) return target;
  const id = target.slice(`rule.${owner}.`.length);
  return `rule.${rulesets.get(owner) ?? owner}.${rules.get(owner)?.get(id) ?? made.get(id) ?? id}`;
}
