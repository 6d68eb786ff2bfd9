import { assertNever } from "../../support/assert-never";
import { elementsOf } from "../compiler/elements";
import { type Comparison, eachCount, type RightSide } from "../expression";
import type { Moment } from "../moment";
import type { Value } from "../values/value";
import { explainAccess, isSurelyMissing } from "./explain-access";
import { outcomeOf } from "./nodes";
import { type ExplainArgument, type Explainer, joinHangs, type Outcome } from "./outcome";

/** Judges one left value against the right side as it came out. */
type Judge = (value: Value, right: Outcome, moment: Moment) => boolean;

/** A comparison; over `[*]` its value is one truth value per element. A missing side makes it false. */
export function explainComparison(comparison: Comparison, explainArgument: ExplainArgument): Explainer {
  const explainLeft = explainAccess(comparison.left, explainArgument);
  const explainRight = explainRightSide(comparison.right, explainArgument);
  const judge = judgeOf(comparison);
  const many = eachCount(comparison.left) > 0;
  return (moment) => {
    const left = explainLeft(moment);
    const right = explainRight(moment);
    const parts = [left, right];
    if (many) {
      const elements = left.value === null ? [] : elementsOf(left.value);
      const value = elements.map((element) => judge(element, right, moment));
      return outcomeOf({ of: comparison, value, hangs: joinHangs(parts), parts });
    }
    const value = left.value !== null && judge(left.value, right, moment);
    const settled = isSurelyMissing(left) || isSurelyMissing(right);
    return outcomeOf({ of: comparison, value, hangs: settled ? null : joinHangs(parts), parts });
  };
}

function judgeOf({ operator, right }: Comparison): Judge {
  const { compare } = operator;
  if (isDynamic(right) && compare !== undefined) return (value, other) => other.value !== null && compare(value, other.value);
  const test = operator.prepare(right);
  return (value, _other, moment) => test(value, moment);
}

export function isDynamic(right: RightSide): boolean {
  return right.kind === "field" || right.kind === "call" || right.kind === "index";
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
      const outcome = outcomeOf({ of: right, value: right.items.map(({ spelling }) => spelling), hangs: null, parts: [] });
      return () => outcome;
    }
    case "regex":
    case "wildcard": {
      const outcome = outcomeOf({ of: right, value: right.spelling, hangs: null, parts: [] });
      return () => outcome;
    }
    case "list": {
      const name = `$${right.name}`;
      const assumed: ReadonlySet<string> = new Set([name]);
      return (moment) => {
        const known = moment.list(right.name)?.assumed === false;
        const outcome = outcomeOf({ of: right, value: name, hangs: known ? null : assumed, parts: [] });
        return known ? outcome : { ...outcome, node: { ...outcome.node, state: "unknown" } };
      };
    }
    default:
      return assertNever(right);
  }
}
