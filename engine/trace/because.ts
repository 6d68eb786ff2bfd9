import type { Explanation, ExplanationNode } from "../language/explanation";
import { valueText } from "./value-text";

const LONGEST_CONDITION = 160;

/**
 * Why a condition came out as it did, as clauses after “because”: the sub-expressions that decide it, each with the value it found, those
 * that tell most first. Reads the explanation only; nothing is evaluated again.
 */
export function becauseOf(explanation: Explanation): readonly string[] {
  const leaves = decisive(explanation.root, explanation.state === "true" ? "true" : "false");
  const isOrdinary = ({ node }: Leaf): boolean => {
    const field = firstField(node);
    return node.kind === "literal" || (field !== null && ORDINARY.includes(textOf(field, explanation.expression)));
  };
  const ordered = [...leaves.filter((leaf) => !isOrdinary(leaf)), ...leaves.filter(isOrdinary)];
  return [...new Set(ordered.map((leaf) => describe(leaf, explanation.expression)))];
}

/** Fields that most rules ask for, so that they tell little. */
const ORDINARY = ["http.host", "http.request.method", "ssl", "cf.zone.plan", "cf.zone.name"];

interface Leaf {
  readonly node: ExplanationNode;
  readonly holds: boolean;
}

type Wanted = "true" | "false";

function decisive(node: ExplanationNode, wanted: Wanted): readonly Leaf[] {
  if (node.kind === "and" || node.kind === "or") return decisiveOfMany(node, wanted);
  if (node.kind !== "not") return [{ node, holds: wanted === "true" }];
  const [child] = node.children;
  return child === undefined ? [] : decisive(child, wanted === "true" ? "false" : "true");
}

/** All parts of a true `and` (of a false `or`) decide it; of the others, the first that does. */
function decisiveOfMany(node: ExplanationNode, wanted: Wanted): readonly Leaf[] {
  const all = (node.kind === "and") === (wanted === "true");
  const deciding = node.children.filter((child) =>
    wanted === "true" ? child.state === "true" : child.state === "false" || child.state === "missing",
  );
  return (all ? deciding : deciding.slice(0, 1)).flatMap((child) => decisive(child, wanted));
}

function describe({ node, holds }: Leaf, expression: string): string {
  const text = textOf(node, expression);
  if (node.kind === "literal") return holds ? "it applies to every request" : "it applies to no request";
  if (node.kind === "field") return `${text} is ${node.state === "missing" ? "missing" : holds ? "true" : "false"}`;
  const found = firstField(node);
  const reading = found === null ? "" : describeField(found, expression);
  if (holds && isEquality(node) && reading !== "") return reading;
  const clause = holds ? text : `${text} does not hold`;
  return reading === "" ? clause : `${clause} (${reading})`;
}

function isEquality(node: ExplanationNode): boolean {
  const [left] = node.children;
  return (node.operator === "eq" || node.operator === "==") && (left?.kind === "field" || left?.kind === "index");
}

/** The field, or the entry of a field, that the condition looks at first. */
function firstField(node: ExplanationNode): ExplanationNode | null {
  if (node.kind === "field" || (node.kind === "index" && node.state !== "not-evaluated")) return node;
  for (const child of node.children) {
    const found = firstField(child);
    if (found !== null) return found;
  }
  return null;
}

function describeField(node: ExplanationNode, expression: string): string {
  const text = textOf(node, expression);
  if (node.state === "missing") return `${text} is missing`;
  if (typeof node.value === "object") return "";
  if (node.value === undefined) return node.state === "true" || node.state === "false" ? `${text} is ${node.state}` : "";
  return `${text} is ${cut(valueText(node.value))}`;
}

function textOf(node: ExplanationNode, expression: string): string {
  return cut(expression.slice(node.start, node.end).replace(/\s+/g, " "));
}

function cut(text: string): string {
  return text.length > LONGEST_CONDITION ? `${text.slice(0, LONGEST_CONDITION - 1)}…` : text;
}
