import type { MaybeValue, Value } from "../values/value";

/** A position, a key, or `null` for `[*]`. */
export type Step = number | string | null;

/** One element or entry; missing where there is none. */
export function stepInto(value: Value, key: number | string): MaybeValue {
  if (typeof key === "string") return isMap(value) ? (value.get(key) ?? null) : null;
  return isArray(value) ? (value[key] ?? null) : null;
}

/**
 * Everything `steps` reach from `value`, in one flat array. Elements in which a position or key is missing contribute nothing.
 */
export function flatten(value: Value, steps: readonly Step[]): readonly Value[] {
  let reached: readonly Value[] = [value];
  for (const step of steps) {
    reached = reached.flatMap((item) => {
      if (step === null) return elementsOf(item);
      const inner = stepInto(item, step);
      return inner === null ? [] : [inner];
    });
  }
  return reached;
}

/** The elements of an array, or the values of a map in the order of its keys. */
export function elementsOf(value: Value): readonly Value[] {
  if (isArray(value)) return value;
  return isMap(value) ? [...value.values()] : [];
}

export function isMap(value: Value): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}

function isArray(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
