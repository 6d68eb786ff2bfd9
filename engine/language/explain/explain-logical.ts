import { assertNever } from "../../support/assert-never";
import { isPlainArray, zip } from "../compiler/compile-logical";
import { elementsOf } from "../compiler/elements";
import type { Argument, Combination, Quantifier, TypedExpression } from "../expression";
import type { Moment } from "../moment";
import type { MaybeValue } from "../values/value";
import { explainAccess } from "./explain-access";
import { explainComparison } from "./explain-comparison";
import { notEvaluated, outcomeOf } from "./nodes";
import { type Explainer, joinHangs, type Outcome } from "./outcome";

/** An expression of type Bool. */
export function explainCondition(expression: TypedExpression): Explainer {
  switch (expression.kind) {
    case "group":
      return explainCondition(expression.of);
    case "not": {
      const explainOf = explainCondition(expression.of);
      return (moment) => {
        const of = explainOf(moment);
        return outcomeOf({ of: expression, value: of.value !== true, hangs: of.hangs, parts: [of] });
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
  return (moment) => {
    const outcomes: Outcome[] = [];
    let decidedAt = -1;
    for (const explainer of explainers) {
      const outcome = explainer(moment);
      outcomes.push(outcome);
      if ((outcome.value === true) !== decisive) continue;
      if (decidedAt === -1) decidedAt = outcomes.length - 1;
      if (outcome.hangs === null) return decided(expression, outcomes, decisive, null);
    }
    const hangs = joinHangs(outcomes);
    if (decidedAt === -1) return decided(expression, outcomes, !decisive, hangs);
    return decided(expression, outcomes.slice(0, decidedAt + 1), decisive, hangs);
  };
}

function decided(of: Combination, parts: readonly Outcome[], value: boolean, hangs: ReadonlySet<string> | null): Outcome {
  const children = of.items.map((item, index) => parts[index]?.node ?? notEvaluated(item));
  return outcomeOf({ of, value, hangs, parts, children });
}

function explainParity(expression: Combination): Explainer {
  const explainers = expression.items.map(explainCondition);
  return (moment) => {
    const parts = explainers.map((explainer) => explainer(moment));
    const odd = parts.filter((part) => part.value === true).length % 2 === 1;
    return outcomeOf({ of: expression, value: odd, hangs: joinHangs(parts), parts });
  };
}

function explainQuantifier(expression: Quantifier): Explainer {
  const plain = isPlainArray(expression.of);
  const explainOf = explainColumn(expression.of);
  const decisive = expression.kind === "any";
  return (moment) => {
    const of = explainOf(moment);
    const value = of.value === null ? !plain && !decisive : elementsOf(of.value).includes(decisive) === decisive;
    return outcomeOf({ of: expression, value, hangs: of.hangs, parts: [of] });
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
        return outcomeOf({ of: expression, value: truths(of.value).map((holds) => !holds), hangs: of.hangs, parts: [of] });
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
    return outcomeOf({ of: expression, value, hangs: joinHangs(parts), parts });
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
