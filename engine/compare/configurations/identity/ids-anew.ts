import { property } from "../../../config/reading";
import type { JsonObject } from "../../../support/json";
import { isMadeId, textAt } from "./made-ids";

/**
 * The ids by which two configurations call the same things otherwise, id in the second → id in the first. Ids of rules count within their
 * ruleset, since those that a person makes up repeat.
 */
export interface IdsAnew {
  readonly rulesets: ReadonlyMap<string, string>;
  /** By the id that their ruleset has in the second configuration. */
  readonly rules: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Those of anything that the network made, so that they mean the same wherever they stand. */
  readonly made: ReadonlyMap<string, string>;
}

/** The same thing in two configurations. */
export interface SameThing {
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** A rule with its ruleset in the second configuration. */
export interface SameRule extends SameThing {
  readonly ruleset: JsonObject;
}

export interface SameThings {
  readonly rulesets: readonly SameThing[];
  readonly rules: readonly SameRule[];
  /** Whatever else has an id that nobody chose. */
  readonly others: readonly SameThing[];
}

export function idsAnew({ rulesets, rules, others }: SameThings): IdsAnew {
  const made = new Map<string, string>();
  const ofRulesets = new Map<string, string>();
  const ofRules = new Map<string, Map<string, string>>();
  for (const { before, after } of [...rulesets, ...rules, ...others]) {
    const [old, now] = [property(before, "id"), property(after, "id")];
    if (isMadeId(old) && isMadeId(now) && old !== now) made.set(now, old);
  }
  for (const { before, after } of rulesets) {
    const [old, now] = [textAt(before, "id"), textAt(after, "id")];
    if (old !== null && now !== null && old !== now) ofRulesets.set(now, old);
  }
  for (const { ruleset, before, after } of rules) {
    const [owner, old, now] = [textAt(ruleset, "id"), ruleId(before), ruleId(after)];
    if (owner === null || old === null || now === null || old === now) continue;
    const known = ofRules.get(owner) ?? new Map<string, string>();
    ofRules.set(owner, known.set(now, old));
  }
  return { rulesets: closed(ofRulesets), rules: new Map([...ofRules].map(([owner, ids]) => [owner, closed(ids)])), made: closed(made) };
}

/** An id that the first configuration has for what is called otherwise now: whoever has or names it in the second means something else. */
function closed(ids: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const others = [...ids.values()].filter((old) => !ids.has(old)).map((old): readonly [string, string] => [old, `${old} (another)`]);
  return new Map([...ids, ...others]);
}

export const NO_IDS_ANEW: IdsAnew = { rulesets: new Map(), rules: new Map(), made: new Map() };

export function isNothingAnew({ rulesets, rules, made }: IdsAnew): boolean {
  return rulesets.size + rules.size + made.size === 0;
}

/** By which others name the rule. */
function ruleId(rule: JsonObject): string | null {
  return textAt(rule, "id") ?? textAt(rule, "ref");
}
