import type { TypedExpression } from "../expression";
import type { Condition, Reading } from "./closures";
import type { Compilation } from "./compilation";
import { compileArgument, compileCondition } from "./compile-logical";

/**
 * A filter as a function of the moment. Everything that can be decided beforehand is. With a compilation, calls that several
 * expressions share are computed once per moment.
 */
export function compileFilter(expression: TypedExpression, compilation: Compilation | null = null): Condition {
  return compileCondition(expression, { compilation, compileArgument });
}

/** A value as a function of the moment; `null` where it is missing. */
export function compileValue(expression: TypedExpression, compilation: Compilation | null = null): Reading {
  return compileArgument(expression, { compilation, compileArgument });
}
