import type { AnyNode, Negation } from "../expression";
import { type LintRule, OPERATORS_PAGE } from "./lint-rule";

export const doubleNegation: LintRule = {
  code: "double-negation",
  severity: "warning",
  sentence: "Two negations cancel each other out.",
  documentation: OPERATORS_PAGE,
  check: (node, { text, ancestors }) => {
    if (node.kind !== "not") return [];
    if (isInner(ancestors)) return [];
    const inner = negationIn(node.of);
    if (inner === null) return [];
    const kept = inner.of;
    const alone = node.of.kind === "not" || kept.kind !== "comparison";
    const fix = {
      title: "Remove both negations",
      meaning: "kept",
      edits: [{ start: node.start, end: node.end, text: text.slice(kept.start, kept.end) }],
    } as const;
    return [
      {
        start: node.start,
        end: alone ? inner.start + inner.spelling.length : node.end,
        message: "the two negations cancel each other out",
        fix,
      },
    ];
  },
};

/** The negation right below, through parentheses. */
function negationIn(node: AnyNode): Negation | null {
  if (node.kind === "group") return negationIn(node.of);
  return node.kind === "not" ? node : null;
}

/** Whether an odd number of negations stands right above, so that the pair is complete already. */
function isInner(ancestors: readonly AnyNode[]): boolean {
  let count = 0;
  for (const node of ancestors.toReversed()) {
    if (node.kind === "not") count += 1;
    else if (node.kind !== "group") break;
  }
  return count % 2 === 1;
}
