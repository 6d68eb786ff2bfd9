import { type StepIndex, stepTitle } from "../../../engine/trace/step-index";
import { actionWord } from "../../../engine/trace/step-words";
import { FACETS, type StepFacet, type StepSearch, toggled } from "../../stores/result/step-search";
import { facetValue } from "./step-filter";

export interface FacetChoice {
  readonly value: string;
  readonly label: string;
  /** Steps that have it. */
  readonly steps: number;
}

export type FacetChoices = Readonly<Record<StepFacet, readonly FacetChoice[]>>;

/** What the steps of a result can be chosen by, each value where it is met first. */
export function facetChoices(index: StepIndex): FacetChoices {
  const titles = new Map(index.roots.map(({ step }) => [step.workbench.phase, stepTitle(step)]));
  const counts: Record<StepFacet, Map<string, number>> = { phase: new Map(), product: new Map(), level: new Map(), action: new Map() };
  for (const entry of index.ordered) {
    for (const facet of FACETS) {
      const value = facetValue(entry, facet);
      if (value !== null && value !== "") counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
    }
  }
  const listed = (facet: StepFacet, name: (value: string) => string): readonly FacetChoice[] =>
    [...counts[facet]].map(([value, steps]) => ({ value, label: name(value), steps }));
  return {
    phase: listed("phase", (phase) => titles.get(phase) ?? phase),
    product: listed("product", (product) => product),
    level: listed("level", capital),
    action: listed("action", actionWord),
  };
}

export interface FacetChip {
  readonly facet: StepFacet;
  readonly value: string;
  readonly label: string;
  /** The search without it. */
  readonly without: StepSearch;
}

/** What is chosen, in the order of the facets; a value that this result has not keeps its plain name. */
export function facetChips(search: StepSearch, choices: FacetChoices): readonly FacetChip[] {
  return FACETS.flatMap((facet) =>
    search[facet].map((value) => ({
      facet,
      value,
      label: choices[facet].find((choice) => choice.value === value)?.label ?? value,
      without: toggled(search, facet, value),
    })),
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
