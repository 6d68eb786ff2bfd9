import { isArray, isObject, property } from "../../../config/reading";
import type { Json } from "../../../support/json";
import type { FilePair } from "../pair-files";
import { identifyMembers } from "./identify-members";
import { type IdsAnew, idsAnew, type SameRule, type SameThing } from "./ids-anew";
import { ruleInOldIds } from "./in-old-ids";
import { kindOfFile, kindOfMembers, type MemberKind } from "./member-kind";

/** The ids that the things in these files have anew. Items of lists are left out: nothing names them. */
export function idsAnewIn(pairs: readonly FilePair[]): IdsAnew {
  const rulesets: SameThing[] = [];
  const others: SameThing[] = [];
  for (const { before, after } of pairs) {
    const [old, now] = [before?.answer?.json, after?.answer?.json];
    const file = before?.path ?? "";
    if (isObject(old) && isObject(now)) (kindOfFile(file) === "ruleset" ? rulesets : others).push({ before: old, after: now });
    else if (isArray(old) && isArray(now)) {
      const kind = kindOfMembers(file, "");
      if (kind !== "item") (kind === "ruleset" ? rulesets : others).push(...samePairs(old, now, kind));
    }
  }
  return idsAnewOf(rulesets, others);
}

/** Rules are paired within rulesets that are the same; what they say of rulesets is read as the first configuration says it. */
export function idsAnewOf(rulesets: readonly SameThing[], others: readonly SameThing[]): IdsAnew {
  const known = idsAnew({ rulesets, rules: [], others });
  const rules = rulesets.flatMap(({ before, after }): readonly SameRule[] => {
    const [old, now] = [property(before, "rules"), property(after, "rules")];
    if (!isArray(old) || !isArray(now)) return [];
    const read = now.map((rule) => (isObject(rule) ? ruleInOldIds(rule, "", known) : rule));
    return (identifyMembers(old, read, "rule")?.pairs ?? []).flatMap((pair) => {
      const [one, other] = [pair.before.json, now[pair.after.index]];
      return isObject(one) && isObject(other) ? [{ before: one, after: other, ruleset: after }] : [];
    });
  });
  return idsAnew({ rulesets, rules, others });
}

/** The objects that both lists have. */
export function samePairs(before: readonly Json[], after: readonly Json[], kind: MemberKind): readonly SameThing[] {
  return (identifyMembers(before, after, kind)?.pairs ?? []).flatMap((pair) => {
    const [old, now] = [pair.before.json, pair.after.json];
    return isObject(old) && isObject(now) ? [{ before: old, after: now }] : [];
  });
}
