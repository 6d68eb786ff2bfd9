import { assertNever } from "../../support/assert-never";
import { typeMismatch } from "../checker/check-operands";
import { type Access, eachCount, type RightSide, type SetItem, type ValueSet } from "../expression";
import { scanAddress, scanAddressRange } from "../lexer/address";
import { scanBytes, scanString } from "../lexer/bytes";
import { scanInteger } from "../lexer/integer";
import { scanIntegerRange } from "../lexer/integer-range";
import { scanListName } from "../lexer/list-name";
import { scanRegexText } from "../lexer/regex-text";
import { found, mistake, type Scanned } from "../lexer/scanned";
import { scanIdentifier, skipSpace } from "../lexer/words";
import type { OperatorDefinition } from "../operators/definition";
import { sameType, type Type, typeName } from "../types/type";
import type { Value } from "../values/value";
import { parseWildcard } from "../values/wildcard";
import { explainItem, explainLiteral, listHint, setHint, withHint } from "./hints";
import { parseAccess } from "./parse-access";
import { fail, type Parsing } from "./parsing";
import { readRegex } from "./read-regex";

export interface Operation {
  readonly operator: OperatorDefinition;
  readonly left: Access;
  readonly operatorStart: number;
}

/** What stands right of an operator; which literal may stand there follows from operator and left side. */
export function parseRight(parsing: Parsing, operation: Operation): RightSide | null {
  const { operator, left } = operation;
  switch (operator.right) {
    case "set":
      return parsing.text.charCodeAt(parsing.at) === 0x24 ? parseList(parsing, left.type) : parseSet(parsing, left.type);
    case "value":
      return startsDynamic(parsing, operator)
        ? parseDynamic(parsing, left)
        : parseLiteral(parsing, operation, scanLiteral(left.type, parsing));
    case "integer":
      return parseLiteral(parsing, operation, scanInteger(parsing.text, parsing.at));
    case "bytes":
      return parseLiteral(parsing, operation, scanBytes(parsing.text, parsing.at));
    case "regex":
      return parseRegexPattern(parsing, operation);
    case "wildcard":
      return parseWildcardPattern(parsing, operation);
    default:
      return assertNever(operator.right);
  }
}

export function scanLiteral(type: Type, { text, at }: { readonly text: string; readonly at: number }): Scanned<Value> {
  if (type.kind === "Int") return scanInteger(text, at);
  return type.kind === "Ip" ? scanAddress(text, at) : scanBytes(text, at);
}

function parseLiteral(parsing: Parsing, operation: Operation, scanned: Scanned<Value>): RightSide | null {
  const start = parsing.at;
  const { type } = operation.left;
  if (scanned.kind === "mistake") return fail(parsing, explainLiteral(scanned, parsing, wantedBy(operation)));
  parsing.at = scanned.next;
  return { kind: "literal", start, end: parsing.at, type, value: scanned.value, spelling: parsing.text.slice(start, parsing.at) };
}

function wantedBy({ left, operator }: Operation) {
  return { type: left.type, right: operator.right };
}

/**
 * Whether a known name stands on the right of equality or ordering. Production takes fields and calls there, the open engine does not.
 * https://developers.cloudflare.com/ruleset-engine/rules-language/operators/
 */
function startsDynamic({ text, at, scheme }: Parsing, operator: OperatorDefinition): boolean {
  if (operator.compare === undefined) return false;
  const name = scanIdentifier(text, at);
  return name.kind === "found" && scheme.lookup(name.value) !== undefined;
}

function parseDynamic(parsing: Parsing, left: Access): RightSide | null {
  const start = parsing.at;
  const right = parseAccess(parsing);
  if (right === null) return null;
  const end = parsing.at;
  if (eachCount(right) > 0) {
    const problem = mistake("invalid-map-each-access", "invalid use of map each access operator", start, end);
    return fail(parsing, { ...problem, resume: end, hint: "only the left side may carry [*]" });
  }
  if (!sameType(left.type, right.type))
    return fail(parsing, { ...typeMismatch(typeName(left.type), right.type, { start, end }), resume: end });
  return right;
}

function parseList(parsing: Parsing, type: Type): RightSide | null {
  const start = parsing.at;
  const name = scanListName(parsing.text, start);
  if (name.kind === "mistake") return fail(parsing, withHint(name, listHint(parsing.text, start)));
  parsing.at = name.next;
  return { kind: "list", start, end: name.next, type, name: name.value };
}

function parseSet(parsing: Parsing, type: Type): ValueSet | null {
  const { text, at: start } = parsing;
  if (text.charCodeAt(start) !== 0x7b) {
    return fail(parsing, withHint(mistake("expected-literal", 'expected literal "{"', start), setHint(parsing)));
  }
  const items: SetItem[] = [];
  let sound = true;
  parsing.at = skipSpace(text, start + 1);
  while (text.charCodeAt(parsing.at) !== 0x7d) {
    const item = scanItem(type, text, parsing.at);
    if (item.kind === "mistake") {
      fail(parsing, explainItem(item, parsing, type));
      sound = false;
      if (!skipItem(parsing)) return null;
    } else {
      items.push(item.value);
      parsing.at = item.next;
    }
    parsing.at = skipSpace(text, parsing.at);
  }
  parsing.at += 1;
  return sound ? { kind: "set", start, end: parsing.at, type, items } : null;
}

/** One item of a set, with its spelling. */
function scanItem(type: Type, text: string, at: number): Scanned<SetItem> {
  if (type.kind === "Int") {
    const range = scanIntegerRange(text, at);
    return range.kind === "mistake" ? range : found({ kind: "ints", spelling: text.slice(at, range.next), range: range.value }, range.next);
  }
  if (type.kind === "Ip") {
    const range = scanAddressRange(text, at);
    return range.kind === "mistake" ? range : found({ kind: "ips", spelling: text.slice(at, range.next), range: range.value }, range.next);
  }
  const bytes = scanBytes(text, at);
  return bytes.kind === "mistake" ? bytes : found({ kind: "bytes", spelling: text.slice(at, bytes.next), value: bytes.value }, bytes.next);
}

/** To the white space or comma behind a bad item, over both; false where the set does not go on. */
function skipItem(parsing: Parsing): boolean {
  const { text } = parsing;
  const rest = /[\s,}()]/g;
  rest.lastIndex = parsing.at;
  const stopAt = rest.exec(text);
  if (parsing.stopped || stopAt === null || stopAt[0] === "(" || stopAt[0] === ")") return false;
  parsing.at = stopAt.index;
  while (/[\s,]/.test(text.charAt(parsing.at))) parsing.at += 1;
  return true;
}

function parseRegexPattern(parsing: Parsing, operation: Operation): RightSide | null {
  const { text, at: start } = parsing;
  const scanned = scanRegexText(text, start);
  if (scanned.kind === "mistake") return fail(parsing, explainLiteral(scanned, parsing, wantedBy(operation)));
  parsing.regexes += 1;
  const regex = readRegex(scanned.value);
  if (regex.kind === "mistake") return fail(parsing, regex);
  parsing.at = scanned.next;
  const { pattern } = scanned.value;
  const { type } = operation.left;
  return { kind: "regex", start, end: scanned.next, type, pattern, isMatch: regex.value, spelling: text.slice(start, scanned.next) };
}

function parseWildcardPattern(parsing: Parsing, operation: Operation): RightSide | null {
  const { text, at: start } = parsing;
  const { left, operator } = operation;
  const scanned = scanString(text, start);
  if (scanned.kind === "mistake") return fail(parsing, explainLiteral(scanned, parsing, wantedBy(operation)));
  const wildcard = parseWildcard(scanned.value, { strict: operator.name === "strict wildcard" });
  if ("problem" in wildcard) return fail(parsing, { ...mistake("parse-wildcard", wildcard.problem, start), resume: scanned.next });
  parsing.at = scanned.next;
  const isMatch = (value: string) => wildcard.matches(value);
  const spelling = text.slice(start, scanned.next);
  return { kind: "wildcard", start, end: scanned.next, type: left.type, pattern: scanned.value, isMatch, spelling };
}
