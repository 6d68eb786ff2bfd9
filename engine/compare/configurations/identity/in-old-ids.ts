import { isArray, isObject, property } from "../../../config/reading";
import type { Json, JsonObject } from "../../../support/json";
import { type IdsAnew, isNothingAnew } from "./ids-anew";

/**
 * A rule of the second configuration that names itself, rulesets and rules as the first does. One that names others than before still does.
 * `ruleset`: the id of its ruleset in the second.
 */
export function ruleInOldIds(rule: JsonObject, ruleset: string, ids: IdsAnew): JsonObject {
  if (isNothingAnew(ids)) return rule;
  const given = property(rule, "action_parameters");
  const id = property(rule, "id");
  return {
    ...objectInOldIds(rule, ids),
    ...(id === undefined ? {} : { id: ruleIdIn(ruleset, id, ids) }),
    ...(isObject(given) ? { action_parameters: { ...objectInOldIds(given, ids), ...namedBy(rule, given, ids) } } : {}),
  };
}

/** The parameters that name rulesets, or rules in them. */
function namedBy(rule: JsonObject, given: JsonObject, ids: IdsAnew): JsonObject {
  const [id, rulesets, rules, overrides] = ["id", "rulesets", "rules", "overrides"].map((key) => property(given, key));
  const executed = property(rule, "action") === "execute" && typeof id === "string" ? id : null;
  const overridden = isObject(overrides) ? property(overrides, "rules") : undefined;
  return {
    ...(executed === null ? {} : { id: rulesetId(executed, ids) }),
    ...(isArray(rulesets) ? { rulesets: rulesets.map((name) => (typeof name === "string" ? rulesetId(name, ids) : name)) } : {}),
    ...(isObject(rules)
      ? {
          rules: Object.fromEntries(
            Object.entries(rules).map(([ruleset, names]) => [
              rulesetId(ruleset, ids),
              isArray(names) ? names.map((name) => ruleIdIn(ruleset, name, ids)) : names,
            ]),
          ),
        }
      : {}),
    ...(executed !== null && isObject(overrides) && isArray(overridden)
      ? {
          overrides: {
            ...objectInOldIds(overrides, ids),
            rules: overridden.map((override) =>
              isObject(override) && property(override, "id") !== undefined
                ? { ...objectInOldIds(override, ids), id: ruleIdIn(executed, property(override, "id") ?? null, ids) }
                : override,
            ),
          },
        }
      : {}),
  };
}

function rulesetId(id: string, { rulesets, made }: IdsAnew): string {
  return rulesets.get(id) ?? made.get(id) ?? id;
}

function ruleIdIn(ruleset: string, id: Json, { rules, made }: IdsAnew): Json {
  return typeof id === "string" ? (rules.get(ruleset)?.get(id) ?? made.get(id) ?? id) : id;
}

/** What names things by ids that the network made, wherever those stand; texts of other shapes are left as they are. */
export function inOldIds(json: Json, ids: IdsAnew): Json {
  if (ids.made.size === 0) return json;
  if (typeof json === "string") return ids.made.get(json) ?? json;
  if (isArray(json)) return json.map((member) => inOldIds(member, ids));
  return isObject(json) ? objectInOldIds(json, ids) : json;
}

function objectInOldIds(object: JsonObject, ids: IdsAnew): JsonObject {
  if (ids.made.size === 0) return object;
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [ids.made.get(key) ?? key, inOldIds(value, ids)]));
}

/** Some files are called after the id of what they belong to. */
export function inOldPath(path: string, { made }: IdsAnew): string {
  return made.size === 0 ? path : path.replace(/[^/.]+/g, (part) => made.get(part) ?? part);
}

/** A ruleset, or several, with names as the first configuration has them. */
export function rulesetsInOldIds(json: Json, ids: IdsAnew): Json {
  if (isNothingAnew(ids)) return json;
  if (isArray(json)) return json.map((ruleset) => rulesetsInOldIds(ruleset, ids));
  if (!isObject(json)) return json;
  const [id, rules] = [property(json, "id"), property(json, "rules")];
  const owner = typeof id === "string" ? id : "";
  return {
    ...objectInOldIds(json, ids),
    ...(owner === "" ? {} : { id: rulesetId(owner, ids) }),
    ...(isArray(rules) ? { rules: rules.map((rule) => (isObject(rule) ? ruleInOldIds(rule, owner, ids) : rule)) } : {}),
  };
}
