import type { Access, Call, EachAccess, IndexAccess } from "../expression";
import { printExpression } from "../printer/print-expression";
import type { MaybeValue, Value } from "../values/value";
import type { Reading } from "./closures";
import type { Compilation } from "./compilation";
import { compileCall } from "./compile-call";

/**
 * An access without `[*]` gives its value; one with `[*]` gives the array of what it reaches. Where the array before a single `[*]` at the
 * end is missing, so is the result; where `[*]` stands earlier, what is missing contributes nothing.
 */
export function compileAccess(access: Access, compilation: Compilation | null): Reading {
  switch (access.kind) {
    case "field": {
      const { slot } = access;
      return (moment) => {
        const value = moment.slots[slot];
        return value === undefined ? moment.load(slot) : value;
      };
    }
    case "literal": {
      const { value } = access;
      return () => value;
    }
    case "call":
      return remember(access, compileCall(access, compilation), compilation);
    case "index":
    case "each":
      return compilePath(access, compilation);
    default:
      return access satisfies never;
  }
}

/** Computes a call once per moment, where a compilation keeps count. */
function remember(call: Call, compute: Reading, compilation: Compilation | null): Reading {
  if (compilation === null) return compute;
  const slot = compilation.slotFor(printExpression(call));
  return (moment) => {
    const known = moment.memory[slot];
    if (known !== undefined) return known;
    const value = compute(moment);
    moment.memory[slot] = value;
    return value;
  };
}

type Step = number | string | null;

function compilePath(access: IndexAccess | EachAccess, compilation: Compilation | null): Reading {
  const { root, steps } = pathOf(access);
  const read = compileAccess(root, compilation);
  if (steps.indexOf(null) === steps.length - 1) {
    const readArray = compileAccess(access.of, compilation);
    return (moment) => {
      const value = readArray(moment);
      return value === null ? null : elementsOf(value);
    };
  }
  if (steps.includes(null)) {
    return (moment) => {
      const value = read(moment);
      return value === null ? null : flatten(value, steps);
    };
  }
  const [first, second] = steps;
  if (steps.length === 2 && typeof first === "string" && typeof second === "number") return compileEntry(read, first, second);
  return (moment) => {
    let value = read(moment);
    for (const step of steps) {
      if (value === null || step === null) return null;
      value = stepInto(value, step);
    }
    return value;
  };
}

/** `map["key"][0]`, the usual way to one header or argument. */
function compileEntry(read: Reading, key: string, position: number): Reading {
  return (moment) => {
    const map = read(moment);
    if (map === null || !isMap(map)) return null;
    const entry = map.get(key);
    return Array.isArray(entry) ? (entry[position] ?? null) : null;
  };
}

interface Path {
  readonly root: Access;
  /** From the root on; `null` is `[*]`. */
  readonly steps: readonly Step[];
}

export function pathOf(access: Access): Path {
  const steps: Step[] = [];
  let node = access;
  while (node.kind === "index" || node.kind === "each") {
    steps.push(node.kind === "each" ? null : node.key);
    node = node.of;
  }
  return { root: node, steps: steps.reverse() };
}

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

export function isArray(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
