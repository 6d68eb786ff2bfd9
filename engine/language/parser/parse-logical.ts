import { checkOperands, typeMismatch } from "../checker/check-operands";
import type { LogicalName, TypedExpression } from "../expression";
import { mistake } from "../lexer/scanned";
import { skipSpace } from "../lexer/words";
import { arrayOf, BOOL, sameType, typeName } from "../types/type";
import { logicalHint } from "./hints";
import { type Lookahead, lookAhead, noOperator } from "./logical-operator";
import { parseComparison } from "./parse-comparison";
import { nested, type Parsing, report } from "./parsing";
import { resynchronize } from "./recover";

/** What was read; `null` where a mistake, already reported, leaves nothing to go on with. */
export type Parsed = TypedExpression | null;

export function parseLogical(parsing: Parsing): Parsed {
  const first = parseSimple(parsing);
  return parseMore(parsing, { first, minimum: 0, lookahead: lookAhead(parsing.text, parsing.at) });
}

interface Start {
  readonly first: Parsed;
  readonly minimum: number;
  readonly lookahead: Lookahead;
}

/** Precedence climbing: takes operators that bind at least as strongly as `minimum`; leaves `at` behind the last operand taken. */
function parseMore(parsing: Parsing, { first, minimum, lookahead: given }: Start): Parsed {
  let left = first;
  let run: Run | null = null;
  let lookahead = given;
  while (lookahead.name !== null) {
    const { name, level, spelling } = lookahead;
    parsing.at = lookahead.next;
    let right = parseSimple(parsing);
    for (;;) {
      lookahead = lookAhead(parsing.text, parsing.at);
      if (lookahead.level <= level) break;
      right = parseMore(parsing, { first: right, minimum: lookahead.level, lookahead });
    }
    // The reference engine complains about operands that do not go together behind the right one.
    const problem = left === null || right === null ? null : checkOperands(left.type, right.type, lookahead.next);
    if (problem !== null) report(parsing, problem);
    if (left === null || right === null || problem !== null) {
      left = null;
      run = null;
    } else {
      if (run === null || run.name !== name) run = { name, items: [left], spellings: [] };
      run.items.push(right);
      run.spellings.push(spelling);
      left = { kind: name, start: left.start, end: right.end, type: left.type, items: run.items, spellings: run.spellings };
    }
    if (lookahead.level < minimum) lookahead = noOperator(parsing.at);
  }
  return left;
}

/** Operands of one operator, still growing. */
interface Run {
  readonly name: LogicalName;
  readonly items: TypedExpression[];
  readonly spellings: string[];
}

/** One operand of a logical operator. */
function parseSimple(parsing: Parsing): Parsed {
  if (parsing.stopped) return null;
  parsing.steps += 1;
  const { text, at } = parsing;
  if (text.charCodeAt(at) === 0x28) return parseGroup(parsing);
  const negation = negationAt(text, at);
  if (negation !== null) return parseNegation(parsing, negation);
  const quantifier = quantifierAt(text, at);
  if (quantifier !== null) return parseQuantifier(parsing, quantifier);
  const comparison = parseComparison(parsing);
  if (comparison === null) resynchronize(parsing);
  return comparison;
}

export function negationAt(text: string, at: number): string | null {
  if (text.charCodeAt(at) === 0x21) return "!";
  return text.startsWith("not", at) ? "not" : null;
}

/** `any` and `all` are quantifiers only when a parenthesis follows. */
export function quantifierAt(text: string, at: number): "any" | "all" | null {
  if (text.charCodeAt(at) !== 0x61) return null;
  const name = text.startsWith("any", at) ? "any" : text.startsWith("all", at) ? "all" : null;
  return name !== null && text.charCodeAt(skipSpace(text, at + 3)) === 0x28 ? name : null;
}

function parseGroup(parsing: Parsing): Parsed {
  const start = parsing.at;
  return nested<TypedExpression>(parsing, start, () => {
    parsing.at = skipSpace(parsing.text, start + 1);
    const of = parseLogical(parsing);
    const closed = expectClosing(parsing);
    return of === null || !closed ? null : { kind: "group", start, end: parsing.at, type: of.type, of };
  });
}

function parseNegation(parsing: Parsing, spelling: string): Parsed {
  const start = parsing.at;
  return nested<TypedExpression>(parsing, start, () => {
    parsing.at = skipSpace(parsing.text, start + spelling.length);
    const of = parseSimple(parsing);
    return of === null ? null : { kind: "not", start, end: of.end, type: of.type, spelling, of };
  });
}

function parseQuantifier(parsing: Parsing, kind: "any" | "all"): Parsed {
  const start = parsing.at;
  const opening = skipSpace(parsing.text, start + kind.length);
  return nested<TypedExpression>(parsing, opening, () => {
    parsing.at = skipSpace(parsing.text, opening + 1);
    const of = parseQuantifierArgument(parsing);
    if (of === null && !parsing.stopped) resynchronize(parsing);
    const closed = expectClosing(parsing, `${kind}() takes one comparison: put and, or, xor in parentheses of their own`);
    return of === null || !closed ? null : { kind, start, end: parsing.at, type: BOOL, of };
  });
}

/** What any() and all() take: an array of Bool. */
function parseQuantifierArgument(parsing: Parsing): Parsed {
  const start = parsing.at;
  const argument = parsing.parseArgument(parsing);
  if (argument === null) return null;
  const wanted = arrayOf(BOOL);
  if (sameType(argument.type, wanted)) return argument;
  const problem = typeMismatch(typeName(wanted), argument.type, { start, end: parsing.at });
  report(parsing, { ...problem, hint: "any() and all() need a comparison over [*], or an array of Booleans" });
  return null;
}

/** Takes the closing parenthesis; where something else stands, reports it and goes on behind the next one. */
function expectClosing(parsing: Parsing, hintBeforeOperator?: string): boolean {
  const { text } = parsing;
  for (let reported = false; ; reported = true) {
    parsing.at = skipSpace(text, parsing.at);
    if (text.charCodeAt(parsing.at) === 0x29) {
      parsing.at += 1;
      return !reported;
    }
    if (!reported) {
      const problem = mistake("expected-literal", 'expected literal ")"', parsing.at);
      const operator = lookAhead(text, parsing.at).name;
      const hint = operator !== null && hintBeforeOperator !== undefined ? hintBeforeOperator : logicalHint(text, parsing.at);
      report(parsing, hint === undefined ? problem : { ...problem, hint });
    }
    if (parsing.at >= text.length) return false;
    const stuckAt = parsing.at;
    resynchronize(parsing);
    skipReadable(parsing);
    if (parsing.at === stuckAt) parsing.at += 1;
  }
}

/** Behind a mistake: reads further operands for the sake of the mistakes in them. */
export function skipReadable(parsing: Parsing): void {
  const { name, next } = lookAhead(parsing.text, parsing.at);
  if (name === null || parsing.stopped) return;
  parsing.at = next;
  parseLogical(parsing);
}
