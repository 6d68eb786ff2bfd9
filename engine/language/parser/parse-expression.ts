import { typeMismatch } from "../checker/check-operands";
import { eachCount, type TypedExpression } from "../expression";
import { mistake } from "../lexer/scanned";
import { skipSpace } from "../lexer/words";
import { arrayOf, typeName } from "../types/type";
import { leftoverHint } from "./hints";
import { parseAccess } from "./parse-access";
import { type Parsed, parseLogical, skipReadable } from "./parse-logical";
import { fail, type Parsing, report } from "./parsing";
import { resynchronize } from "./recover";

/** A whole filter: a logical expression of type Bool and nothing behind it. */
export function parseFilter(parsing: Parsing): TypedExpression | null {
  const expression = parseLogical(parsing);
  if (expression !== null && expression.type.kind !== "Bool") {
    report(parsing, typeMismatch("Bool", expression.type, { start: parsing.at }));
  }
  expectNothing(parsing, "filter");
  return sound(parsing, expression);
}

/** A whole value: one access, without `[*]`, and nothing behind it. */
export function parseValue(parsing: Parsing): TypedExpression | null {
  const start = parsing.at;
  const access = parseAccess(parsing);
  if (access !== null && eachCount(access) > 0) {
    const problem = typeMismatch(typeName(access.type), arrayOf(access.type), { start });
    fail(parsing, { ...problem, hint: "[*] cannot stand in a value: name the element" });
    return null;
  }
  if (access !== null) expectNothing(parsing, "value");
  return sound(parsing, access);
}

function sound(parsing: Parsing, expression: Parsed): Parsed {
  return parsing.mistakes.length > 0 ? null : expression;
}

/** Reports what is left over, and reads on behind it for the sake of further mistakes. */
function expectNothing(parsing: Parsing, kind: "filter" | "value"): void {
  const { text } = parsing;
  while (parsing.at < text.length && !parsing.stopped) {
    const hint = leftoverHint(text, skipSpace(text, parsing.at), kind);
    report(parsing, { ...mistake("eof", "unrecognised input", parsing.at), ...(hint === undefined ? {} : { hint }) });
    if (kind === "value") return;
    parsing.at = skipSpace(text, parsing.at);
    const stuckAt = parsing.at;
    resynchronize(parsing);
    skipReadable(parsing);
    if (parsing.at === stuckAt) parsing.at += 1;
  }
}
