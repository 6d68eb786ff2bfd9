import type { ExplanationNode, ExplanationState, ShownValue } from "../explanation";
import { type AnyNode, type Comparison, childrenOf, type FieldAccess } from "../expression";
import type { ValueSource } from "../moment";
import type { MaybeValue, Value } from "../values/value";
import type { Hangs } from "./outcome";
import { shownValue } from "./shown-value";

export function stateOf(value: MaybeValue): ExplanationState {
  if (value === null) return "missing";
  if (typeof value === "boolean") return value ? "true" : "false";
  return "value";
}

/** What a node came to, for its record. */
interface Came<Of> {
  readonly value: Of;
  readonly hangs: Hangs;
  readonly children: readonly ExplanationNode[];
}

/** For leaves. */
export const NO_CHILDREN: readonly ExplanationNode[] = [];

/**
 * The record of a node that is neither a field nor a comparison. Records are most of a result: here and below they are written out whole,
 * with the members in one order, so that there are few shapes of them and none is copied.
 */
export function makeNode(of: AnyNode, { value, hangs, children }: Came<MaybeValue>): ExplanationNode {
  const kind = kindOf(of);
  const { start, end } = of;
  const state = stateOf(value);
  if (value === null) return hangs === null ? { kind, start, end, state, children } : { kind, start, end, state, hangs: true, children };
  const shown = shownValue(value);
  if (shown.cut === true) return { kind, start, end, state, value: shown.value, cut: true, ...hangsPart(hangs), children };
  if (hangs === null) return { kind, start, end, state, value: shown.value, children };
  return { kind, start, end, state, value: shown.value, hangs: true, children };
}

/** The record of a comparison, which is never missing. */
export function makeComparison(of: Comparison, { value, hangs, children }: Came<Value>): ExplanationNode {
  const { kind, start, end, spelling: operator } = of;
  const state = stateOf(value);
  const shown = shownValue(value);
  if (shown.cut === true) return { kind, start, end, state, operator, value: shown.value, cut: true, ...hangsPart(hangs), children };
  if (hangs === null) return { kind, start, end, state, operator, value: shown.value, children };
  return { kind, start, end, state, operator, value: shown.value, hangs: true, children };
}

/** The record of a field. `shown` is `null` where its value is missing. */
export function makeField(
  of: FieldAccess,
  { shown, state, source }: { readonly shown: ShownValue | null; readonly state: ExplanationState; readonly source: ValueSource },
): ExplanationNode {
  const { kind, start, end } = of;
  const children = NO_CHILDREN;
  const hangs = source === "assumed";
  if (shown === null) return hangs ? { kind, start, end, state, source, hangs, children } : { kind, start, end, state, source, children };
  const { value, cut } = shown;
  if (cut === true) return { kind, start, end, state, value, cut, source, ...(hangs ? { hangs } : {}), children };
  return hangs ? { kind, start, end, state, value, source, hangs, children } : { kind, start, end, state, value, source, children };
}

function hangsPart(hangs: Hangs): { readonly hangs?: boolean } {
  return hangs === null ? {} : { hangs: true };
}

/** The record of a node that evaluation did not reach. */
export function notEvaluated(of: AnyNode): ExplanationNode {
  if (of.kind === "group") return notEvaluated(of.of);
  const kind = kindOf(of);
  const { start, end } = of;
  const state = "not-evaluated";
  const inner = childrenOf(of);
  const children = inner.length === 0 ? NO_CHILDREN : inner.map(notEvaluated);
  return of.kind === "comparison" ? { kind, start, end, state, operator: of.spelling, children } : { kind, start, end, state, children };
}

/** Parentheses are seen through; patterns count as literals. */
function kindOf(of: AnyNode): ExplanationNode["kind"] {
  if (of.kind === "group") return kindOf(of.of);
  return of.kind === "regex" || of.kind === "wildcard" ? "literal" : of.kind;
}
