import type { IpAddress } from "./ip";

/**
 * A value of the Rules language.
 * Bytes are one-byte strings (each character is a byte, U+0000 to U+00FF).
 * Int is a signed 64-bit integer: a number where it is safe, else a bigint, so that `===` and `<` are right as they stand.
 */
export type Value = boolean | string | Int | IpAddress | ArrayValue | MapValue;

export type Int = number | bigint;

export type ArrayValue = readonly Value[];

/** Keys are byte strings; iteration is in byte order of the keys. */
export type MapValue = ReadonlyMap<string, Value>;

/** What evaluation gives: a value, or `null` where it is missing (nil): an absent key, an index out of range, a field that is not set. */
export type MaybeValue = Value | null;
