import { assertNever } from "../../support/assert-never";
import { isPlainArray, zip } from "../compiler/compile-logical";
import { elementsOf } from "../compiler/elements";
import type { Argument, Combination, Quantifier, TypedExpression } from "../expression";
import type { Moment } from "../moment";
import type { MaybeValue } from "../values/value";
import { explainAccess } from "./explain-access";
import { explainComparison } from "./explain-comparison";
import { makeNode, notEvaluated } from "./nodes";
import { type Explainer, type Hangs, joinHangs, nodeOf, type Outcome } from "./outcome";

/** An expression of type Bool. */
export function explainCondition(expression: TypedExpression): Explainer {
  switch (expression.kind) {
    case "group":
      return explainCondition(expression.of);
    case "not": {
      const explainOf = explainCondition(expression.of);
      return (moment) => {
        const of = explainOf(moment);
        const { hangs } = of;
        const value = of.value !== true;
        return { of: expression, value, hangs, node: makeNode(expression, { value, hangs, children: [of.node] }), parts: [of] };
      };
    }
    case "and":
      return explainShortCircuit(expression, false);
    case "or":
      return explainShortCircuit(expression, true);
    case "xor":
      return explainParity(expression);
    case "any":
    case "all":
      return explainQuantifier(expression);
    case "comparison":
      return explainComparison(expression, explainArgument);
    case "field":
    case "call":
    case "index":
    case "each":
    case "literal":
      return explainAccess(expression, explainArgument);
    default:
      return assertNever(expression);
  }
}

/**
 * Stops at the first item with the `decisive` value, as compiled code does. Where that item hangs on an assumption, goes on to look
 * for one that decides for certain; without such a one the later items count as not evaluated.
 */
function explainShortCircuit(expression: Combination, decisive: boolean): Explainer {
  const explainers = expression.items.map(explainCondition);
  const later = expression.items.slice(1).map(notEvaluated);
  const decide = (parts: readonly Outcome[], value: boolean, hangs: Hangs): Outcome => {
    const reached = parts.map(nodeOf);
    const children = reached.length > later.length ? reached : [...reached, ...later.slice(reached.length - 1)];
    return { of: expression, value, hangs, node: makeNode(expression, { value, hangs, children }), parts };
  };
  return (moment) => {
    const outcomes: Outcome[] = [];
    let decidedAt = -1;
    for (const explainer of explainers) {
      const outcome = explainer(moment);
      outcomes.push(outcome);
      if ((outcome.value === true) !== decisive) continue;
      if (decidedAt === -1) decidedAt = outcomes.length - 1;
      if (outcome.hangs === null) return decide(outcomes, decisive, null);
    }
    const hangs = joinHangs(outcomes);
    if (decidedAt === -1) return decide(outcomes, !decisive, hangs);
    return decide(outcomes.slice(0, decidedAt + 1), decisive, hangs);
  };
}

function explainParity(expression: Combination): Explainer {
  const explainers = expression.items.map(explainCondition);
  return (moment) => {
    const parts = explainers.map((explainer) => explainer(moment));
    const odd = parts.filter((part) => part.value === true).length % 2 === 1;
    const hangs = joinHangs(parts);
    return { of: expression, value: odd, hangs, node: makeNode(expression, { value: odd, hangs, children: parts.map(nodeOf) }), parts };
  };
}

function explainQuantifier(expression: Quantifier): Explainer {
  const plain = isPlainArray(expression.of);
  const explainOf = explainColumn(expression.of);
  const decisive = expression.kind === "any";
  return (moment) => {
    const of = explainOf(moment);
    const { hangs } = of;
    const value = of.value === null ? !plain && !decisive : elementsOf(of.value).includes(decisive) === decisive;
    return { of: expression, value, hangs, node: makeNode(expression, { value, hangs, children: [of.node] }), parts: [of] };
  };
}

/** An expression of type Array<Bool>; its value is the array, or missing where it is an array that is missing itself. */
function explainColumn(expression: TypedExpression): Explainer {
  switch (expression.kind) {
    case "group":
      return explainColumn(expression.of);
    case "not": {
      const explainOf = explainColumn(expression.of);
      return (moment) => {
        const of = explainOf(moment);
        const { hangs } = of;
        const value = truths(of.value).map((holds) => !holds);
        return { of: expression, value, hangs, node: makeNode(expression, { value, hangs, children: [of.node] }), parts: [of] };
      };
    }
    case "and":
    case "or":
    case "xor":
      return explainColumns(expression);
    case "comparison":
      return explainComparison(expression, explainArgument);
    case "field":
    case "call":
    case "index":
    case "each":
    case "literal":
      return explainAccess(expression, explainArgument);
    case "any":
    case "all":
      return explainQuantifier(expression);
    default:
      return assertNever(expression);
  }
}

function explainColumns(expression: Combination): Explainer {
  const explainers = expression.items.map(explainColumn);
  return (moment: Moment) => {
    const parts = explainers.map((explainer) => explainer(moment));
    const value = parts.map((part) => truths(part.value)).reduce((left, right) => zip(expression.kind, left, right));
    const hangs = joinHangs(parts);
    return { of: expression, value, hangs, node: makeNode(expression, { value, hangs, children: parts.map(nodeOf) }), parts };
  };
}

function truths(value: MaybeValue): readonly boolean[] {
  return value === null ? [] : elementsOf(value).map((element) => element === true);
}

function explainArgument(argument: Argument): Explainer {
  switch (argument.kind) {
    case "field":
    case "call":
    case "index":
    case "each":
    case "literal":
      return explainAccess(argument, explainArgument);
    case "and":
    case "or":
    case "xor":
    case "not":
    case "group":
    case "any":
    case "all":
    case "comparison":
      return argument.type.kind === "Bool" ? explainCondition(argument) : explainColumn(argument);
    default:
      return assertNever(argument);
  }
}
