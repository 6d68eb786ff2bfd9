import type { EditMark, LocatedEdit } from "../../../engine/contract/index";

export type DifferenceRow =
  | {
      readonly kind: "group";
      readonly key: string;
      readonly name: string;
      readonly depth: number;
      readonly fold: "open" | "closed";
      readonly count: number;
    }
  /** `title`: what was done, where `name` says to what. */
  | {
      readonly kind: "edit";
      readonly key: string;
      readonly name: string;
      readonly depth: number;
      readonly title: string;
      readonly edit: LocatedEdit;
    };

interface Node {
  readonly children: Map<string, Node>;
  readonly edits: LocatedEdit[];
  count: number;
}

/** Edits as a tree along their ways. A rule or item with one edit is one row. `filter` keeps those whose way or title holds it. */
export function differenceRows(
  edits: readonly LocatedEdit[],
  { filter, folded }: { readonly filter: string; readonly folded: ReadonlySet<string> },
): readonly DifferenceRow[] {
  const sought = filter.trim().toLowerCase();
  const root = newNode();
  for (const edit of edits) {
    if (![...edit.path, edit.title].some((text) => text.toLowerCase().includes(sought))) continue;
    let node = root;
    for (const name of edit.path) {
      const next = node.children.get(name) ?? newNode();
      node.children.set(name, next);
      next.count += 1;
      node = next;
    }
    node.edits.push(edit);
  }
  return rowsBelow(root, "", 0, folded);
}

function newNode(): Node {
  return { children: new Map(), edits: [], count: 0 };
}

function rowsBelow(node: Node, above: string, depth: number, folded: ReadonlySet<string>): readonly DifferenceRow[] {
  return [
    ...node.edits.map((edit) => editRow(edit, edit.title, depth)),
    ...[...node.children].flatMap(([name, child]): readonly DifferenceRow[] => {
      const [only] = child.edits;
      if (only !== undefined && child.count === 1 && depth > 0) return [editRow(only, name, depth)];
      const key = `${above}/${name}`;
      const fold = folded.has(key) ? "closed" : "open";
      const group = { kind: "group", key, name, depth, fold, count: child.count } as const;
      return fold === "closed" ? [group] : [group, ...rowsBelow(child, key, depth + 1, folded)];
    }),
  ];
}

function editRow(edit: LocatedEdit, name: string, depth: number): DifferenceRow {
  return { kind: "edit", key: `edit ${edit.number}`, name, depth, title: name === edit.title ? "" : edit.title, edit };
}

/** How many there are of each mark, in a fixed order; marks that none has are left out. */
export function countMarks(edits: readonly LocatedEdit[]): readonly { readonly mark: EditMark; readonly count: number }[] {
  return (["added", "removed", "changed", "moved", "enabled", "disabled"] as const).flatMap((mark) => {
    const count = edits.filter((edit) => edit.mark === mark).length;
    return count === 0 ? [] : [{ mark, count }];
  });
}
