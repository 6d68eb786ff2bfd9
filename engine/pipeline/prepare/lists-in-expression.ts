import type { AnyNode, TypedExpression } from "../../language/expression";
import { nodesBelow } from "./nodes-below";

/** Names of the lists that an expression asks, without `$`, each once. */
export function listsInExpression(expression: TypedExpression): readonly string[] {
  const names = new Set<string>();
  const open: AnyNode[] = [expression];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "list") names.add(node.name);
    open.push(...nodesBelow(node));
  }
  return [...names];
}
