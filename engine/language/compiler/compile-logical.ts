import { assertNever } from "../../support/assert-never";
import type { Argument, Combination, Quantifier, TypedExpression } from "../expression";
import type { Moment } from "../moment";
import type { Column, Condition, Reading } from "./closures";
import { compileAccess } from "./compile-access";
import { compileColumn, compileComparison, compileQuantified } from "./compile-comparison";
import { elementsOf } from "./elements";
import type { Setting } from "./setting";

/** An expression of type Bool; where its value is missing it does not hold. */
export function compileCondition(expression: TypedExpression, setting: Setting): Condition {
  switch (expression.kind) {
    case "group":
      return compileCondition(expression.of, setting);
    case "not": {
      const of = compileCondition(expression.of, setting);
      return (moment) => !of(moment);
    }
    case "and":
    case "or":
    case "xor":
      return combineConditions(
        expression.kind,
        expression.items.map((item) => compileCondition(item, setting)),
      );
    case "any":
    case "all":
      return compileQuantifier(expression, setting);
    case "comparison":
      return compileComparison(expression, setting);
    case "field": {
      const { slot } = expression;
      return (moment) => {
        const value = moment.slots[slot];
        return (value === undefined ? moment.load(slot) : value) === true;
      };
    }
    case "literal": {
      const holds = expression.value === true;
      return () => holds;
    }
    case "call":
    case "index":
    case "each": {
      const read = compileAccess(expression, setting);
      return (moment) => read(moment) === true;
    }
    default:
      return assertNever(expression);
  }
}

function combineConditions(kind: Combination["kind"], conditions: readonly Condition[]): Condition {
  const [first, second, third] = conditions;
  if (first === undefined || second === undefined) throw new Error("A logical operator needs two operands");
  if (kind === "xor") return (moment) => parity(conditions, moment);
  if (conditions.length === 2) {
    return kind === "and" ? (moment) => first(moment) && second(moment) : (moment) => first(moment) || second(moment);
  }
  if (conditions.length === 3 && third !== undefined) {
    return kind === "and"
      ? (moment) => first(moment) && second(moment) && third(moment)
      : (moment) => first(moment) || second(moment) || third(moment);
  }
  const decisive = kind === "or";
  return (moment) => {
    for (const condition of conditions) if (condition(moment) === decisive) return decisive;
    return !decisive;
  };
}

function parity(conditions: readonly Condition[], moment: Moment): boolean {
  let odd = false;
  for (const condition of conditions) if (condition(moment)) odd = !odd;
  return odd;
}

function compileQuantifier({ kind, of }: Quantifier, setting: Setting): Condition {
  if (of.kind === "comparison") {
    const quantified = compileQuantified(kind, of, setting);
    if (quantified !== null) return quantified;
  }
  if (isPlainArray(of)) return compileArrayQuantifier(kind, compileAccess(of, setting));
  const column = compileColumns(of, setting);
  const decisive = kind === "any";
  return (moment) => column(moment).includes(decisive) === decisive;
}

/** An array of Booleans itself: a field, an entry of a map, a call. */
export function isPlainArray(
  expression: TypedExpression,
): expression is Extract<TypedExpression, { kind: "field" | "call" | "index" | "each" }> {
  return expression.kind === "field" || expression.kind === "call" || expression.kind === "index" || expression.kind === "each";
}

/** Where the array itself is missing neither any() nor all() holds. */
function compileArrayQuantifier(kind: "any" | "all", read: Reading): Condition {
  const decisive = kind === "any";
  return (moment) => {
    const values = read(moment);
    return values !== null && elementsOf(values).includes(decisive) === decisive;
  };
}

/** An expression of type Array<Bool>. */
function compileColumns(expression: TypedExpression, setting: Setting): Column {
  switch (expression.kind) {
    case "group":
      return compileColumns(expression.of, setting);
    case "not": {
      const of = compileColumns(expression.of, setting);
      return (moment) => of(moment).map((holds) => !holds);
    }
    case "and":
    case "or":
    case "xor":
      return combineColumns(
        expression.kind,
        expression.items.map((item) => compileColumns(item, setting)),
      );
    case "comparison":
      return compileColumn(expression, setting);
    case "any":
    case "all": {
      const condition = compileQuantifier(expression, setting);
      return (moment) => [condition(moment)];
    }
    case "field":
    case "call":
    case "index":
    case "each":
    case "literal": {
      const read = compileAccess(expression, setting);
      return (moment) => {
        const values = read(moment);
        return values === null ? [] : elementsOf(values).map((value) => value === true);
      };
    }
    default:
      return assertNever(expression);
  }
}

/** Element by element; the result is as long as the shortest operand. */
function combineColumns(kind: Combination["kind"], columns: readonly Column[]): Column {
  return (moment) => columns.map((column) => column(moment)).reduce((left, right) => zip(kind, left, right));
}

export function zip(kind: Combination["kind"], left: readonly boolean[], right: readonly boolean[]): readonly boolean[] {
  return left.slice(0, right.length).map((holds, index) => combine(kind, holds, right[index] === true));
}

function combine(kind: Combination["kind"], left: boolean, right: boolean): boolean {
  switch (kind) {
    case "and":
      return left && right;
    case "or":
      return left || right;
    case "xor":
      return left !== right;
    default:
      return assertNever(kind);
  }
}

/** What a function is given: an access gives its value, a comparison its truth or, over `[*]`, its truths. */
export function compileArgument(argument: Argument, setting: Setting): Reading {
  switch (argument.kind) {
    case "field":
    case "call":
    case "index":
    case "each":
    case "literal":
      return compileAccess(argument, setting);
    case "and":
    case "or":
    case "xor":
    case "not":
    case "group":
    case "any":
    case "all":
    case "comparison":
      return argument.type.kind === "Bool" ? compileCondition(argument, setting) : compileColumns(argument, setting);
    default:
      return assertNever(argument);
  }
}
