import { assertNever } from "../../support/assert-never";
import type { Access, Call, EachAccess, IndexAccess } from "../expression";
import { printExpression } from "../printer/print-expression";
import type { Reading } from "./closures";
import { NOWHERE } from "./compilation";
import { compileCall } from "./compile-call";
import { elementsOf, flatten, isMap, type Step, stepInto } from "./elements";
import type { Setting } from "./setting";

/**
 * An access without `[*]` gives its value; one with `[*]` gives the array of what it reaches. Where the array before a single `[*]` at the
 * end is missing, so is the result; where `[*]` stands earlier, what is missing contributes nothing.
 */
export function compileAccess(access: Access, setting: Setting): Reading {
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
      return remember(access, compileCall(access, setting), setting);
    case "index":
    case "each":
      return compilePath(access, setting);
    default:
      return assertNever(access);
  }
}

/** Computes a call once per moment, where a compilation keeps count. */
function remember(call: Call, compute: Reading, { compilation }: Setting): Reading {
  if (compilation === null) return compute;
  const place = compilation.placeOf(printExpression(call));
  return (moment) => {
    const { slot } = place;
    if (slot === NOWHERE) return compute(moment);
    const known = moment.memory[slot];
    if (known !== undefined) return known;
    const value = compute(moment);
    moment.memory[slot] = value;
    return value;
  };
}

function compilePath(access: IndexAccess | EachAccess, setting: Setting): Reading {
  const { root, steps } = pathOf(access);
  const read = compileAccess(root, setting);
  if (steps.indexOf(null) === steps.length - 1) {
    const readArray = compileAccess(access.of, setting);
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

function pathOf(access: Access): Path {
  const steps: Step[] = [];
  let node = access;
  while (node.kind === "index" || node.kind === "each") {
    steps.push(node.kind === "each" ? null : node.key);
    node = node.of;
  }
  return { root: node, steps: steps.reverse() };
}
