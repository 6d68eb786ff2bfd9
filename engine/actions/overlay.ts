import { isObject, property } from "../config/reading";
import type { Json, JsonObject } from "../support/json";
import type { Effect } from "../trace/result";

/**
 * Merges `changes` into `base` leaf by leaf: objects merge key by key, everything else (arrays too) replaces what was there.
 * https://developers.cloudflare.com/rules/origin-rules/ (“merge” example)
 */
export function mergeLeaves(base: JsonObject, changes: JsonObject): JsonObject {
  const merged = Object.entries(changes).map(([key, change]): [string, Json] => {
    const old = property(base, key);
    return [key, isObject(old) && isObject(change) ? mergeLeaves(old, change) : change];
  });
  return { ...base, ...Object.fromEntries(merged) };
}

/** One effect for each leaf of `changes`, with what stood there before. Targets are dotted paths below `prefix`. */
export function overlayEffects(prefix: string, base: JsonObject, changes: JsonObject): readonly Effect[] {
  return Object.entries(changes).flatMap(([key, change]): readonly Effect[] => {
    const old = property(base, key);
    const target = `${prefix}.${key}`;
    if (isObject(change) && Object.keys(change).length > 0) return overlayEffects(target, isObject(old) ? old : {}, change);
    return [{ target, before: old ?? null, after: change }];
  });
}
