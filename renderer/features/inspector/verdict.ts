import type { Explanation } from "../../../engine/contract/index";
import type { StepEntry } from "../../../engine/trace/step-index";
import { WORDS } from "../../words/words";
import type { Condition } from "./conditions";

const words = WORDS.inspector.verdict;

export interface Verdict {
  /** “Matched.” */
  readonly word: string;
  readonly sentence: string;
}

/** The first sentence of an explanation: what became of the rule, and what of its conditions. */
export function verdictOf(entry: StepEntry, explanation: Explanation, conditions: readonly Condition[]): Verdict {
  const word = entry.step.matched === true ? words.matched : entry.state === "skipped" ? words.skipped : words.didNotMatch;
  return { word, sentence: holding(explanation, conditions) };
}

function holding(explanation: Explanation, conditions: readonly Condition[]): string {
  const hangs = explanation.certain ? 0 : explanation.hangsOn.length;
  if (explanation.state === "true") {
    if (conditions.length === 1) return words.oneHolds(hangs);
    const members = memberCount(explanation);
    if (explanation.root.kind === "and") return words.allHold(members, hangs);
    if (explanation.root.kind === "or") return words.oneOfMany(members, hangs);
    return words.isTrue(hangs);
  }
  if (explanation.state === "missing") return words.missing(hangs);
  if (explanation.state === "unknown") return words.unknown(hangs);
  return conditions.length === 1 ? words.oneFails(hangs) : words.isFalse(hangs);
}

/** Conditions joined at the top; a bracketed group counts as one. */
function memberCount(explanation: Explanation): number {
  const { root } = explanation;
  const count = (node: Explanation["root"]): number =>
    node.kind === root.kind ? node.children.reduce((sum, child) => sum + count(child), 0) : 1;
  return count(root);
}
