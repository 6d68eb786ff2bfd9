import type { TreeNode } from "./tree-keys";

/** Where a row stands among those beside it, for who does not see them: only rows in view are drawn. */
export interface RowPlace {
  /** From 1. */
  readonly "aria-posinset": number;
  readonly "aria-setsize": number;
}

/** The place of each visible row of a tree among those of the same branch. */
export function treePlaces(rows: readonly Pick<TreeNode, "depth">[]): readonly RowPlace[] {
  /** By depth: how many there are of the branch that is open there. */
  const branches: { count: number }[] = [];
  const found = rows.map(({ depth }) => {
    branches.length = Math.min(branches.length, depth + 1);
    const branch = branches[depth] ?? { count: 0 };
    branches[depth] = branch;
    branch.count += 1;
    return { position: branch.count, branch };
  });
  return found.map(({ position, branch }) => ({ "aria-posinset": position, "aria-setsize": branch.count }));
}
