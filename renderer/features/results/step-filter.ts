import { isShownAmongMatched, type StepEntry, stepTitle } from "../../../engine/trace/step-index";
import { FACETS, isSearching, NO_SEARCH, type StepFacet, type StepSearch } from "../../stores/result/step-search";

/** `text`: words that all have to stand somewhere in the step. */
export type StepFilter = StepSearch & {
  readonly shown: "matched" | "all";
  /** Steps that Cloudflare Trace doesn't show. */
  readonly beyond: "shown" | "hidden";
};

export const EVERYTHING: StepFilter = { ...NO_SEARCH, shown: "all", beyond: "shown" };

export interface FilteredSteps {
  /** Steps to show: those found, and those that hold one of them. */
  readonly kept: ReadonlySet<StepEntry>;
  /** Steps that fit by themselves. */
  readonly found: ReadonlySet<StepEntry>;
}

/**
 * The steps a filter leaves. Below a step whose own text fits, the text asks for no more, so that a phase found by its name shows its
 * rules; a phase or product that is chosen is chosen with all that stands in it.
 */
export function filterSteps(roots: readonly StepEntry[], filter: StepFilter): FilteredSteps {
  const kept = new Set<StepEntry>();
  const found = new Set<StepEntry>();
  const words = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const chosen = FACETS.filter((facet) => filter[facet].length > 0);
  const visit = (entry: StepEntry, missing: readonly string[]): boolean => {
    if (filter.beyond === "hidden" && entry.step.workbench.beyond && entry.state !== "ended") return false;
    const text = missing.length === 0 ? "" : searchText(entry);
    const left = missing.filter((word) => !text.includes(word));
    const fits =
      left.length === 0 && fitsShown(entry, filter) && chosen.every((facet) => filter[facet].includes(facetValue(entry, facet) ?? ""));
    if (fits) found.add(entry);
    let keeps = fits;
    for (const child of entry.children) keeps = visit(child, left) || keeps;
    if (keeps) kept.add(entry);
    return keeps;
  };
  for (const root of roots) if (filter.phase.length === 0 || filter.phase.includes(root.step.workbench.phase)) visit(root, words);
  return { kept, found };
}

/** Among the steps without a match, which are not on screen: how many fit what is looked for. */
export function foundWithoutMatch(roots: readonly StepEntry[], filter: StepFilter, found: FilteredSteps["found"]): number {
  if (filter.shown === "all" || !isSearching(filter)) return 0;
  return filterSteps(roots, { ...filter, shown: "all" }).found.size - found.size;
}

/** What a step has of a facet; `null` where it has nothing of it. A step belongs to the phase of the outermost step around it. */
export function facetValue(entry: StepEntry, facet: StepFacet): string | null {
  const { step, parent } = entry;
  switch (facet) {
    case "phase":
      return parent === null ? step.workbench.phase : facetValue(parent, facet);
    case "product":
      return step.workbench.product;
    case "level":
      return step.workbench.scope;
    case "action":
      return step.action ?? null;
    default:
      return facet satisfies never;
  }
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
