import type { RightSide } from "../expression";
import type { Moment } from "../moment";
import type { Value } from "../values/value";

export type OperatorName =
  | "in"
  | "eq"
  | "ne"
  | "ge"
  | "le"
  | "gt"
  | "lt"
  | "bitwise_and"
  | "contains"
  | "matches"
  | "wildcard"
  | "strict wildcard";

/** What stands right of an operator: how it is read, and whether a field or call may stand there. */
export type RightKind = "value" | "set" | "integer" | "bytes" | "regex" | "wildcard";

/** Judges one value that is not missing; a missing one never holds, whatever the operator. */
export type Test = (value: Value, moment: Moment) => boolean;

/**
 * An operator's whole fact sheet: parser, checker, compiler, explanation, completion and help read it from here.
 * `spellings` are looked for as prefixes, in the order of the table.
 */
export interface OperatorDefinition {
  readonly name: OperatorName;
  readonly spellings: readonly string[];
  readonly takes: readonly ("Bytes" | "Int" | "Ip")[];
  readonly right: RightKind;
  /** Made once when an expression is compiled; `right` is a constant of the kind above. */
  readonly prepare: (right: RightSide) => Test;
  /** For equality and ordering: judges two values, so that a field or call may stand on the right. */
  readonly compare?: (left: Value, right: Value) => boolean;
  /** Finishes “the rule needs …” where the comparison must hold, and where it must not; `right` is the right side as text. */
  readonly needs: (right: string) => string;
  readonly needsNot: (right: string) => string;
  readonly sentence: string;
  readonly documentation: string;
}

export const OPERATORS_PAGE = "https://developers.cloudflare.com/ruleset-engine/rules-language/operators/";

/** The value of a literal right side. A right side of another kind is a fault of the checker's. */
export function literalValue(right: RightSide): Value {
  if (right.kind !== "literal") throw new Error(`The right side is a ${right.kind}, not a literal`);
  return right.value;
}
