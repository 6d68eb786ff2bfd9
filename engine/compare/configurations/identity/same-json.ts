import { isArray, isObject } from "../../../config/reading";
import type { Json } from "../../../support/json";

/** Equal values; the order of keys does not matter, and an absent key is as good as one that is null. */
export function sameJson(left: Json | undefined, right: Json | undefined): boolean {
  const [a, b] = [left ?? null, right ?? null];
  if (isArray(a) && isArray(b)) return a.length === b.length && a.every((member, index) => sameJson(member, b[index]));
  if (isObject(a) && isObject(b))
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => sameJson(own(a, key), own(b, key)));
  return a === b;
}

function own(object: { readonly [key: string]: Json }, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A value as text that is the same for equal values. */
export function keyOf(value: Json | undefined): string {
  if (isArray(value)) return `[${value.map(keyOf).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, member]) => member !== null);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${keyOf(member)}`)
    .join(",")}}`;
}
