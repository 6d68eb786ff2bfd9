import { assertNever } from "../../support/assert-never";
import type { AnyNode, Combination, TypedExpression } from "../expression";

/**
 * An expression as text: one space between words, operators and literals as their author spelled them. Reading the text again gives the
 * same tree.
 */
export function printExpression(node: AnyNode): string {
  switch (node.kind) {
    case "and":
    case "or":
    case "xor":
      return printCombination(node);
    case "not":
      return node.spelling === "!" ? `!${printExpression(node.of)}` : `${node.spelling} ${printExpression(node.of)}`;
    case "group":
      return `(${printExpression(node.of)})`;
    case "any":
    case "all":
      return `${node.kind}(${printExpression(node.of)})`;
    case "comparison":
      return `${printExpression(node.left)} ${node.spelling} ${printExpression(node.right)}`;
    case "field":
      return node.field.name;
    case "call":
      return `${node.called.name}(${node.arguments.map(printExpression).join(", ")})`;
    case "index":
      return `${printExpression(node.of)}[${node.spelling}]`;
    case "each":
      return `${printExpression(node.of)}[*]`;
    case "literal":
    case "regex":
    case "wildcard":
      return node.spelling;
    case "set":
      return `{${node.items.map(({ spelling }) => spelling).join(" ")}}`;
    case "list":
      return `$${node.name}`;
    default:
      return assertNever(node);
  }
}

function printCombination({ items, spellings }: Combination): string {
  return items
    .map((item: TypedExpression, index) => (index === 0 ? "" : ` ${spellings[index - 1] ?? ""} `) + printExpression(item))
    .join("");
}
