import { isJsonObject, type Json } from "./json";

/** Whether two values say the same; the order of keys does not count. */
export function sameJson(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (isArray(one) && isArray(other))
    return one.length === other.length && one.every((item, index) => sameJson(item, other[index] ?? null));
  if (!isJsonObject(one) || !isJsonObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && sameJson(one[key] ?? null, other[key] ?? null))
  );
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
