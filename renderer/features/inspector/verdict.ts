import type { Explanation } from "../../../engine/contract/index";
import type { StepEntry } from "../../../engine/trace/step-index";
import { WORDS } from "../../words/words";
import type { Condition } from "./conditions";

const words = WORDS.inspector.verdict;

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"] as const;

export interface Verdict {
  /** “Matched.” */
  readonly word: string;
  readonly sentence: string;
}

/** The first sentence of an explanation: what became of the rule, and what of its conditions. */
export function verdictOf(entry: StepEntry, explanation: Explanation, conditions: readonly Condition[]): Verdict {
  const word = entry.step.matched === true ? words.matched : entry.state === "skipped" ? words.skipped : words.didNotMatch;
  return { word, sentence: `${holding(explanation, conditions)}${hanging(explanation)}` };
}

function holding(explanation: Explanation, conditions: readonly Condition[]): string {
  if (explanation.state === "true") {
    if (conditions.length === 1) return words.oneHolds;
    const members = memberCount(explanation);
    if (explanation.root.kind === "and") return words.conditionsHold(members === 2 ? words.both : `All ${spelled(members)}`);
    if (explanation.root.kind === "or") return words.oneOfMany(spelled(members));
    return words.isTrue;
  }
  if (explanation.state === "missing") return words.missing;
  if (explanation.state === "unknown") return words.unknown;
  return conditions.length === 1 ? words.oneFails : words.isFalse;
}

function hanging(explanation: Explanation): string {
  const { length } = explanation.hangsOn;
  if (explanation.certain || length === 0) return ".";
  const subject = length === 1 ? words.theOutcomeHangsOnA : words.theOutcomeHangsOnValues(spelled(length));
  return words.thatNobodyGave(subject);
}

/** Conditions joined at the top; a bracketed group counts as one. */
function memberCount(explanation: Explanation): number {
  const { root } = explanation;
  const count = (node: Explanation["root"]): number =>
    node.kind === root.kind ? node.children.reduce((sum, child) => sum + count(child), 0) : 1;
  return count(root);
}

function spelled(count: number): string {
  return NUMBERS[count] ?? String(count);
}
