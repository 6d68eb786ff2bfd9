import { argumentCount, checkArgument } from "../checker/check-arguments";
import { type Argument, type Call, eachCount } from "../expression";
import type { FunctionDefinition } from "../functions/definition";
import { mistake } from "../lexer/scanned";
import { skipSpace } from "../lexer/words";
import { arrayOf, type Type } from "../types/type";
import { fail, nested, type Parsing, report } from "./parsing";
import { resynchronize } from "./recover";

interface NamedFunction {
  readonly called: FunctionDefinition;
  /** Where its name begins. */
  readonly start: number;
}

/** `at` is behind the function's name. */
export function parseCall(parsing: Parsing, { called, start }: NamedFunction): Call | null {
  const opening = skipSpace(parsing.text, parsing.at);
  return nested<Call>(parsing, opening, () => {
    if (parsing.text.charCodeAt(opening) !== 0x28) {
      const problem = mistake("expected-literal", 'expected literal "("', opening);
      return fail(parsing, { ...problem, hint: `${called.name} is a function: ${called.name}(…)` });
    }
    parsing.at = skipSpace(parsing.text, opening + 1);
    const given = parseArguments(parsing, called);
    if (!expectEnd(parsing) || given === null) return null;
    const first = given[0];
    const mapped = first !== undefined && isMapped(first);
    const returned = returnType(called, given);
    const type = mapped ? arrayOf(returned) : returned;
    const call: Call = { kind: "call", start, end: parsing.at, type, called, arguments: given, mapped };
    parsing.calls.push(call);
    return call;
  });
}

function returnType(called: FunctionDefinition, given: readonly Argument[]): Type {
  return typeof called.returns === "function" ? called.returns(given.map((argument) => argument.type)) : called.returns;
}

/** Only an access maps; a comparison over `[*]` is an array already. */
function isMapped(argument: Argument): boolean {
  return (argument.kind === "index" || argument.kind === "each") && eachCount(argument) > 0;
}

/** Up to the closing parenthesis or the end; `null` after a mistake. */
function parseArguments(parsing: Parsing, called: FunctionDefinition): readonly Argument[] | null {
  const { text } = parsing;
  const { least, most } = argumentCount(called);
  const given: Argument[] = [];
  let count = 0;
  let sound = true;
  while (parsing.at < text.length && text.charCodeAt(parsing.at) !== 0x29) {
    if (count > 0 && text.charCodeAt(parsing.at) !== 0x2c) {
      report(parsing, { ...mistake("expected-literal", 'expected literal ","', parsing.at), ...commaHint(parsing) });
      sound = false;
      skipToSeparator(parsing);
      if (text.charCodeAt(parsing.at) !== 0x2c) break;
    }
    if (count > 0) parsing.at = skipSpace(text, parsing.at + 1);
    const start = parsing.at;
    const argument = parsing.parseArgument(parsing);
    if (argument === null) {
      sound = false;
      if (!parsing.stopped) skipToSeparator(parsing);
    } else if (sound) {
      sound = acceptArgument(parsing, { called, given, argument, start, most });
    }
    count += 1;
    parsing.at = skipSpace(text, parsing.at);
  }
  if (sound && count < least) {
    report(parsing, wrongCount(called, parsing.at));
    return null;
  }
  return sound ? given : null;
}

interface Candidate {
  readonly called: FunctionDefinition;
  readonly given: Argument[];
  readonly argument: Argument;
  readonly start: number;
  readonly most: number;
}

function acceptArgument(parsing: Parsing, { called, given, argument, start, most }: Candidate): boolean {
  if (given.length > 0 && isMapped(argument)) {
    const problem = mistake("invalid-map-each-access", "invalid use of map each access operator", start, parsing.at);
    report(parsing, { ...problem, hint: "only the first argument of a function may carry [*]" });
    return false;
  }
  if (given.length >= most) {
    report(parsing, wrongCount(called, start));
    return false;
  }
  const problem = checkArgument({ called, before: given, argument });
  if (problem !== null) {
    report(parsing, problem);
    return false;
  }
  given.push(argument);
  return true;
}

function wrongCount(called: FunctionDefinition, place: number) {
  const { least, most } = argumentCount(called);
  const wanted = least === most ? `${least}` : `${least} to ${most}`;
  return {
    ...mistake("invalid-arguments-count", "invalid number of arguments", place),
    hint: `${called.name}() takes ${wanted} arguments`,
  };
}

function commaHint(parsing: Parsing): { readonly hint?: string } {
  const operator = /^(?:and|or|xor|&&|\|\||\^\^)/.test(parsing.text.slice(parsing.at, parsing.at + 3));
  return operator ? { hint: "an argument is one comparison: put and, or, xor in parentheses of their own" } : {};
}

/** To the next `,` or `)` of this call, over logical operators. */
function skipToSeparator(parsing: Parsing): void {
  const { text } = parsing;
  for (;;) {
    resynchronize(parsing);
    const character = text.charAt(parsing.at);
    if (character === "" || character === "," || character === ")") return;
    parsing.at += 1;
  }
}

function expectEnd(parsing: Parsing): boolean {
  if (parsing.text.charCodeAt(parsing.at) === 0x29) {
    parsing.at += 1;
    return true;
  }
  report(parsing, mistake("expected-literal", 'expected literal ")"', parsing.at));
  return false;
}
