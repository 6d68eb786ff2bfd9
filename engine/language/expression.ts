import { assertNever } from "../support/assert-never";
import type { FieldDefinition } from "./fields/definition";
import type { FunctionDefinition } from "./functions/definition";
import type { OperatorDefinition } from "./operators/definition";
import type { Type } from "./types/type";
import type { IntRange } from "./values/int-set";
import type { IpRange } from "./values/ip";
import type { Value } from "./values/value";

/**
 * A checked expression as a tree. Every node has its place (UTF-16 offsets, `end` exclusive) and its type.
 * With `[*]` in it a comparison has type Array<Bool>, while the access itself has the type of one element.
 */
export type TypedExpression = Combination | Negation | Group | Quantifier | Comparison | Access;

/** What may stand left of an operator, and, for equality and ordering, right of it. */
export type Access = FieldAccess | Call | IndexAccess | EachAccess | Literal;

export type Argument = TypedExpression | Literal;

export type RightSide = Access | ValueSet | ListReference | RegexPattern | WildcardPattern;

export type AnyNode = TypedExpression | RightSide;

interface Node {
  readonly start: number;
  readonly end: number;
  readonly type: Type;
}

export type LogicalName = "and" | "or" | "xor";

/** Two or more items joined by one operator, evaluated from the left. `spellings[i]` stands between items i and i + 1. */
export interface Combination extends Node {
  readonly kind: LogicalName;
  readonly items: readonly TypedExpression[];
  readonly spellings: readonly string[];
}

export interface Negation extends Node {
  readonly kind: "not";
  readonly spelling: string;
  readonly of: TypedExpression;
}

/** Parentheses. */
export interface Group extends Node {
  readonly kind: "group";
  readonly of: TypedExpression;
}

export interface Quantifier extends Node {
  readonly kind: "any" | "all";
  readonly of: TypedExpression;
}

export interface Comparison extends Node {
  readonly kind: "comparison";
  readonly operator: OperatorDefinition;
  /** As the user wrote it: `eq` or `==`. */
  readonly spelling: string;
  readonly left: Access;
  readonly right: RightSide;
}

export interface FieldAccess extends Node {
  readonly kind: "field";
  readonly field: FieldDefinition;
  readonly slot: number;
}

/** With `[*]` in its first argument the function is called for each element and the result is an array. */
export interface Call extends Node {
  readonly kind: "call";
  readonly called: FunctionDefinition;
  readonly arguments: readonly Argument[];
  readonly mapped: boolean;
}

/** `of[0]` or `of["key"]`; a key is a byte string. */
export interface IndexAccess extends Node {
  readonly kind: "index";
  readonly of: Access;
  readonly key: number | string;
  readonly spelling: string;
}

/** `of[*]`. */
export interface EachAccess extends Node {
  readonly kind: "each";
  readonly of: Access;
}

/** A literal, `true` and `false` included. */
export interface Literal extends Node {
  readonly kind: "literal";
  readonly value: Value;
  readonly spelling: string;
}

export interface ValueSet extends Node {
  readonly kind: "set";
  readonly items: readonly SetItem[];
}

export type SetItem =
  | { readonly kind: "bytes"; readonly spelling: string; readonly value: string }
  | { readonly kind: "ints"; readonly spelling: string; readonly range: IntRange }
  | { readonly kind: "ips"; readonly spelling: string; readonly range: IpRange };

export interface ListReference extends Node {
  readonly kind: "list";
  readonly name: string;
}

/** The right side of `matches`. */
export interface RegexPattern extends Node {
  readonly kind: "regex";
  readonly pattern: string;
  readonly isMatch: (value: string) => boolean;
  readonly spelling: string;
}

/** The right side of `wildcard` and `strict wildcard`; `pattern` is a byte string. */
export interface WildcardPattern extends Node {
  readonly kind: "wildcard";
  readonly pattern: string;
  readonly isMatch: (value: string) => boolean;
  readonly spelling: string;
}

/** How many `[*]` stand in an access, without those inside arguments. */
export function eachCount(access: TypedExpression): number {
  let count = 0;
  let node = access;
  while (node.kind === "index" || node.kind === "each") {
    if (node.kind === "each") count += 1;
    node = node.of;
  }
  return count;
}

/** The nodes right below one. */
export function childrenOf(node: AnyNode): readonly AnyNode[] {
  switch (node.kind) {
    case "and":
    case "or":
    case "xor":
      return node.items;
    case "not":
    case "group":
    case "any":
    case "all":
    case "index":
    case "each":
      return [node.of];
    case "comparison":
      return [node.left, node.right];
    case "call":
      return node.arguments;
    case "field":
    case "literal":
    case "set":
    case "list":
    case "regex":
    case "wildcard":
      return [];
    default:
      return assertNever(node);
  }
}
