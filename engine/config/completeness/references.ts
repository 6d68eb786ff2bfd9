import type { JsonObject } from "../../support/json";
import type { Configuration, Rule, SourcePlace } from "../configuration";
import { isObject, property, within } from "../reading";

/** A rule with its zone; `null`: the account's. */
export interface PlacedRule {
  readonly rule: Rule;
  readonly phase: string;
  readonly zone: string | null;
}

export function rulesOf({ account, zones }: Configuration): readonly PlacedRule[] {
  const own = account.rulesets.flatMap(({ rules, phase }) => rules.map((rule) => ({ rule, phase, zone: null })));
  const ofZones = zones.flatMap(({ name, rulesets }) =>
    rulesets.flatMap(({ rules, phase }) => rules.map((rule) => ({ rule, phase, zone: name }))),
  );
  return [...own, ...ofZones];
}

/** Strings and comments of an expression, in which a dollar sign is no list. */
const TEXTS = /"(?:[^"\\]|\\.)*"|r(#*)"[^]*?"\1/g;

/** Names of lists in an expression, without `$`. */
function listsIn(expression: string): readonly string[] {
  if (!expression.includes("$")) return [];
  return [...expression.replace(TEXTS, '""').matchAll(/\$([a-z0-9_][a-z0-9_.]*)/gi)].map((found) => found[1] ?? "");
}

/** Every list that a rule names: in its expression, in its counting expression, and as the list of a bulk redirect. */
export function listsOfRule({ expression, actionParameters, json }: Rule): readonly string[] {
  const ratelimit = property(json, "ratelimit");
  const counting = isObject(ratelimit) ? property(ratelimit, "counting_expression") : undefined;
  const fromList = actionParameters === null ? undefined : property(actionParameters, "from_list");
  const named = isObject(fromList) ? property(fromList, "name") : undefined;
  return [
    ...listsIn(expression ?? ""),
    ...(typeof counting === "string" ? listsIn(counting) : []),
    ...(typeof named === "string" ? [named] : []),
  ];
}

/** The ruleset that a rule executes; `null` where it executes none. */
export function executedBy({ action, actionParameters }: Rule): string | null {
  const id = action === "execute" && actionParameters !== null ? property(actionParameters, "id") : undefined;
  return typeof id === "string" ? id : null;
}

/** Objects of an array that was kept as it stands, each with its place. */
export function objectsIn(value: unknown, file: string): readonly { readonly object: JsonObject; readonly place: SourcePlace }[] {
  const members: readonly unknown[] = Array.isArray(value) ? value : [];
  return members.flatMap((member, index) => (isRecord(member) ? [{ object: member, place: within({ file, pointer: "" }, index) }] : []));
}

function isRecord(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function textAt(object: JsonObject, key: string): string {
  const value = property(object, key);
  return typeof value === "string" ? value : "";
}
