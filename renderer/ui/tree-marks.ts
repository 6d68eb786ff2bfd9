import type { TreeNode } from "./tree-keys";

/** How a click or key changes which rows are marked. */
export type MarkChange = "toggle" | "extend" | "all" | "none";

export interface Marking {
  readonly rows: readonly TreeNode[];
  /** Keys of the rows marked now. */
  readonly marked: ReadonlySet<string>;
  /** Where an extension begins: the row that was marked or chosen last. */
  readonly anchor: string | null;
  /** The row that was clicked, or that the cursor came to. */
  readonly key: string;
}

/** The marked rows after a change. The first marked row brings the anchor along, so that what was chosen belongs to what is marked next. */
export function markRows(change: MarkChange, { rows, marked, anchor, key }: Marking): ReadonlySet<string> {
  switch (change) {
    case "none":
      return new Set();
    case "all":
      return new Set(rows.map((row) => row.key));
    case "toggle": {
      const next = new Set(marked.size === 0 && anchor !== null && anchor !== key ? [anchor] : marked);
      if (!next.delete(key)) next.add(key);
      return next;
    }
    case "extend": {
      const to = rows.findIndex((row) => row.key === key);
      const from = rows.findIndex((row) => row.key === (anchor ?? key));
      if (to < 0) return marked;
      const start = from < 0 ? to : from;
      return new Set(rows.slice(Math.min(start, to), Math.max(start, to) + 1).map((row) => row.key));
    }
    default:
      return change satisfies never;
  }
}
