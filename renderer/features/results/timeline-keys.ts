import type { StepEntry } from "../../../engine/trace/step-index";
import { isTreeRow, type TimelineRow, type TreeRow } from "./timeline-rows";

/** What a key does in the timeline: move to a row, or fold one. */
export type TimelineMove =
  | { readonly kind: "go"; readonly row: TreeRow }
  | { readonly kind: "fold"; readonly row: TreeRow; readonly to: "open" | "closed" };

/** Rows to move by with Page Up and Page Down. */
const PAGE = 12;

/**
 * ↑ ↓ go one row, ← folds or goes to what it hangs under, → unfolds or goes in, Home and End go to the ends,
 * Alt+↑ ↓ go to the nearest match: a step that matched, or with `found` one of what was looked for. Null: the key does nothing here.
 */
export function timelineMove(
  rows: readonly TimelineRow[],
  cursor: string | null,
  key: string,
  modifier: "none" | "alt",
  found: ReadonlySet<StepEntry> | null = null,
): TimelineMove | null {
  const tree = rows.filter(isTreeRow);
  const at = tree.findIndex((row) => row.key === cursor);
  const current = tree[at];
  if (current === undefined) {
    const first = tree[0];
    return first !== undefined && (key === "ArrowDown" || key === "Home") ? { kind: "go", row: first } : null;
  }
  if (modifier === "alt") {
    const isMatch = (row: TreeRow): boolean => (found === null ? matchedItself(row) : row.kind === "step" && found.has(row.entry));
    if (key === "ArrowDown") return go(tree.slice(at + 1).find(isMatch));
    if (key === "ArrowUp") return go(tree.slice(0, at).findLast(isMatch));
    return null;
  }
  switch (key) {
    case "ArrowDown":
      return go(tree[at + 1]);
    case "ArrowUp":
      return go(tree[at - 1]);
    case "Home":
      return go(tree[0]);
    case "End":
      return go(tree.at(-1));
    case "PageDown":
      return go(tree[Math.min(at + PAGE, tree.length - 1)]);
    case "PageUp":
      return go(tree[Math.max(at - PAGE, 0)]);
    case "ArrowRight":
      if (current.fold === "closed") return { kind: "fold", row: current, to: "open" };
      return current.fold === "open" ? go(tree[at + 1]) : null;
    case "ArrowLeft":
      if (current.fold === "open") return { kind: "fold", row: current, to: "closed" };
      return go(tree.slice(0, at).findLast((row) => row.depth < current.depth));
    default:
      return null;
  }
}

/** A step that matched by itself, not through what it holds. */
function matchedItself(row: TimelineRow): boolean {
  if (row.kind !== "step") return false;
  const { state, matchedRules, step } = row.entry;
  return (state === "matched" || state === "ended") && (matchedRules === 0 || step.type === "rule" || step.type === "page_rule");
}

function go(row: TreeRow | undefined): TimelineMove | null {
  return row === undefined ? null : { kind: "go", row };
}
