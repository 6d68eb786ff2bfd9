import type { StepEntry } from "../../../engine/trace/step-index";
import type { Verdict } from "./verdict";

/** What became of a step that no expression explains: of a phase, ruleset, page rule or Worker. */
export function happened(entry: StepEntry): Verdict {
  const { step, rules, matchedRules, state } = entry;
  const { reason, skipped } = step.workbench;
  const held = rules === 0 ? "" : `${matchedRules} of its ${rules} ${rules === 1 ? "rule" : "rules"} matched.`;
  switch (state) {
    case "ended":
      return { word: "Ended the request.", sentence: held };
    case "matched":
      return { word: "Matched.", sentence: held };
    case "no match":
      return {
        word: "Did not match.",
        sentence: rules === 0 ? "" : rules === 1 ? "Its one rule did not match." : `None of its ${rules} rules matched.`,
      };
    case "skipped":
      return { word: "Skipped.", sentence: skipped === undefined ? "" : withStop(skipped.because) };
    case "not simulated":
      return { word: "Not simulated.", sentence: reason === undefined ? "" : withStop(reason) };
    default: {
      const rest: never = state;
      return rest;
    }
  }
}

/** Words as a sentence: a capital first unless a name stands there, a full stop last. */
export function withStop(words: string): string {
  const capital = /^[a-z]+[._]/.test(words) ? words : words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
