import type { ExplanationNode } from "../explanation";
import type { AnyNode, Argument, Comparison } from "../expression";
import type { Moment } from "../moment";
import type { MaybeValue } from "../values/value";

/** The assumed fields and lists on which a value depends; `null` where it would be the same whatever they were. */
export type Hangs = ReadonlySet<string> | null;

/** A comparison with the texts that sentences about it are made of. */
export interface WordedComparison extends Comparison {
  readonly words: {
    /** `http.host is `, before the value. */
    readonly subject: string;
    /** What would have to stand on the left, and what must not; `null` where that hangs on the value of the right side. */
    readonly needs: string | null;
    readonly needsNot: string | null;
  };
}

export type ExplainedNode = Exclude<AnyNode, Comparison> | WordedComparison;

/** What one node came to. `value` is computed with assumed values where nobody gave one. */
export interface Outcome {
  readonly of: ExplainedNode;
  readonly value: MaybeValue;
  readonly hangs: Hangs;
  readonly node: ExplanationNode;
  /** The outcomes of what was evaluated inside, in order. */
  readonly parts: readonly Outcome[];
}

/** For leaves. */
export const NO_PARTS: readonly Outcome[] = [];

/** Explains an argument of a call. Handed down, since arguments hold all of the language again. */
export type ExplainArgument = (argument: Argument) => Explainer;

export type Explainer = (moment: Moment) => Outcome;

export function nodeOf({ node }: Outcome): ExplanationNode {
  return node;
}

/** What depends on any of these hangs on all that they hang on. */
export function joinHangs(outcomes: readonly Outcome[]): Hangs {
  let joined: Hangs = null;
  for (const { hangs } of outcomes) {
    if (hangs === null || hangs === joined) continue;
    joined = joined === null ? hangs : new Set([...joined, ...hangs]);
  }
  return joined;
}
