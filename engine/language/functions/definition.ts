import type { Type } from "../types/type";
import type { MaybeValue, Value } from "../values/value";

/** What a function may ask of its surroundings; it has no clock and no randomness of its own. */
export interface FunctionContext {
  /** The virtual clock, in whole UNIX seconds. */
  readonly seconds: number;
  /** The world's seed for random values. */
  readonly seed: number;
}

/**
 * One parameter. `accepts` lists the types it takes (`array` and `map` stand for those of any element); `kind` says whether it must be a literal, must be dynamic
 * (a field, a call, a comparison), or may be either. `check` judges a literal and returns what is wrong with it.
 */
export interface Parameter {
  readonly name: string;
  readonly accepts: readonly (Type | "array" | "map")[] | "any";
  /** Beyond `accepts`: the type must be that of an earlier argument, or of its elements. */
  readonly like?: { readonly argument: number; readonly part: "whole" | "element" };
  readonly kind: "literal" | "field" | "either";
  readonly optional?: boolean;
  /** A list with one entry may repeat up to `atMost` arguments in total. */
  readonly repeats?: { readonly atMost: number };
  readonly check?: (literal: Value, position: number) => string | undefined;
  /** The only fields that may stand here, by name. */
  readonly onlyFields?: readonly string[];
}

/** A place a function may be restricted to; absent on the definition means everywhere. */
export type FunctionContextName = "filter" | "rewrite" | "header-value" | "redirect-target" | "rate-limit" | "network";

/**
 * A function's whole fact sheet: checker, runtime, completion and help read it from here.
 * `returns` may depend on the argument types. Where `nil` is “propagates”, a missing argument makes the result missing and
 * `apply` is never called; where it is “handled”, `apply` sees `null`.
 */
export interface FunctionDefinition {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly returns: Type | ((argumentTypes: readonly Type[]) => Type);
  readonly nil: "propagates" | "handled";
  readonly contexts?: readonly FunctionContextName[];
  /** At most one call in an expression, and neither inside nor around a call of these. */
  readonly once?: { readonly notWith: readonly string[] };
  readonly sentence: string;
  readonly example?: string;
  readonly limits?: string;
  readonly documentation: string;
  /** For truths about the first argument: finishes “the rule needs …” where it must hold, and where it must not; `rest` is the second argument as text. */
  readonly needs?: { readonly holds: (rest: string) => string; readonly fails: (rest: string) => string };
  /**
   * Called once when an expression is compiled, with the literal arguments (`undefined` where an argument is dynamic),
   * so that tables, regexes and the like are made once; the returned function is called for each evaluation.
   */
  readonly prepare: (literals: readonly (Value | undefined)[]) => PreparedFunction;
}

/** `args` has one entry per argument, literals included. Must not keep or change `args`. */
export type PreparedFunction = (args: readonly MaybeValue[], context: FunctionContext) => MaybeValue;

/** The plain form: `apply` needs no preparation. */
export function defineFunction(definition: Omit<FunctionDefinition, "prepare"> & { readonly apply: PreparedFunction }): FunctionDefinition {
  const { apply, ...rest } = definition;
  return { ...rest, prepare: () => apply };
}
