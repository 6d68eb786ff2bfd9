import type { StepEntry } from "../../../engine/trace/step-index";
import { WORDS } from "../../words/words";
import type { Verdict } from "./verdict";

const texts = WORDS.inspector.happened;

/** What became of a step that no expression explains: of a phase, ruleset, page rule or Worker. */
export function happened(entry: StepEntry): Verdict {
  const { step, rules, matchedRules, state } = entry;
  const { reason, skipped } = step.workbench;
  const held = rules === 0 ? "" : texts.rulesMatched(matchedRules, rules);
  switch (state) {
    case "ended":
      return { word: texts.ended, sentence: held };
    case "matched":
      return { word: texts.matched, sentence: held };
    case "no match":
      return {
        word: texts.didNotMatch,
        sentence: rules === 0 ? "" : texts.noneMatched(rules),
      };
    case "skipped":
      return { word: texts.skipped, sentence: skipped === undefined ? "" : withStop(skipped.because) };
    case "not simulated":
      return { word: texts.notSimulated, sentence: reason === undefined ? "" : withStop(reason) };
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
