import { assertNever } from "../../support/assert-never";
import { elementsOf } from "../compiler/elements";
import { type Comparison, eachCount, type RightSide } from "../expression";
import type { Moment } from "../moment";
import type { Value } from "../values/value";
import { isDynamic, withWords } from "./comparison-words";
import { explainAccess, isSurelyMissing } from "./explain-access";
import { makeComparison, makeNode, NO_CHILDREN } from "./nodes";
import { type ExplainArgument, type Explainer, joinHangs, NO_PARTS, type Outcome } from "./outcome";

/** Judges one left value against the right side as it came out. */
type Judge = (value: Value, right: Outcome, moment: Moment) => boolean;

/** A comparison; over `[*]` its value is one truth value per element. A missing side makes it false. */
export function explainComparison(comparison: Comparison, explainArgument: ExplainArgument): Explainer {
  const explainLeft = explainAccess(comparison.left, explainArgument);
  const constant = constantRight(comparison.right);
  if (eachCount(comparison.left) > 0) return explainColumn(comparison, explainLeft, explainArgument);
  if (constant !== null) return explainAgainst(constant, comparison, explainLeft);
  const explainRight = explainRightSide(comparison.right, explainArgument);
  const judge = judgeOf(comparison);
  const of = withWords(comparison);
  return (moment) => {
    const left = explainLeft(moment);
    const right = explainRight(moment);
    const parts = [left, right];
    const value = left.value !== null && judge(left.value, right, moment);
    const settled = isSurelyMissing(left) || isSurelyMissing(right);
    const hangs = settled ? null : joinHangs(parts);
    return { of, value, hangs, node: makeComparison(of, { value, hangs, children: [left.node, right.node] }), parts };
  };
}

/** The commonest shape: with a constant, what the left side hangs on is all that the comparison hangs on. */
function explainAgainst(right: Outcome, comparison: Comparison, explainLeft: Explainer): Explainer {
  const test = comparison.operator.prepare(comparison.right);
  const of = withWords(comparison);
  return (moment) => {
    const left = explainLeft(moment);
    const { hangs } = left;
    const value = left.value !== null && test(left.value, moment);
    return { of, value, hangs, node: makeComparison(of, { value, hangs, children: [left.node, right.node] }), parts: [left, right] };
  };
}

function explainColumn(comparison: Comparison, explainLeft: Explainer, explainArgument: ExplainArgument): Explainer {
  const explainRight = explainRightSide(comparison.right, explainArgument);
  const judge = judgeOf(comparison);
  const of = withWords(comparison);
  return (moment) => {
    const left = explainLeft(moment);
    const right = explainRight(moment);
    const parts = [left, right];
    const value = (left.value === null ? [] : elementsOf(left.value)).map((element) => judge(element, right, moment));
    const hangs = joinHangs(parts);
    return { of, value, hangs, node: makeComparison(of, { value, hangs, children: [left.node, right.node] }), parts };
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
      return explainAccess(right, explainArgument);
    case "literal":
    case "set":
    case "regex":
    case "wildcard": {
      const outcome = constantOutcome(right);
      return () => outcome;
    }
    case "list": {
      const name = `$${right.name}`;
      const assumed: ReadonlySet<string> = new Set([name]);
      const known: Outcome = {
        of: right,
        value: name,
        hangs: null,
        node: makeNode(right, { value: name, hangs: null, children: NO_CHILDREN }),
        parts: NO_PARTS,
      };
      const node = { ...makeNode(right, { value: name, hangs: assumed, children: NO_CHILDREN }), state: "unknown" } as const;
      const unknown: Outcome = { of: right, value: name, hangs: assumed, node, parts: NO_PARTS };
      return (moment) => (moment.list(right.name)?.assumed === false ? known : unknown);
    }
    default:
      return assertNever(right);
  }
}

type Constant = Extract<RightSide, { readonly kind: "literal" | "set" | "regex" | "wildcard" }>;

/** A right side that is the same at every moment; `null` where it is not. */
function constantRight(right: RightSide): Outcome | null {
  const { kind } = right;
  return kind === "literal" || kind === "set" || kind === "regex" || kind === "wildcard" ? constantOutcome(right) : null;
}

function constantOutcome(of: Constant): Outcome {
  const value = constantValue(of);
  return { of, value, hangs: null, node: makeNode(of, { value, hangs: null, children: NO_CHILDREN }), parts: NO_PARTS };
}

function constantValue(constant: Constant): Value {
  if (constant.kind === "literal") return constant.value;
  return constant.kind === "set" ? constant.items.map(({ spelling }) => spelling) : constant.spelling;
}
