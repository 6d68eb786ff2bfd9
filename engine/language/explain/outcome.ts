import type { ExplanationNode } from "../explanation";
import type { AnyNode, Argument } from "../expression";
import type { Moment } from "../moment";
import type { MaybeValue } from "../values/value";

/**
 * What one node came to. `value` is computed with assumed values where nobody gave one; `hangs` names the assumed fields and lists on
 * which it depends, and is `null` where it would be the same whatever they were.
 */
export interface Outcome {
  readonly of: AnyNode;
  readonly value: MaybeValue;
  readonly hangs: ReadonlySet<string> | null;
  readonly node: ExplanationNode;
  /** The outcomes of what was evaluated inside, in order. */
  readonly parts: readonly Outcome[];
}

/** Explains an argument of a call. Handed down, since arguments hold all of the language again. */
export type ExplainArgument = (argument: Argument) => Explainer;

export type Explainer = (moment: Moment) => Outcome;

/** What depends on any of these hangs on all that they hang on. */
export function joinHangs(outcomes: readonly Outcome[]): ReadonlySet<string> | null {
  let joined: ReadonlySet<string> | null = null;
  for (const { hangs } of outcomes) {
    if (hangs === null) continue;
    joined = joined === null ? hangs : new Set([...joined, ...hangs]);
  }
  return joined;
}
