import { isObject, property } from "../../config/reading";
import type { Json } from "../../support/json";

/** What tells the members of a list apart, the most telling first. */
const KEYS = ["ref", "id", "name", "hostname", "pattern", "ip", "value", "description"];

/** Names a member of a list. */
export type Identity = (member: Json) => string;

/**
 * How the members of two lists can be told apart: texts and numbers by themselves, objects by the key that most members of the one
 * share with the other. `null` where members repeat, or nothing names them.
 */
export function chooseIdentity(before: readonly Json[], after: readonly Json[]): Identity | null {
  if (areDistinct(before, plain) && areDistinct(after, plain))
    return before.length + after.length === 0 ? null : (member) => plain(member) ?? "";
  const usable = KEYS.map((key) => keyed(key)).filter((identity) => areDistinct(before, identity) && areDistinct(after, identity));
  const shares = usable.map((identity) => ({ identity, shared: sharedCount(before, after, identity) }));
  const most = Math.max(...shares.map(({ shared }) => shared));
  const best = shares.find(({ shared }) => shared === most);
  return best === undefined ? null : (member) => best.identity(member) ?? "";
}

function plain(member: Json): string | null {
  return typeof member === "string" || typeof member === "number" ? JSON.stringify(member) : null;
}

function keyed(key: string): (member: Json) => string | null {
  return (member) => {
    const value = isObject(member) ? property(member, key) : undefined;
    return typeof value === "string" && value !== "" ? value : null;
  };
}

function areDistinct(members: readonly Json[], identity: (member: Json) => string | null): boolean {
  const names = members.map(identity);
  return names.every((name) => name !== null) && new Set(names).size === names.length;
}

function sharedCount(before: readonly Json[], after: readonly Json[], identity: (member: Json) => string | null): number {
  const names = new Set(before.map(identity));
  return after.filter((member) => names.has(identity(member))).length;
}
