import type { StepFacet } from "../../stores/result/step-search";
import { WORDS } from "../../words/words";

const words = WORDS.results.filterWords;

export const FACET_NAMES: Readonly<Record<StepFacet, string>> = {
  phase: words.phase,
  product: words.product,
  level: words.level,
  action: words.action,
};

/** Names of the lists to choose from. */
export const FACET_LISTS: Readonly<Record<StepFacet, string>> = {
  phase: words.stepsOfPhase,
  product: words.stepsOfProduct,
  level: words.stepsOfLevel,
  action: words.stepsWithAction,
};

export const FILTER_WORDS = {
  bar: words.steps,
  text: words.filterSteps,
  placeholder: words.placeholder,
  chips: words.chosenSteps,
  clear: words.clear,
  copied: words.copied,
  notCopied: words.notCopied,
} as const;

export function stepsFound(count: number): string {
  return WORDS.counts.steps(count);
}

/** What a step's time is, and what it is not. */
export const TIME_HELP = words.timesHint;
