import type { StepFacet } from "../../stores/step-search";

export const FACET_NAMES: Readonly<Record<StepFacet, string>> = { phase: "Phase", product: "Product", level: "Level", action: "Action" };

/** Names of the lists to choose from. */
export const FACET_LISTS: Readonly<Record<StepFacet, string>> = {
  phase: "Steps of phase",
  product: "Steps of product",
  level: "Steps of level",
  action: "Steps with action",
};

export const FILTER_WORDS = {
  bar: "Steps",
  text: "Filter steps",
  placeholder: "Name, action, expression…",
  chips: "Chosen steps",
  clear: "Clear",
  copied: "Copied: a link to these steps, for this workspace.",
  notCopied: "Not copied: the clipboard is not open to this page.",
} as const;

export function stepsFound(count: number): string {
  return count === 1 ? "1 step" : `${count.toLocaleString()} steps`;
}

/** What a step's time is, and what it is not. */
export const TIME_HELP =
  "How long this program took for the step and all below it, on this machine, while it recorded everything. It says nothing about Cloudflare's own times.";
