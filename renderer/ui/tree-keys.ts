export interface TreeNode {
  readonly key: string;
  readonly name: string;
  readonly depth: number;
  /** Absent on rows that do not fold. */
  readonly fold?: "open" | "closed";
}

export type TreeMove =
  | { readonly kind: "go"; readonly index: number }
  | { readonly kind: "fold"; readonly index: number; readonly to: "open" | "closed" }
  | { readonly kind: "activate"; readonly index: number };

/** What a key does in a tree whose visible rows are `rows` and whose cursor stands at `index`; `null`: nothing. */
export function treeMove(key: string, rows: readonly TreeNode[], index: number): TreeMove | null {
  const row = rows[index];
  const last = rows.length - 1;
  switch (key) {
    case "ArrowDown":
      return go(Math.min(last, index + 1), last);
    case "ArrowUp":
      return go(Math.max(0, index - 1), last);
    case "Home":
      return go(0, last);
    case "End":
      return go(last, last);
    case "Enter":
    case " ":
      return row === undefined ? null : { kind: "activate", index };
    case "ArrowRight":
      if (row?.fold === "closed") return { kind: "fold", index, to: "open" };
      return row?.fold === "open" && (rows[index + 1]?.depth ?? 0) > row.depth ? go(index + 1, last) : null;
    case "ArrowLeft":
      if (row?.fold === "open") return { kind: "fold", index, to: "closed" };
      return row === undefined ? null : go(parentOf(rows, index), last);
    default:
      return key.length === 1 ? go(typedAhead(key, rows, index), last) : null;
  }
}

function go(index: number, last: number): TreeMove | null {
  return index >= 0 && index <= last ? { kind: "go", index } : null;
}

function parentOf(rows: readonly TreeNode[], index: number): number {
  const depth = rows[index]?.depth ?? 0;
  return rows.slice(0, index).findLastIndex((row) => row.depth < depth);
}

/** The next row after the cursor whose name begins with the letter, round the end. */
function typedAhead(letter: string, rows: readonly TreeNode[], index: number): number {
  const wanted = letter.toLowerCase();
  const from = index + 1;
  const turned = [...rows.slice(from), ...rows.slice(0, from)];
  const found = turned.findIndex((row) => row.name.toLowerCase().startsWith(wanted));
  return found < 0 ? -1 : (from + found) % rows.length;
}
