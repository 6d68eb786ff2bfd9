import type { Access, Argument, Comparison, RightSide, SetItem, TypedExpression } from "../../../../engine/language/expression";
import { eachCount } from "../../../../engine/language/expression";
import type { MaybeValue, Moment, Value } from "../../../../engine/language/index";
import type { IpAddress } from "../../../../engine/language/values/ip";
import { assertNever } from "../../../../engine/support/assert-never";

/**
 * The language's meaning said a second time, as plainly as possible: walks the tree at every evaluation, knows nothing of the operator
 * table, prepares nothing. Compiled code and explanations are held against it.
 */
export function evaluateNaively(expression: TypedExpression, moment: Moment): MaybeValue {
  switch (expression.kind) {
    case "group":
      return evaluateNaively(expression.of, moment);
    case "not":
      return map(evaluateNaively(expression.of, moment), expression.type.kind === "Bool" ? "one" : "many", (value) => value !== true);
    case "and":
      return fold(expression.items, moment, (left, right) => left && right);
    case "or":
      return fold(expression.items, moment, (left, right) => left || right);
    case "xor":
      return fold(expression.items, moment, (left, right) => left !== right);
    case "any": {
      const truths = quantified(expression.of, moment);
      return truths?.some((item) => item === true) ?? false;
    }
    case "all": {
      const truths = quantified(expression.of, moment);
      return truths?.every((item) => item === true) ?? false;
    }
    case "comparison": {
      if (eachCount(expression.left) === 0) return compare(expression, access(expression.left, moment), moment);
      const elements = access(expression.left, moment);
      return elements === null ? [] : list(elements).map((element) => compare(expression, element, moment));
    }
    case "field":
    case "call":
    case "index":
    case "each":
    case "literal":
      return access(expression, moment);
    default:
      return assertNever(expression);
  }
}

/** An array that is missing itself has no truths at all; in parentheses or under not it counts as empty. */
function quantified(of: TypedExpression, moment: Moment): readonly Value[] | null {
  const value = evaluateNaively(of, moment);
  if (value !== null) return list(value);
  return of.kind === "group" || of.kind === "not" ? [] : null;
}

function fold(items: readonly TypedExpression[], moment: Moment, join: (left: boolean, right: boolean) => boolean): MaybeValue {
  return items
    .map((item) => evaluateNaively(item, moment))
    .reduce<MaybeValue>((left, right, index) => {
      if (index === 0) return right;
      if (!Array.isArray(left) && !Array.isArray(right)) return join(left === true, right === true);
      const [first, second] = [left === null ? [] : list(left), right === null ? [] : list(right)];
      return Array.from({ length: Math.min(first.length, second.length) }, (_, at) => join(first[at] === true, second[at] === true));
    }, null);
}

function map(value: MaybeValue, how: "one" | "many", change: (value: MaybeValue) => boolean): MaybeValue {
  if (how === "one") return change(value);
  return value === null ? [] : list(value).map(change);
}

function list(value: Value): readonly Value[] {
  if (value instanceof Map) return [...value.values()];
  return Array.isArray(value) ? value : [];
}

/** Without `[*]` one value; with it, everything reached. */
function access(node: Access, moment: Moment): MaybeValue {
  switch (node.kind) {
    case "field":
      return moment.load(node.slot);
    case "literal":
      return node.value;
    case "call": {
      const apply = node.called.prepare(node.arguments.map((argument) => (argument.kind === "literal" ? argument.value : undefined)));
      const call = (given: readonly MaybeValue[]) =>
        node.called.nil === "propagates" && given.includes(null) ? null : apply(given, moment.world);
      const given = node.arguments.map((argument) => argumentValue(argument, moment));
      if (!node.mapped) return call(given);
      const [first = null, ...others] = given;
      if (first === null) return null;
      return list(first).flatMap((element) => {
        const result = call([element, ...others]);
        return result === null ? [] : [result];
      });
    }
    case "each":
    case "index": {
      const path: (string | number | undefined)[] = [];
      let root: Access = node;
      while (root.kind === "each" || root.kind === "index") {
        path.unshift(root.kind === "each" ? undefined : root.key);
        root = root.of;
      }
      return follow(access(root, moment), path);
    }
    default:
      return assertNever(node);
  }
}

function follow(root: MaybeValue, path: readonly (string | number | undefined)[]): MaybeValue {
  if (root === null) return null;
  const eaches = path.filter((step) => step === undefined).length;
  const singleAtEnd = eaches === 1 && path.at(-1) === undefined;
  if (eaches === 0) return one(root, path);
  if (singleAtEnd) {
    const value = one(root, path.slice(0, -1));
    return value === null ? null : list(value);
  }
  return many(root, path);
}

function one(value: Value, path: readonly (string | number | undefined)[]): MaybeValue {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const inner = value instanceof Map ? value.get(step) : list(value)[Number(step)];
  return inner === undefined ? null : one(inner, rest);
}

function many(value: Value, path: readonly (string | number | undefined)[]): readonly Value[] {
  if (path.length === 0) return [value];
  const [step, ...rest] = path;
  if (step === undefined) return list(value).flatMap((item) => many(item, rest));
  const inner = one(value, [step]);
  return inner === null ? [] : many(inner, rest);
}

function argumentValue(argument: Argument, moment: Moment): MaybeValue {
  return evaluateNaively(argument, moment);
}

function compare({ operator, right }: Comparison, value: MaybeValue, moment: Moment): boolean {
  if (value === null) return false;
  const other = rightValue(right, moment);
  if (other === null) return false;
  const order = orderOf(value, other);
  switch (operator.name) {
    case "eq":
      return order === 0;
    case "ne":
      return order !== 0;
    case "lt":
      return order !== null && order < 0;
    case "le":
      return order !== null && order <= 0;
    case "gt":
      return order !== null && order > 0;
    case "ge":
      return order !== null && order >= 0;
    case "bitwise_and":
      return typeof value === "number" && typeof other === "number" && (BigInt(value) & BigInt(other)) !== 0n;
    case "contains":
      return typeof value === "string" && typeof other === "string" && value.split(other).length > (other === "" ? -1 : 1);
    case "matches":
    case "wildcard":
    case "strict wildcard":
      return typeof value === "string" && (right.kind === "regex" || right.kind === "wildcard") && right.isMatch(value);
    case "in":
      return right.kind === "set" ? right.items.some((item) => holds(item, value)) : inList(right, value, moment);
    default:
      return assertNever(operator.name);
  }
}

function inList(right: RightSide, value: Value, moment: Moment): boolean {
  if (right.kind !== "list" || typeof value !== "object" || !("family" in value)) return false;
  return moment.list(right.name)?.hasIp(value) === true;
}

function holds(item: SetItem, value: Value): boolean {
  if (item.kind === "bytes") return item.value === value;
  const [first, last] = [orderOf(item.range.first, value), orderOf(value, item.range.last)];
  return first !== null && last !== null && first <= 0 && last <= 0;
}

/** What stands on the right as a value; for patterns and sets any value that is not missing. */
function rightValue(right: RightSide, moment: Moment): MaybeValue {
  const constant = right.kind === "set" || right.kind === "list" || right.kind === "regex" || right.kind === "wildcard";
  return constant ? "" : access(right, moment);
}

function orderOf(left: Value, right: Value): number | null {
  if (typeof left === "object" && "family" in left && typeof right === "object" && "family" in right) {
    if (left.family !== right.family) return null;
    const [first, second] = [wide(left), wide(right)];
    if (first === second) return 0;
    return first < second ? -1 : 1;
  }
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function wide({ a, b, c, d }: IpAddress): bigint {
  return [a, b, c, d].reduce((sum, word) => (sum << 32n) + BigInt(word), 0n);
}
