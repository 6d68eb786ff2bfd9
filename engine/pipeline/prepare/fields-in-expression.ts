import type { AnyNode, TypedExpression } from "../../language/expression";
import { nodesBelow } from "./nodes-below";

/** Names of the fields that an expression reads, each once; an entry of a map of headers as `http.request.headers["name"]`. */
export function fieldsInExpression(expression: TypedExpression): readonly string[] {
  const names = new Set<string>();
  const open: AnyNode[] = [expression];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "field") names.add(node.field.name);
    if (node.kind === "index" && typeof node.key === "string" && node.of.kind === "field") {
      names.add(`${node.of.field.name}["${node.key}"]`);
      continue;
    }
    open.push(...nodesBelow(node));
  }
  return [...names];
}
