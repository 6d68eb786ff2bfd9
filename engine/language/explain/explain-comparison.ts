import { assertNever } from "../../support/assert-never";
import { elementsOf } from "../compiler/elements";
import { type Access, type Comparison, eachCount, type RightSide } from "../expression";
import type { Moment } from "../moment";
import type { Value } from "../values/value";
import { isDynamic, withWords } from "./comparison-words";
import { explainAccess, isSurelyMissing } from "./explain-access";
import { NO_CHILDREN, prepareComparison, prepareNode } from "./nodes";
import { type ExplainArgument, type Explainer, joinHangs, NO_PARTS, type Outcome } from "./outcome";

/** Judges one left value against the right side as it came out. */
type Judge = (value: Value, right: Outcome, moment: Moment) => boolean;

/** A comparison; over `[*]` its value is one truth value per element. A missing side makes it false. */
export function explainComparison(comparison: Comparison, explainArgument: ExplainArgument): Explainer {
  const explainLeft = explainAccess(comparison.left, explainArgument);
  const explainRight = explainRightSide(comparison.right, explainArgument);
  const judge = judgeOf(comparison);
  const many = eachCount(comparison.left) > 0;
  const makeNode = prepareComparison(comparison);
  const of = withWords(comparison);
  return (moment) => {
    const left = explainLeft(moment);
    const right = explainRight(moment);
    const parts = [left, right];
    const children = [left.node, right.node];
    if (many) {
      const elements = left.value === null ? [] : elementsOf(left.value);
      const value = elements.map((element) => judge(element, right, moment));
      const hangs = joinHangs(parts);
      return { of, value, hangs, node: makeNode(value, hangs, children), parts };
    }
    const value = left.value !== null && judge(left.value, right, moment);
    const settled = isSurelyMissing(left) || isSurelyMissing(right);
    const hangs = settled ? null : joinHangs(parts);
    return { of, value, hangs, node: makeNode(value, hangs, children), parts };
  };
}

function judgeOf({ operator, right }: Comparison): Judge {
  const { compare } = operator;
  if (isDynamic(right) && compare !== undefined) return (value, other) => other.value !== null && compare(value, other.value);
  const test = operator.prepare(right);
  return (value, _other, moment) => test(value, moment);
}

function explainRightSide(right: RightSide, explainArgument: ExplainArgument): Explainer {
  switch (right.kind) {
    case "field":
    case "call":
    case "index":
    case "each":
    case "literal":
      return explainAccess(right, explainArgument);
    case "set": {
      const outcome = constantOutcome(
        right,
        right.items.map(({ spelling }) => spelling),
      );
      return () => outcome;
    }
    case "regex":
    case "wildcard": {
      const outcome = constantOutcome(right, right.spelling);
      return () => outcome;
    }
    case "list": {
      const name = `$${right.name}`;
      const assumed: ReadonlySet<string> = new Set([name]);
      const known = constantOutcome(right, name);
      const node = { ...prepareNode(right)(name, assumed, NO_CHILDREN), state: "unknown" } as const;
      const unknown: Outcome = { ...known, hangs: assumed, node };
      return (moment) => (moment.list(right.name)?.assumed === false ? known : unknown);
    }
    default:
      return assertNever(right);
  }
}

/** The same at every moment. */
function constantOutcome(of: Exclude<RightSide, Access>, value: Value): Outcome {
  return { of, value, hangs: null, node: prepareNode(of)(value, null, NO_CHILDREN), parts: NO_PARTS };
}
