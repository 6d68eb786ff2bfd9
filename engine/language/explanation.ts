import type { Json } from "../support/json";

/**
 * The value of every sub-expression of one expression, for one request. JSON only.
 * Offsets are UTF-16 into `expression`.
 */
export interface Explanation {
  readonly expression: string;
  readonly state: ExplanationState;
  /** False when an assumed value decides the outcome. */
  readonly certain: boolean;
  /** The assumed fields and lists (`$name`) on which the outcome hangs; empty when certain. */
  readonly hangsOn: readonly string[];
  /** For a filter that did not match: the first condition that kept it from matching, in one sentence. */
  readonly blocking: { readonly start: number; readonly end: number; readonly sentence: string } | null;
  readonly root: ExplanationNode;
}

/** `value` is a value that is not a Bool. */
export type ExplanationState = "true" | "false" | "missing" | "value" | "unknown" | "not-evaluated";

/** A value as an explanation carries it: cut at 2,000 characters, and `cut` says so. */
export interface ShownValue {
  readonly value: Json;
  readonly cut?: boolean;
}

/** A field's value, and as it is said inside a sentence. */
export interface ShownField extends ShownValue {
  readonly said: string;
}

export interface ExplanationNode {
  readonly kind:
    | "and"
    | "or"
    | "xor"
    | "not"
    | "any"
    | "all"
    | "comparison"
    | "field"
    | "call"
    | "index"
    | "each"
    | "literal"
    | "set"
    | "list";
  readonly start: number;
  readonly end: number;
  readonly state: ExplanationState;
  /** Operator as written, for comparisons: `eq`, `==`, `in`, … */
  readonly operator?: string;
  /**
   * The value: Bool, integer (decimal text beyond 2^53), text, `{"base64"}` for bytes that are not UTF-8, address text, array, object.
   * Absent where missing or not evaluated. Long values are cut at 2,000 characters, and `cut` says so.
   */
  readonly value?: Json;
  readonly cut?: boolean;
  /** For fields: where the value comes from. */
  readonly source?: "given" | "derived" | "assumed";
  /** True where this node's outcome would change with an assumed value. */
  readonly hangs?: boolean;
  readonly children: readonly ExplanationNode[];
}
