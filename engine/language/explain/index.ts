import type { CheckedExpression } from "../checker/check-expression";
import type { Explanation } from "../explanation";
import type { Moment } from "../moment";
import { firstBlocking } from "./blocking";
import { explainCondition } from "./explain-logical";
import { stateOf } from "./nodes";

/**
 * Makes ready to explain one expression at many moments. The outcome is the compiled one's, always. Underneath, assumed fields and
 * lists count as unknown, in Kleene's logic: `certain` says that no value they might have would change the outcome.
 */
export function prepareExplanation({ text, kind, expression }: CheckedExpression): (moment: Moment) => Explanation {
  if (expression === null) throw new Error("An expression with errors cannot be explained");
  const explainer = explainCondition(expression);
  return (moment) => {
    const outcome = explainer(moment);
    const { value, hangs, node } = outcome;
    const matched = value === true;
    return {
      expression: text,
      state: kind === "filter" ? stateOf(matched) : stateOf(value),
      certain: hangs === null,
      hangsOn: hangs === null ? NOTHING : [...hangs].sort(),
      blocking: kind === "filter" && !matched ? firstBlocking(outcome, true, moment) : null,
      root: node,
    };
  };
}

const NOTHING: Explanation["hangsOn"] = [];

/** Explains one expression at one moment. */
export function explain(checked: CheckedExpression, moment: Moment): Explanation {
  return prepareExplanation(checked)(moment);
}
