import { type Comparison, eachCount } from "../expression";
import type { Moment } from "../moment";
import type { Test } from "../operators/definition";
import type { Value } from "../values/value";
import type { Column, Condition, Reading } from "./closures";
import { compileAccess } from "./compile-access";
import { elementsOf } from "./elements";
import type { Setting } from "./setting";

/** A missing value on either side makes every comparison false. */
export function compileComparison(comparison: Comparison, setting: Setting): Condition {
  const { left } = comparison;
  const dynamic = dynamicSides(comparison, setting);
  if (dynamic !== null) {
    const { read, compare, readRight } = dynamic;
    return (moment) => {
      const value = read(moment);
      const other = value === null ? null : readRight(moment);
      return value !== null && other !== null && compare(value, other);
    };
  }
  if (left.kind === "field") return compileOnField(comparison, left.slot);
  const read = compileAccess(left, setting);
  const test = comparison.operator.prepare(comparison.right);
  return (moment) => {
    const value = read(moment);
    return value !== null && test(value, moment);
  };
}

/** The commonest shape: one field and a constant. The slot is read in place. */
function compileOnField({ operator, right }: Comparison, slot: number): Condition {
  if (operator.name === "eq" && right.kind === "literal" && typeof right.value !== "object") {
    const wanted = right.value;
    return (moment) => {
      const value = moment.slots[slot];
      return (value === undefined ? moment.load(slot) : value) === wanted;
    };
  }
  return testField(slot, operator.prepare(right));
}

function testField(slot: number, test: Test): Condition {
  return (moment) => {
    let value = moment.slots[slot];
    if (value === undefined) value = moment.load(slot);
    return value !== null && test(value, moment);
  };
}

/** A comparison over `[*]`: one truth value per element reached; none where the array is missing. */
export function compileColumn(comparison: Comparison, setting: Setting): Column {
  const dynamic = dynamicSides(comparison, setting);
  if (dynamic !== null) {
    const { read, compare, readRight } = dynamic;
    return (moment) => {
      const elements = read(moment);
      if (elements === null) return [];
      const other = readRight(moment);
      return elementsOf(elements).map((element) => other !== null && compare(element, other));
    };
  }
  const read = compileAccess(comparison.left, setting);
  const test = comparison.operator.prepare(comparison.right);
  return (moment) => {
    const elements = read(moment);
    return elements === null ? [] : elementsOf(elements).map((element) => test(element, moment));
  };
}

/** `any(x[*] op y)` stops at the first element that holds, `all` at the first that does not; no array is made. */
export function compileQuantified(kind: "any" | "all", comparison: Comparison, setting: Setting): Condition | null {
  if (eachCount(comparison.left) === 0 || dynamicSides(comparison, setting) !== null) return null;
  const read = compileAccess(comparison.left, setting);
  const test = comparison.operator.prepare(comparison.right);
  const decisive = kind === "any";
  return (moment) => {
    const elements = read(moment);
    if (elements === null) return !decisive;
    return holdsFor(elementsOf(elements), { test, decisive, moment });
  };
}

function holdsFor(
  elements: readonly Value[],
  { test, decisive, moment }: { readonly test: Test; readonly decisive: boolean; readonly moment: Moment },
): boolean {
  for (const element of elements) if (test(element, moment) === decisive) return decisive;
  return !decisive;
}

interface DynamicSides {
  readonly read: Reading;
  readonly readRight: Reading;
  readonly compare: (left: Value, right: Value) => boolean;
}

/** Where a field or call stands on the right; `null` where it is a constant. */
function dynamicSides({ left, right, operator }: Comparison, setting: Setting): DynamicSides | null {
  const { compare } = operator;
  if (compare === undefined || right.kind === "set" || right.kind === "list" || right.kind === "regex") return null;
  if (right.kind === "wildcard" || right.kind === "literal") return null;
  return { read: compileAccess(left, setting), readRight: compileAccess(right, setting), compare };
}
