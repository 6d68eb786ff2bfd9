import type { ShownField } from "./explanation";
import type { FunctionContext } from "./functions/definition";
import type { IpAddress } from "./values/ip";
import type { MaybeValue } from "./values/value";

/**
 * Where a field's value comes from: *given* by the user, *derived* from the request, or *assumed*
 * (its documented default, which nobody gave).
 */
export type ValueSource = "given" | "derived" | "assumed";

/**
 * What an expression may read at one point of the pipeline. Values are frozen for the life of a moment
 * (a phase), so each is computed at most once.
 *
 * `slots[i]` is the value of field `i` of the scheme: `undefined` while not read yet, `null` where missing.
 * Compiled code reads the slot and calls `load` when it finds `undefined`.
 */
export interface Moment {
  readonly slots: (MaybeValue | undefined)[];
  load(slot: number): MaybeValue;
  sourceOf(slot: number): ValueSource;
  list(name: string): NamedList | undefined;
  /** What functions may ask of their surroundings: the virtual clock and the seed. */
  readonly world: FunctionContext;
  /** Per-moment memory for common sub-expressions: compiled code owns the index space. */
  readonly memory: (MaybeValue | undefined)[];
  /** How explanations show the values of fields, by slot: worked out once, however many rules read one. Explanations own it. */
  readonly shown: (ShownField | undefined)[];
}

/**
 * The contents behind `$name`. `assumed` marks contents that nobody gave (a managed list): membership is computed
 * on what is there and counts as hanging on an assumption. Tests cost at most O(log n).
 */
export interface NamedList {
  readonly name: string;
  readonly kind: "ip" | "hostname" | "asn" | "redirect";
  readonly size: number;
  readonly assumed: boolean;
  hasIp(address: IpAddress): boolean;
  hasInt(value: number | bigint): boolean;
  hasBytes(value: string): boolean;
}
