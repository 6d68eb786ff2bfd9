import { type CheckedExpression, type Explanation, type ExplanationNode, explain, type Moment } from "../../../engine/language/index";

/** The longest piece of an expression, or value, that a row shows. */
const WIDEST = 80;

/** Explains an expression at a moment, for a terminal. */
export function printExplanationOf(checked: CheckedExpression, moment: Moment): string {
  return printExplanation(explain(checked, moment));
}

/** An explanation as a tree of rows: what each part gives, and the part itself. Literals stand in their expressions and have no rows. */
function printExplanation(explanation: Explanation): string {
  const { expression, root, state, certain, hangsOn, blocking } = explanation;
  const rows = [resultRow(state, root), ...rowsOf(root, expression, 0)];
  if (!certain) rows.push(`hangs on what is assumed: ${hangsOn.join(", ")}`);
  if (blocking !== null) rows.push(blocking.sentence);
  return rows.join("\n");
}

function resultRow(state: Explanation["state"], root: ExplanationNode): string {
  return `result: ${state === "value" ? JSON.stringify(root.value) : state}`;
}

function rowsOf(node: ExplanationNode, expression: string, depth: number): readonly string[] {
  if (node.kind === "literal" || node.kind === "set") return [];
  const below = node.children.flatMap((child) => rowsOf(child, expression, depth + 1));
  return [`  ${"  ".repeat(depth)}${cut(expression.slice(node.start, node.end))}  → ${printState(node)}`, ...below];
}

function printState({ state, value, source, cut: wasCut }: ExplanationNode): string {
  const shown =
    state === "value" && value !== undefined
      ? `${cut(JSON.stringify(value))}${wasCut === true ? " (cut)" : ""}`
      : state.replaceAll("-", " ");
  return source === undefined ? shown : `${shown} (${source})`;
}

function cut(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length <= WIDEST ? line : `${line.slice(0, WIDEST - 1)}…`;
}
