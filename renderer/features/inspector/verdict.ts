import type { Explanation } from "../../../engine/contract/index";
import type { StepEntry } from "../../../engine/trace/step-index";
import type { Condition } from "./conditions";

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"] as const;

export interface Verdict {
  /** “Matched.” */
  readonly word: string;
  readonly sentence: string;
}

/** The first sentence of an explanation: what became of the rule, and what of its conditions. */
export function verdictOf(entry: StepEntry, explanation: Explanation, conditions: readonly Condition[]): Verdict {
  const word = entry.step.matched === true ? "Matched." : entry.state === "skipped" ? "Skipped." : "Did not match.";
  return { word, sentence: `${holding(explanation, conditions)}${hanging(explanation)}` };
}

function holding(explanation: Explanation, conditions: readonly Condition[]): string {
  if (explanation.state === "true") {
    if (conditions.length === 1) return "Its one condition holds";
    const members = memberCount(explanation);
    if (explanation.root.kind === "and") return `${members === 2 ? "Both" : `All ${spelled(members)}`} conditions hold`;
    if (explanation.root.kind === "or") return `One of its ${spelled(members)} alternatives is enough, and it holds`;
    return "The expression is true";
  }
  if (explanation.state === "missing") return "A value it needs is missing, so the expression counts as false";
  if (explanation.state === "unknown") return "What it needs to know cannot be known here";
  return conditions.length === 1 ? "Its one condition does not hold" : "The expression is false";
}

function hanging(explanation: Explanation): string {
  const { length } = explanation.hangsOn;
  if (explanation.certain || length === 0) return ".";
  const subject = length === 1 ? "the outcome hangs on a value" : `the outcome hangs on ${spelled(length)} values`;
  return `; ${subject} that nobody gave.`;
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
