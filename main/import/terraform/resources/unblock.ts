import { isArray, isObject, property } from "../../../../engine/config/reading";
import type { Json, JsonObject } from "../../../../engine/support/json";

/**
 * Provider v4 writes every nested object as a repeated block, which is a list; v5 writes it as an object. These helpers read both.
 */

/** The object at `key`: itself, or the only one of a list of blocks; `null` where there is none. */
export function objectIn(object: JsonObject, key: string): JsonObject | null {
  const value = property(object, key);
  if (isObject(value)) return value;
  const first = isArray(value) ? value[0] : undefined;
  return isObject(first) ? first : null;
}

/** The objects at `key`: of a list, or the one object there is. */
export function objectsIn(object: JsonObject, key: string): readonly JsonObject[] {
  const value = property(object, key);
  if (isObject(value)) return [value];
  return isArray(value) ? value.filter(isObject) : [];
}

export function textIn(object: JsonObject, key: string): string {
  const value = property(object, key);
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

/** Without the keys that nobody set: null, and lists without members, which state files write for absent blocks. */
export function withoutUnset(value: Json): Json {
  if (isArray(value)) return value.map(withoutUnset);
  if (!isObject(value)) return value;
  return pick(value, Object.keys(value));
}

function pick(object: JsonObject, keys: readonly string[]): JsonObject {
  const entries = keys.flatMap((key): (readonly [string, Json])[] => {
    const value = property(object, key);
    if (value === undefined || value === null || (isArray(value) && value.length === 0 && !MEANINGFUL_WHEN_EMPTY.has(key))) return [];
    return [[key, withoutUnset(value)]];
  });
  return Object.fromEntries(entries);
}

/** An empty list says something here: no packs at all, no list items. */
const MEANINGFUL_WHEN_EMPTY = new Set(["webmcp_packs", "items", "rules"]);

/** Those of `keys` that the object has. */
export function keep(object: JsonObject, ...keys: readonly string[]): JsonObject {
  return pick(object, keys);
}

/** `value` with every list of blocks made the object it stands for, but for the keys in `lists`, whose values are lists indeed. */
export function singles(value: Json, lists: ReadonlySet<string>): Json {
  if (isArray(value)) return value.map((member) => singles(member, lists));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]): [string, Json] => {
      const isBlock = isArray(member) && member.length === 1 && isObject(member[0]) && !lists.has(key);
      return [key, singles(isBlock ? (member[0] ?? null) : member, lists)];
    }),
  );
}
