import { type BinaryOperator, type Expression, type ForExpression, SPLAT_ITEM, type TemplatePart } from "../hcl/syntax";
import {
  asBoolean,
  asNumber,
  asText,
  isTfList,
  isTfObject,
  isUnknown,
  sameValue,
  sortedKeys,
  type TfValue,
  type Unknown,
  unknownIn,
} from "./value";

/** What an expression may refer to. */
export interface Scope {
  /** The file that the expression stands in. */
  readonly file: string;
  /** Names of `for`, of dynamic blocks, and `each`, `count`, `path`; `null` where there is none of that name. */
  local(name: string): TfValue | null;
  /** A reference such as `var.x` or `cloudflare_list.y.name`: its names, as far as they are fixed. Gives the value of the first `used` of them. */
  reference(names: readonly string[]): { readonly value: TfValue; readonly used: number } | null;
  call(name: string, given: readonly TfValue[], at: Place): TfValue;
}

export interface Place {
  readonly file: string;
  readonly line: number;
}

export function unknown(reason: string, { file, line }: Place, symbol: string | null = null): Unknown {
  return { kind: "unknown", reason, file, line, symbol, isMistake: false };
}

export function mistake(reason: string, { file, line }: Place): Unknown {
  return { kind: "unknown", reason, file, line, symbol: null, isMistake: true };
}

/** The value of an expression. Never throws; what cannot be evaluated is an unknown value that says why and where. */
export function evaluate(expression: Expression, scope: Scope): TfValue {
  const place = { file: scope.file, line: expression.line };
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "template":
      return evaluateTemplate(expression.parts, scope, place);
    case "list":
      return expression.items.map((item) => evaluate(item, scope));
    case "object":
      return evaluateObject(expression.entries, scope, place);
    case "name":
    case "attribute":
      return evaluateReference(expression, scope);
    case "index":
      return member(evaluate(expression.of, scope), evaluate(expression.key, scope), place);
    case "splat":
      return evaluateSplat(expression.of, expression.each, scope);
    case "call":
      return evaluateCall(expression, scope, place);
    case "unary":
      return evaluateUnary(expression.operator, evaluate(expression.of, scope), place);
    case "binary":
      return evaluateBinary(expression.operator, expression.left, expression.right, scope, place);
    case "conditional":
      return evaluateConditional(expression, scope, place);
    case "for":
      return evaluateFor(expression, scope, place);
    default:
      return expression satisfies never;
  }
}

function evaluateObject(entries: readonly { readonly key: Expression; readonly value: Expression }[], scope: Scope, place: Place): TfValue {
  const object = new Map<string, TfValue>();
  for (const { key, value } of entries) {
    const name = evaluate(key, scope);
    if (isUnknown(name)) return name;
    const text = asText(name);
    if (text === null) return mistake("a key of an object is no text", place);
    object.set(text, evaluate(value, scope));
  }
  return object;
}

/** Names in a row (`var.x.y`) are one reference; the names that it does not use are attributes of its value. */
function evaluateReference(expression: Expression, scope: Scope): TfValue {
  const place = { file: scope.file, line: expression.line };
  const names = namesOf(expression);
  if (names === null) {
    return expression.kind === "attribute" ? member(evaluate(expression.of, scope), expression.name, place) : mistake("no value", place);
  }
  const [first = ""] = names;
  const local = scope.local(first);
  if (local !== null || first === SPLAT_ITEM) return names.slice(1).reduce((value, name) => member(value, name, place), local);
  const found = scope.reference(names);
  if (found === null) return mistake(`there is no “${names.slice(0, 3).join(".")}”`, place);
  return names.slice(found.used).reduce((value, name) => member(value, name, place), found.value);
}

function namesOf(expression: Expression): readonly string[] | null {
  if (expression.kind === "name") return [expression.name];
  if (expression.kind !== "attribute") return null;
  const before = namesOf(expression.of);
  return before === null ? null : [...before, expression.name];
}

function member(of: TfValue, key: TfValue, place: Place): TfValue {
  if (isUnknown(of)) return of;
  if (isUnknown(key)) return key;
  if (isTfObject(of)) {
    const name = asText(key);
    const value = name === null ? undefined : of.get(name);
    return value === undefined ? mistake(`there is no “${name ?? "…"}” in it`, place) : value;
  }
  if (isTfList(of)) {
    const index = asNumber(key);
    const value = index === null ? undefined : of[index];
    return value === undefined ? mistake(`there is no entry ${asText(key) ?? "…"} in it`, place) : value;
  }
  return mistake(`“${asText(key) ?? "…"}” is asked of a value that has no parts`, place);
}

function evaluateSplat(of: Expression, each: Expression, scope: Scope): TfValue {
  const values = evaluate(of, scope);
  if (isUnknown(values)) return values;
  const list =
    values === null ? [] : isTfList(values) ? values : isTfObject(values) && isAllObjects(values) ? [...values.values()] : [values];
  return list.map((item) => evaluate(each, withLocals(scope, new Map([[SPLAT_ITEM, item]]))));
}

/** Instances of a resource with for_each are a map of objects, and a single one is an object of values. */
function isAllObjects(values: ReadonlyMap<string, TfValue>): boolean {
  return values.size > 0 && [...values.values()].every((value) => isTfObject(value));
}

/** `scope` with further local names. */
export function withLocals(scope: Scope, locals: ReadonlyMap<string, TfValue>): Scope {
  return {
    file: scope.file,
    local: (name) => {
      const value = locals.get(name);
      return value === undefined ? scope.local(name) : value;
    },
    reference: (names) => scope.reference(names),
    call: (name, given, at) => scope.call(name, given, at),
  };
}

function evaluateCall(expression: Expression & { readonly kind: "call" }, scope: Scope, place: Place): TfValue {
  const { name } = expression;
  if (name === "try" || name === "can") return evaluateTry(name, expression.arguments, scope, place);
  const given = expression.arguments.map((argument) => evaluate(argument, scope));
  if (!expression.expands) return scope.call(name, given, place);
  const last = given.at(-1) ?? [];
  if (isUnknown(last)) return last;
  return isTfList(last)
    ? scope.call(name, [...given.slice(0, -1), ...last], place)
    : mistake("“...” stands behind a value that is no list", place);
}

/** A mistake goes on to the next alternative; what is only unknown does not. */
function evaluateTry(name: "try" | "can", alternatives: readonly Expression[], scope: Scope, place: Place): TfValue {
  for (const alternative of alternatives) {
    const value = evaluate(alternative, scope);
    const problem = unknownIn(value);
    if (problem?.isMistake === true) continue;
    return name === "can" ? (problem ?? true) : value;
  }
  return name === "can" ? false : mistake("none of the alternatives of try can be evaluated", place);
}

function evaluateUnary(operator: "!" | "-", value: TfValue, place: Place): TfValue {
  if (isUnknown(value)) return value;
  if (operator === "!") {
    const flag = asBoolean(value);
    return flag === null ? mistake("“!” stands before a value that is not true or false", place) : !flag;
  }
  const number = asNumber(value);
  return number === null ? mistake("“-” stands before a value that is no number", place) : -number;
}

function evaluateBinary(operator: BinaryOperator, left: Expression, right: Expression, scope: Scope, place: Place): TfValue {
  const a = evaluate(left, scope);
  const b = evaluate(right, scope);
  const problem = operator === "==" || operator === "!=" ? (unknownIn(a) ?? unknownIn(b)) : isUnknown(a) ? a : isUnknown(b) ? b : null;
  if (operator === "&&" || operator === "||") return evaluateLogical(operator, a, b, place);
  if (problem !== null) return problem;
  if (operator === "==") return sameValue(a, b);
  if (operator === "!=") return !sameValue(a, b);
  const [x, y] = [asNumber(a), asNumber(b)];
  return x === null || y === null
    ? mistake(`“${operator}” stands between values that are no numbers`, place)
    : calculate(operator, x, y, place);
}

function evaluateLogical(operator: "&&" | "||", a: TfValue, b: TfValue, place: Place): TfValue {
  const decides = operator === "||";
  const [x, y] = [isUnknown(a) ? null : asBoolean(a), isUnknown(b) ? null : asBoolean(b)];
  if (x === decides || y === decides) return decides;
  if (isUnknown(a)) return a;
  if (isUnknown(b)) return b;
  return x === null || y === null ? mistake(`“${operator}” stands between values that are not true or false`, place) : !decides;
}

function calculate(operator: Exclude<BinaryOperator, "&&" | "||" | "==" | "!=">, x: number, y: number, place: Place): TfValue {
  switch (operator) {
    case "<":
      return x < y;
    case "<=":
      return x <= y;
    case ">":
      return x > y;
    case ">=":
      return x >= y;
    case "+":
      return x + y;
    case "-":
      return x - y;
    case "*":
      return x * y;
    case "/":
      return y === 0 ? mistake("a division by zero", place) : x / y;
    case "%":
      return y === 0 ? mistake("a division by zero", place) : x % y;
    default:
      return operator satisfies never;
  }
}

function evaluateConditional(expression: Expression & { readonly kind: "conditional" }, scope: Scope, place: Place): TfValue {
  const condition = evaluate(expression.condition, scope);
  if (isUnknown(condition)) return condition;
  const flag = asBoolean(condition);
  if (flag === null) return mistake("the condition before “?” is not true or false", place);
  return evaluate(flag ? expression.yes : expression.no, scope);
}

interface Pass {
  readonly key: TfValue;
  readonly value: TfValue;
}

/** The passes of a loop over a value; `null` where it is no collection. */
export function passesOf(values: TfValue): readonly Pass[] | null {
  if (isTfList(values)) return values.map((value, index) => ({ key: index, value }));
  return isTfObject(values) ? sortedKeys(values).map((key) => ({ key, value: values.get(key) ?? null })) : null;
}

function evaluateFor(expression: ForExpression, scope: Scope, place: Place): TfValue {
  const values = evaluate(expression.in, scope);
  if (isUnknown(values)) return values;
  const passes = passesOf(values);
  if (passes === null) return mistake("a loop goes through a value that is no list and no map", place);
  const list: TfValue[] = [];
  const object = new Map<string, TfValue>();
  for (const pass of passes) {
    const inner = withPass(scope, expression, pass);
    const condition = expression.condition === null ? true : evaluate(expression.condition, inner);
    if (isUnknown(condition)) return condition;
    if (asBoolean(condition) !== true) continue;
    const value = evaluate(expression.value, inner);
    if (expression.key === null) {
      list.push(value);
      continue;
    }
    const key = evaluate(expression.key, inner);
    if (isUnknown(key)) return key;
    const name = asText(key);
    if (name === null) return mistake("a key in a loop is no text", place);
    const old = object.get(name);
    object.set(name, expression.groups ? [...(old !== undefined && isTfList(old) ? old : []), value] : value);
  }
  return expression.key === null ? list : object;
}

function withPass(
  scope: Scope,
  { keyName, valueName }: { readonly keyName: string | null; readonly valueName: string },
  { key, value }: Pass,
): Scope {
  return withLocals(scope, new Map([[valueName, value], ...(keyName === null ? [] : [[keyName, key] as const])]));
}

function evaluateTemplate(parts: readonly TemplatePart[], scope: Scope, place: Place): TfValue {
  let text = "";
  for (const part of parts) {
    const piece = evaluatePart(part, scope, place);
    if (typeof piece !== "string") return piece;
    text += piece;
  }
  return text;
}

function evaluatePart(part: TemplatePart, scope: Scope, place: Place): string | Unknown {
  switch (part.kind) {
    case "text":
      return part.text;
    case "value": {
      const value = evaluate(part.value, scope);
      if (isUnknown(value)) return value;
      return asText(value) ?? mistake("a value in a text is no text", place);
    }
    case "if": {
      const condition = evaluate(part.condition, scope);
      if (isUnknown(condition)) return condition;
      return textOf(evaluateTemplate(asBoolean(condition) === true ? part.yes : part.no, scope, place), place);
    }
    case "for": {
      const values = evaluate(part.in, scope);
      if (isUnknown(values)) return values;
      const passes = passesOf(values);
      if (passes === null) return mistake("a loop goes through a value that is no list and no map", place);
      let text = "";
      for (const pass of passes) {
        const piece = textOf(evaluateTemplate(part.parts, withPass(scope, part, pass), place), place);
        if (typeof piece !== "string") return piece;
        text += piece;
      }
      return text;
    }
    default:
      return part satisfies never;
  }
}

function textOf(value: TfValue, place: Place): string | Unknown {
  if (isUnknown(value)) return value;
  return typeof value === "string" ? value : mistake("a template gives no text", place);
}
