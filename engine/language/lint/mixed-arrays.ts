import { type AnyNode, childrenOf } from "../expression";
import { type LintRule, OPERATORS_PAGE } from "./lint-rule";

export const mixedArrays: LintRule = {
  code: "mixed-arrays",
  severity: "warning",
  sentence: "Conditions over [*] are joined element by element; documentation wants all of them over the same array.",
  documentation: OPERATORS_PAGE,
  check: (node, { text, ancestors }) => {
    if ((node.kind !== "and" && node.kind !== "or" && node.kind !== "xor") || node.type.kind !== "Array") return [];
    if (ancestors.some(({ kind, type }) => type.kind === "Array" && (kind === "and" || kind === "or" || kind === "xor"))) return [];
    const arrays = [...new Set(mappedArrays(node, text))];
    if (arrays.length < 2) return [];
    const { start, end } = node;
    return [{ start, end, message: `${arrays.join(" and ")} are different arrays: their elements are paired by position` }];
  },
};

function mappedArrays(node: AnyNode, text: string): readonly string[] {
  if (node.kind === "each") {
    const inner = mappedArrays(node.of, text);
    return inner.length > 0 ? inner : [text.slice(node.of.start, node.of.end)];
  }
  if (node.kind === "any" || node.kind === "all") return [];
  if (node.kind === "field" && node.type.kind === "Array" && node.type.of.kind === "Bool") return [node.field.name];
  return childrenOf(node).flatMap((child) => mappedArrays(child, text));
}
