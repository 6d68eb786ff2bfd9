import { type AnyNode, childrenOf } from "../expression";

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
