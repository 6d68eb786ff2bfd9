import { isShownAmongMatched, type StepEntry, type StepIndex } from "../../../engine/trace/step-index";

export interface Neighbours {
  readonly previous: string | null;
  readonly next: string | null;
}

/** The steps before and after one, in the order of evaluation, among those that are shown. Phases that were not reached have none. */
export function neighboursOf(index: StepIndex, selected: string | null, shown: "matched" | "all"): Neighbours {
  const at = index.ordered.findIndex((entry) => entry.step.workbench.id === selected);
  if (at === -1) return { previous: null, next: null };
  const fits = (entry: StepEntry): boolean => (shown === "all" || isShownAmongMatched(entry.state)) && !isLoneRuleset(entry);
  return {
    previous: index.ordered.slice(0, at).findLast(fits)?.step.workbench.id ?? null,
    next: index.ordered.slice(at + 1).find(fits)?.step.workbench.id ?? null,
  };
}

/** A ruleset that is alone in what holds it has no row of its own. */
function isLoneRuleset(entry: StepEntry): boolean {
  return entry.step.type === "ruleset" && entry.parent?.children.length === 1 && entry.children.length > 0;
}
