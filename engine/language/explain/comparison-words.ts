import type { Comparison, RightSide } from "../expression";
import { printExpression } from "../printer/print-expression";
import type { WordedComparison } from "./outcome";
import { cutText, named } from "./shown-value";

/** Most rules of a ruleset do not match, and each says why: whatever does not hang on values is put into words while preparing. */
export function withWords(comparison: Comparison): WordedComparison {
  const { left, right, operator } = comparison;
  const text = rightText(right);
  const [needs, needsNot] = isDynamic(right) ? [null, null] : [operator.needs(text), operator.needsNot(text)];
  return { words: { subject: `${cutText(printExpression(left))} is `, needs, needsNot }, ...comparison };
}

export function isDynamic(right: RightSide): boolean {
  return right.kind === "field" || right.kind === "call" || right.kind === "index";
}

/** The right side as it is written; of long sets the first items. */
export function rightText(right: RightSide): string {
  if (right.kind !== "set") return cutText(printExpression(right));
  if (right.items.length === 0) return "an empty set";
  return named(
    right.items.map(({ spelling }) => cutText(spelling)),
    ", ",
  );
}
