import type { AnyNode } from "../expression";

/** The nodes right below one. */
export function childrenOf(node: AnyNode): readonly AnyNode[] {
  switch (node.kind) {
    case "and":
    case "or":
    case "xor":
      return node.items;
    case "not":
    case "group":
    case "any":
    case "all":
    case "index":
    case "each":
      return [node.of];
    case "comparison":
      return [node.left, node.right];
    case "call":
      return node.arguments;
    case "field":
    case "literal":
    case "set":
    case "list":
    case "regex":
    case "wildcard":
      return [];
    default:
      return node satisfies never;
  }
}

/** Calls back for every node, parents first, with what stands above it. */
export function walk(root: AnyNode, visit: (node: AnyNode, ancestors: readonly AnyNode[]) => void): void {
  const descend = (node: AnyNode, ancestors: readonly AnyNode[]): void => {
    visit(node, ancestors);
    const children = childrenOf(node);
    if (children.length === 0) return;
    const path = [...ancestors, node];
    for (const child of children) descend(child, path);
  };
  descend(root, []);
}
