import { type AnyNode, type Combination, type Comparison, eachCount, type SetItem } from "../expression";
import { printExpression } from "../printer/print-expression";
import { printIp } from "../values/ip";
import { mayBeMissing } from "./accesses";

/** Two conditions that together have one outcome for every request: the later one, and what it does not go with. */
export interface JointOutcome {
  readonly place: AnyNode;
  readonly because: string;
}

/** What one condition says of a value: it is one of these, or it is none of these. Texts stand for values of any type. */
interface Claim {
  readonly place: AnyNode;
  readonly about: string;
  readonly says: "one-of" | "none-of" | "range";
  readonly values: ReadonlySet<string>;
  readonly least: number;
  readonly greatest: number;
  /** Whether the condition fails where there is no value. */
  readonly needsValue: boolean;
}

/** The first two conditions of an `and` that never hold together. */
export function contradiction(combination: Combination): JointOutcome | null {
  const claims = claimsOf(combination);
  return firstPair(claims, (earlier, later) => (apart(earlier, later) || apart(later, earlier) ? describe(earlier) : null));
}

/** The first two conditions of an `or` of which one always holds. */
export function tautology(combination: Combination): JointOutcome | null {
  const claims = claimsOf(combination).filter(({ says, needsValue }) => says === "none-of" && !needsValue);
  return firstPair(claims, (earlier, later) => (disjoint(earlier.values, later.values) ? describe(earlier) : null));
}

function firstPair(claims: readonly Claim[], judge: (earlier: Claim, later: Claim) => string | null): JointOutcome | null {
  const byValue = new Map<string, Claim[]>();
  for (const later of claims) {
    const earlierOnes = byValue.get(later.about) ?? [];
    for (const earlier of earlierOnes) {
      const because = judge(earlier, later);
      if (because !== null) return { place: later.place, because };
    }
    byValue.set(later.about, [...earlierOnes, later]);
  }
  return null;
}

function disjoint(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return ![...left].some((value) => right.has(value));
}

function describe({ place }: Claim): string {
  return printExpression(place);
}

function apart(left: Claim, right: Claim): boolean {
  if (left.says === "one-of" && right.says === "one-of") return disjoint(left.values, right.values);
  if (left.says === "one-of" && right.says === "none-of") return [...left.values].every((value) => right.values.has(value));
  if (left.says === "range" && right.says === "range") return left.greatest < right.least || right.greatest < left.least;
  if (left.says === "one-of" && right.says === "range")
    return [...left.values].every((value) => Number(value) < right.least || Number(value) > right.greatest);
  return false;
}

/** The claims among the items, through parentheses and items joined alike. */
function claimsOf(combination: Combination): readonly Claim[] {
  return combination.items.flatMap((item) => claimsIn(item, combination.kind, "plain"));
}

function claimsIn(item: AnyNode, joined: Combination["kind"], sign: "plain" | "negated"): readonly Claim[] {
  if (item.kind === "group") return claimsIn(item.of, joined, sign);
  if (item.kind === joined && sign === "plain") return item.items.flatMap((inner) => claimsIn(inner, joined, sign));
  if (item.kind === "not")
    return claimsIn(item.of, joined, sign === "plain" ? "negated" : "plain").map((claim) => ({ ...claim, place: item }));
  if (item.kind !== "comparison" || eachCount(item.left) > 0) return [];
  const claim = claimOf(item, sign);
  return claim === null ? [] : [claim];
}

function claimOf(comparison: Comparison, sign: "plain" | "negated"): Claim | null {
  const { left, operator } = comparison;
  const values = valuesOf(comparison);
  const base = {
    place: comparison,
    about: printExpression(left),
    values: values ?? new Set<string>(),
    least: Number.NEGATIVE_INFINITY,
    greatest: Number.POSITIVE_INFINITY,
    needsValue: sign === "plain" && mayBeMissing(left),
  };
  if (values !== null) {
    const positive = (operator.name !== "ne") === (sign === "plain");
    if (!positive || operator.name !== "ne") return { ...base, says: positive ? "one-of" : "none-of" };
    return null;
  }
  if (sign === "negated") return null;
  const range = rangeOf(comparison);
  return range === null ? null : { ...base, says: "range", ...range };
}

/** The single values that a condition names, as texts; `null` where it names ranges or others. */
function valuesOf({ right, operator }: Comparison): ReadonlySet<string> | null {
  if (right.kind === "literal" && (operator.name === "eq" || operator.name === "ne")) return new Set([keyOf(right.value)]);
  if (right.kind !== "set" || right.items.length === 0) return null;
  const keys = right.items.map(keyOfItem);
  return keys.includes(null) ? null : new Set(keys.filter((key) => key !== null));
}

function keyOfItem(item: SetItem): string | null {
  if (item.kind === "bytes") return item.value;
  const { first, last } = item.range;
  return keyOf(first) === keyOf(last) ? keyOf(first) : null;
}

function keyOf(value: unknown): string {
  if (typeof value === "object" && value !== null && "family" in value && isAddress(value)) return printIp(value);
  return String(value);
}

function isAddress(value: object): value is Parameters<typeof printIp>[0] {
  return "family" in value && "a" in value;
}

function rangeOf({ right, operator }: Comparison): { readonly least: number; readonly greatest: number } | null {
  if (right.kind !== "literal" || typeof right.value !== "number") return null;
  const wanted = right.value;
  const { name } = operator;
  if (name === "lt" || name === "le") return { least: Number.NEGATIVE_INFINITY, greatest: name === "lt" ? wanted - 1 : wanted };
  if (name === "gt" || name === "ge") return { least: name === "gt" ? wanted + 1 : wanted, greatest: Number.POSITIVE_INFINITY };
  return null;
}
