import { isShownAmongMatched, type StepEntry, stepTitle } from "../../../engine/trace/step-index";

export interface StepFilter {
  readonly shown: "matched" | "all";
  /** Steps that Cloudflare Trace doesn't show. */
  readonly beyond: "shown" | "hidden";
  /** Words that all have to stand somewhere in the step; empty: any step. */
  readonly text: string;
  /** The `phase` of the outermost step; null: any. */
  readonly phase: string | null;
}

export const EVERYTHING: StepFilter = { shown: "all", beyond: "shown", text: "", phase: null };

/** True where a filter looks for something, so that what it finds should stand open. */
export function isSearching(filter: StepFilter): boolean {
  return filter.text.trim() !== "" || filter.phase !== null;
}

/**
 * The steps a filter leaves: those it fits, and those that hold one of them. Below a step whose own text fits,
 * the text asks for no more, so that a phase found by its name shows its rules. A step that ended the request always stays.
 */
export function keptSteps(roots: readonly StepEntry[], filter: StepFilter): ReadonlySet<StepEntry> {
  const kept = new Set<StepEntry>();
  const words = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const visit = (entry: StepEntry, missing: readonly string[]): boolean => {
    if (filter.beyond === "hidden" && entry.step.workbench.beyond && entry.state !== "ended") return false;
    const text = missing.length === 0 ? "" : searchText(entry);
    const left = missing.filter((word) => !text.includes(word));
    let keeps = left.length === 0 && fitsShown(entry, filter);
    for (const child of entry.children) keeps = visit(child, left) || keeps;
    if (keeps) kept.add(entry);
    return keeps;
  };
  for (const root of roots) if (filter.phase === null || root.step.workbench.phase === filter.phase) visit(root, words);
  return kept;
}

function fitsShown({ state }: StepEntry, filter: StepFilter): boolean {
  return filter.shown === "all" || isShownAmongMatched(state);
}

function searchText(entry: StepEntry): string {
  const { step } = entry;
  const { product, phase, scope } = step.workbench;
  const parts = [stepTitle(step), step.step_name, step.description, step.action, step.expression, entry.state, product, phase, scope];
  return parts
    .filter((part) => part !== undefined && part !== null)
    .join("\n")
    .toLowerCase();
}
