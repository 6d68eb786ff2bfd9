import type { AnyNode, TypedExpression } from "../language/expression";

/** Names of the lists that an expression asks, without `$`, each once. */
export function listsInExpression(expression: TypedExpression): readonly string[] {
  const names = new Set<string>();
  const open: AnyNode[] = [expression];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "list") names.add(node.name);
    open.push(...below(node));
  }
  return [...names];
}

function below(node: AnyNode): readonly AnyNode[] {
  if ("items" in node && node.kind !== "set") return node.items;
  if ("of" in node) return [node.of];
  if (node.kind === "comparison") return [node.left, node.right];
  return node.kind === "call" ? node.arguments : [];
}
