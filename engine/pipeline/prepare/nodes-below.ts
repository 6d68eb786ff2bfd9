import type { AnyNode } from "../../language/expression";

/** The parts of an expression right below a node. */
export function nodesBelow(node: AnyNode): readonly AnyNode[] {
  if ("items" in node && node.kind !== "set") return node.items;
  if ("of" in node) return [node.of];
  if (node.kind === "comparison") return [node.left, node.right];
  return node.kind === "call" ? node.arguments : [];
}
