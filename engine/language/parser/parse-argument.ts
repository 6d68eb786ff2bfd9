import type { Access, Argument, Comparison, Literal } from "../expression";
import { mistake } from "../lexer/scanned";
import { isHexCode, isWordCode, scanIdentifier, skipSpace } from "../lexer/words";
import { operatorAt } from "../operators";
import { BYTES, INT, IP, type Type } from "../types/type";
import { explainLiteral, unknownIdentifier, withHint } from "./hints";
import { parseAccess } from "./parse-access";
import { parseOperation } from "./parse-comparison";
import { negationAt, parseLogical, quantifierAt } from "./parse-logical";
import { scanLiteral } from "./parse-right";
import { fail, type Parsing } from "./parsing";

/**
 * A function's argument: a string, a logical expression that begins with `(`, `not`, `!`, `any(` or `all(`, one access with at most
 * one comparison, or another literal. Where the first three characters could begin a number or an address, an access is tried first
 * and literals after it.
 */
export function parseArgument(parsing: Parsing): Argument | null {
  parsing.steps += 1;
  const { text, at } = parsing;
  const first = text.charAt(at);
  const second = text.charAt(at + 1);
  if (first === '"' || (first === "r" && (second === "#" || second === '"'))) return parseStringArgument(parsing);
  if (first === "(" || negationAt(text, at) !== null || quantifierAt(text, at) !== null) return parseLogical(parsing);
  return mustBeName(text, at) ? parseAccessArgument(parsing) : parseAnyArgument(parsing);
}

/** One of the first three characters rules out a number, an address and bytes. */
function mustBeName(text: string, at: number): boolean {
  for (let next = at; next < at + 3; next += 1) {
    const code = text.charCodeAt(next);
    if (!isWordCode(code)) return false;
    if (!isHexCode(code)) return true;
  }
  return false;
}

function parseAccessArgument(parsing: Parsing): Access | Comparison | null {
  const access = parseAccess(parsing);
  return access === null ? null : continueAccess(parsing, access);
}

function continueAccess(parsing: Parsing, access: Access): Access | Comparison | null {
  return operatorAt(parsing.text, skipSpace(parsing.text, parsing.at)) === undefined ? access : parseOperation(parsing, access);
}

function parseStringArgument(parsing: Parsing): Literal | null {
  const scanned = scanLiteral(BYTES, parsing);
  if (scanned.kind === "mistake") return fail(parsing, explainLiteral(scanned, parsing, { type: BYTES }));
  return literal(parsing, { type: BYTES, value: scanned.value, next: scanned.next });
}

function literal(
  parsing: Parsing,
  { type, value, next }: { readonly type: Type; readonly value: Literal["value"]; readonly next: number },
): Literal {
  const start = parsing.at;
  parsing.at = next;
  return { kind: "literal", start, end: next, type, value, spelling: parsing.text.slice(start, next) };
}

function parseAnyArgument(parsing: Parsing): Argument | null {
  const { text, at: start } = parsing;
  const name = scanIdentifier(text, start);
  const known = name.kind === "found" && parsing.scheme.lookup(name.value) !== undefined;
  if (known) {
    const before = parsing.mistakes.length;
    const access = parseAccess(parsing);
    if (access !== null) return continueAccess(parsing, access);
    if (parsing.mistakes.length > before) parsing.mistakes.splice(before, 0, mistake("eof", "unrecognised input", start));
    return null;
  }
  for (const type of [IP, INT, BYTES]) {
    const scanned = scanLiteral(type, parsing);
    if (scanned.kind === "found") return literal(parsing, { type, value: scanned.value, next: scanned.next });
  }
  const problem = mistake("eof", "unrecognised input", start);
  if (name.kind === "found") return fail(parsing, withHint(problem, unknownIdentifier(parsing, name.value).hint));
  return fail(parsing, explainLiteral(problem, parsing, { type: BYTES }));
}
