import { isObject, property } from "../../config/reading";
import type { Json } from "../../support/json";
import { matchMembers } from "./difference/match-members";
import { keyOf } from "./difference/same-json";

/** What tells the members of a list apart, the most telling first. */
const KEYS = ["ref", "id", "name", "hostname", "pattern", "ip", "value", "description", "expression"];

/** Keys that may be made anew without a change of what a member does. */
const NAMES = new Set(["ref", "id", "version", "last_updated", "modified_on", "created_on"]);

/** Names for the members of two lists, in their order: members that are the same thing have the same name, all others have different ones. */
export interface Identities {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * How the members of two lists can be told apart: texts and numbers by themselves, objects by what names them on both sides, and where
 * that is made anew, as imports do, by what they do. `null` where texts repeat, or nothing names a member.
 */
export function identifyMembers(before: readonly Json[], after: readonly Json[]): Identities | null {
  if (before.length + after.length === 0) return null;
  const [old, now] = [before.map(plain), after.map(plain)];
  if (areDistinct(old) && areDistinct(now)) return { before: old, after: now };
  if (![...before, ...after].every((member) => KEYS.some((key) => named(member, key) !== null))) return null;
  return identifyObjects(before, after);
}

interface Member {
  readonly json: Json;
  /** Its own, on its side. */
  readonly name: string;
}

function identifyObjects(before: readonly Json[], after: readonly Json[]): Identities {
  const old = before.map((json, index): Member => ({ json, name: `before ${index}` }));
  const now = after.map((json, index): Member => ({ json, name: `after ${index}` }));
  const [ref, id, ...others] = KEYS.map(
    (key) =>
      ({ json }: Member) =>
        named(json, key),
  );
  const byName = [ref, id].filter((name) => name !== undefined);
  const { pairs } = matchMembers(old, now, [...byName, ({ json }) => keyOf(withoutNames(json)), ...others]);
  const partners = new Map(pairs.map((pair) => [pair.after, pair.before.name]));
  return { before: old.map(({ name }) => name), after: now.map((member) => partners.get(member) ?? member.name) };
}

function withoutNames(member: Json): Json {
  return isObject(member) ? Object.fromEntries(Object.entries(member).filter(([key]) => !NAMES.has(key))) : member;
}

function plain(member: Json): string | null {
  return typeof member === "string" || typeof member === "number" ? JSON.stringify(member) : null;
}

function named(member: Json, key: string): string | null {
  const value = isObject(member) ? property(member, key) : undefined;
  return typeof value === "string" && value !== "" ? value : null;
}

function areDistinct(names: readonly (string | null)[]): names is readonly string[] {
  return names.every((name) => name !== null) && new Set(names).size === names.length;
}
