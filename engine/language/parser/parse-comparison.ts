import { type Access, type Comparison, eachCount } from "../expression";
import { mistake } from "../lexer/scanned";
import { skipSpace } from "../lexer/words";
import { operatorAt } from "../operators";
import { type OperatorDefinition } from "../operators/definition";
import { arrayOf, BOOL, type Type, typeName } from "../types/type";
import { operatorHint, unsupportedHint, withHint } from "./hints";
import { parseAccess } from "./parse-access";
import { parseRight } from "./parse-right";
import { fail, type Parsing } from "./parsing";

/** An access and, unless it is Boolean, an operator and its right side. */
export function parseComparison(parsing: Parsing): Access | Comparison | null {
  const left = parseAccess(parsing);
  return left === null ? null : parseOperation(parsing, left);
}

/** What follows an access. A Bool, or an array or map of them, stands alone and takes no operator. */
export function parseOperation(parsing: Parsing, left: Access): Access | Comparison | null {
  const { type } = left;
  const each = eachCount(left) > 0;
  if (type.kind === "Bool") return left;
  if ((type.kind === "Array" || type.kind === "Map") && type.of.kind === "Bool") {
    if (!each) return left;
    return fail(parsing, unsupported(arrayOf(arrayOf(BOOL)), parsing.at, parsing.at));
  }
  const { text } = parsing;
  const operatorStart = skipSpace(text, parsing.at);
  const spelled = operatorAt(text, operatorStart);
  if (spelled === undefined) {
    const problem = mistake("expected-name", "expected ComparisonOp", operatorStart);
    return fail(parsing, withHint(problem, operatorHint(parsing, operatorStart, left)));
  }
  const { operator, spelling } = spelled;
  const operatorEnd = operatorStart + spelling.length;
  if (!takes(operator, type)) {
    const problem = unsupported(type, operatorStart, operatorEnd);
    return fail(parsing, { ...problem, hint: unsupportedHint(left) });
  }
  parsing.at = skipSpace(text, operatorEnd);
  const right = parseRight(parsing, { operator, left, operatorStart });
  if (right === null) return null;
  return { kind: "comparison", start: left.start, end: parsing.at, type: each ? arrayOf(BOOL) : BOOL, operator, spelling, left, right };
}

function takes(operator: OperatorDefinition, type: Type): boolean {
  return operator.takes.some((kind) => kind === type.kind);
}

function unsupported(type: Type, start: number, end: number) {
  return mistake("unsupported-op", `cannot perform this operation on type ${typeName(type)}`, start, end);
}
