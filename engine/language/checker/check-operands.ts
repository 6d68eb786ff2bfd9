import { type Mistake, mistake } from "../lexer/scanned";
import { type Type, typeName } from "../types/type";

/** A logical operator takes two Bools, or two arrays of them. */
export function checkOperands(left: Type, right: Type, place: number): Mistake | null {
  if (left.kind === "Bool" && right.kind === "Bool") return null;
  if (left.kind === "Array" && right.kind === "Array") return null;
  return typeMismatch(typeName(left), right, { start: place });
}

export function typeMismatch(expected: string, actual: Type, span: { readonly start: number; readonly end?: number }): Mistake {
  const problem = mistake("type-mismatch", `expected value of type ${expected}, but got ${typeName(actual)}`, span.start, span.end);
  if (expected === "Bool" && actual.kind === "Array") return { ...problem, hint: "wrap the comparison over [*] in any(…) or all(…)" };
  return problem;
}
