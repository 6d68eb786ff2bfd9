import type { Explanation, ExplanationNode, Json } from "../../../engine/contract/index";

/** One line of the explanation: a condition with the operator that joins it to what stands above. */
export interface Condition {
  readonly start: number;
  readonly end: number;
  /** `and`, `and not`, `or (`; empty for the first. */
  readonly operator: string;
  readonly text: string;
  /** Brackets of groups that end after this condition. */
  readonly closes: string;
  readonly state: ConditionState;
  /** Whether the line, with its `not`, keeps the whole going. */
  readonly holds: "yes" | "no" | "assumed" | "not-evaluated";
  /** The value that made it so: what stands left of the operator, or what a function was asked about. */
  readonly subject: ConditionValue | null;
  /** All parts of the condition that have a value or lack one, as they stand from left to right. */
  readonly values: readonly ConditionValue[];
}

export type ConditionState = "true" | "false" | "missing" | "unknown" | "assumed" | "not-evaluated" | "value";

export interface ConditionValue {
  readonly text: string;
  readonly kind: ExplanationNode["kind"];
  readonly state: "there" | "missing" | "not-evaluated";
  /** Null where missing or not evaluated. */
  readonly value: Json;
  readonly cut: boolean;
  readonly source: ExplanationNode["source"] | null;
}

/** The explanation as lines, one condition each, in the order they are written. */
export function conditionsOf(explanation: Explanation): readonly Condition[] {
  return linesOf(explanation.root, explanation.expression, "", "");
}

type Connective = Extract<ExplanationNode["kind"], "and" | "or" | "xor">;

function linesOf(node: ExplanationNode, text: string, operator: string, closes: string): readonly Condition[] {
  if (isConnective(node.kind)) return groupLines(node, node.kind, text, operator, closes);
  const inner = node.children[0];
  if (node.kind === "not" && inner !== undefined) {
    const negated = [operator, "not"].filter((word) => word !== "").join(" ");
    if (isConnective(inner.kind)) return groupLines(inner, inner.kind, text, `${negated} (`, `)${closes}`);
    return linesOf(inner, text, negated, closes);
  }
  return [conditionOf(node, text, operator, closes)];
}

function groupLines(node: ExplanationNode, kind: Connective, text: string, operator: string, closes: string): readonly Condition[] {
  const members = membersOf(node, kind);
  return members.flatMap((member, place) => {
    const own = place === 0 ? operator : kind;
    const end = place === members.length - 1 ? closes : "";
    if (!isConnective(member.kind)) return linesOf(member, text, own, end);
    return linesOf(member, text, own === "" ? "(" : `${own} (`, `)${end}`);
  });
}

/** `a and b and c` as three members, however the tree nests them. */
function membersOf(node: ExplanationNode, kind: Connective): readonly ExplanationNode[] {
  return node.children.flatMap((child) => (child.kind === kind ? membersOf(child, kind) : [child]));
}

function isConnective(kind: ExplanationNode["kind"]): kind is Connective {
  return kind === "and" || kind === "or" || kind === "xor";
}

function conditionOf(node: ExplanationNode, text: string, operator: string, closes: string): Condition {
  const values = valuesOf(node, text);
  const state = stateOf(node, values[0]);
  return {
    start: node.start,
    end: node.end,
    operator,
    text: text.slice(node.start, node.end),
    closes,
    state,
    holds: holdsOf(node, state, operator),
    subject: values.find((value) => value.kind !== "call" || node.kind === "comparison") ?? null,
    values,
  };
}

function stateOf(node: ExplanationNode, subject: ConditionValue | undefined): ConditionState {
  if (node.state === "not-evaluated") return "not-evaluated";
  if (node.hangs === true) return "assumed";
  // A comparison with something missing counts as false; that it is missing says more.
  if (node.state === "false" && node.kind === "comparison" && subject?.state === "missing") return "missing";
  return node.state;
}

function holdsOf(node: ExplanationNode, state: ConditionState, operator: string): Condition["holds"] {
  if (state === "not-evaluated") return "not-evaluated";
  if (state === "assumed") return "assumed";
  const negated = operator.split(" ").filter((word) => word === "not").length % 2 === 1 && !operator.endsWith("(");
  return (node.state === "true") === negated ? "no" : "yes";
}

/** Fields, calls and picked members inside a condition; the condition itself only where it is a field or an index. */
function valuesOf(node: ExplanationNode, text: string): readonly ConditionValue[] {
  const own = isReadable(node.kind) && node.kind !== "call" ? [valueOf(node, text)] : [];
  return [
    ...own,
    ...node.children.flatMap((child) => (child.kind === "call" ? [valueOf(child, text), ...valuesOf(child, text)] : valuesOf(child, text))),
  ];
}

function isReadable(kind: ExplanationNode["kind"]): boolean {
  return kind === "field" || kind === "index" || kind === "each" || kind === "call";
}

function valueOf(node: ExplanationNode, text: string): ConditionValue {
  const state = node.state === "missing" ? "missing" : node.state === "not-evaluated" ? "not-evaluated" : "there";
  return {
    text: text.slice(node.start, node.end),
    kind: node.kind,
    state,
    value: node.value ?? null,
    cut: node.cut ?? false,
    source: sourceOf(node),
  };
}

/** Where a value comes from: as its own field, or as the only field it is made of. */
function sourceOf(node: ExplanationNode): ConditionValue["source"] {
  if (node.source !== undefined) return node.source;
  const below = node.children.map(sourceOf).filter((source) => source !== null);
  return below.length === 1 ? (below[0] ?? null) : null;
}
