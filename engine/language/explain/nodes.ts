import { assertNever } from "../../support/assert-never";
import type { ExplanationNode, ExplanationState } from "../explanation";
import type { AnyNode } from "../expression";
import type { MaybeValue } from "../values/value";
import type { Outcome } from "./outcome";
import { shownValue } from "./shown-value";

export function stateOf(value: MaybeValue): ExplanationState {
  if (value === null) return "missing";
  if (typeof value === "boolean") return value ? "true" : "false";
  return "value";
}

interface Evaluated {
  readonly of: AnyNode;
  readonly value: MaybeValue;
  readonly hangs: ReadonlySet<string> | null;
  readonly parts: readonly Outcome[];
  /** Unlike those of `parts` where something was not evaluated. */
  readonly children?: readonly ExplanationNode[];
  readonly source?: "given" | "derived" | "assumed";
}

/** The outcome of a node, with its record. */
export function outcomeOf({ of, value, hangs, parts, children, source }: Evaluated): Outcome {
  const node: ExplanationNode = {
    kind: kindOf(of),
    start: of.start,
    end: of.end,
    state: stateOf(value),
    ...(of.kind === "comparison" ? { operator: of.spelling } : {}),
    ...(value === null ? {} : shownValue(value)),
    ...(source === undefined ? {} : { source }),
    ...(hangs === null ? {} : { hangs: true }),
    children: children ?? parts.map((part) => part.node),
  };
  return { of, value, hangs, node, parts };
}

/** The record of a node that evaluation did not reach. */
export function notEvaluated(of: AnyNode): ExplanationNode {
  if (of.kind === "group") return notEvaluated(of.of);
  return {
    kind: kindOf(of),
    start: of.start,
    end: of.end,
    state: "not-evaluated",
    ...(of.kind === "comparison" ? { operator: of.spelling } : {}),
    children: innerNodes(of).map(notEvaluated),
  };
}

/** Parentheses are seen through; patterns count as literals. */
function kindOf(of: AnyNode): ExplanationNode["kind"] {
  if (of.kind === "group") return kindOf(of.of);
  return of.kind === "regex" || of.kind === "wildcard" ? "literal" : of.kind;
}

function innerNodes(of: AnyNode): readonly AnyNode[] {
  switch (of.kind) {
    case "and":
    case "or":
    case "xor":
      return of.items;
    case "not":
    case "group":
    case "any":
    case "all":
    case "index":
    case "each":
      return [of.of];
    case "comparison":
      return [of.left, of.right];
    case "call":
      return of.arguments;
    case "field":
    case "literal":
    case "set":
    case "list":
    case "regex":
    case "wildcard":
      return [];
    default:
      return assertNever(of);
  }
}
