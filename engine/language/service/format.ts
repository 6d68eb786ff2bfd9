import { checkExpression } from "../checker/check-expression";
import type { AnyNode, Combination, TypedExpression } from "../expression";
import { printExpression } from "../printer/print-expression";
import type { ServiceDocument } from "./environment";

/** Longest line that is not broken. */
const LINE = 80;

/**
 * The expression with one space where white space stands, and, where it is long, one condition a line. Only white space between words changes,
 * never the meaning. `null` where the text has a mistake.
 */
export function format({ text, kind, scheme }: Pick<ServiceDocument, "text" | "kind" | "scheme">): string | null {
  const { expression } = checkExpression(text, kind, scheme);
  if (expression === null) return null;
  const formatted = layOut(expression, "");
  const again = checkExpression(formatted, kind, scheme).expression;
  return again !== null && printExpression(again) === printExpression(expression) ? formatted : null;
}

function layOut(node: AnyNode, indent: string): string {
  const line = printExpression(node);
  if (line.length + indent.length <= LINE) return line;
  if (node.kind === "and" || node.kind === "or" || node.kind === "xor") return layOutCombination(node, indent);
  if (node.kind === "group") return `(${layOut(node.of, `${indent}  `)})`;
  if (node.kind !== "not") return line;
  return `${node.spelling === "!" ? "!" : `${node.spelling} `}${layOut(node.of, indent)}`;
}

/** A combination inside another stands deeper, so that what binds more strongly is seen to belong together. */
function layOutCombination({ items, spellings }: Combination, indent: string): string {
  return items
    .map((item: TypedExpression, index) => {
      const inner = isCombination(item) ? `${indent}  ` : indent;
      return index === 0 ? layOut(item, inner) : `\n${indent}${spellings[index - 1] ?? ""} ${layOut(item, inner)}`;
    })
    .join("");
}

function isCombination({ kind }: TypedExpression): boolean {
  return kind === "and" || kind === "or" || kind === "xor";
}
