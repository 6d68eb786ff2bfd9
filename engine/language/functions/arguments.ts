import { isIp } from "../operators/same-value";
import type { IpAddress } from "../values/ip";
import type { ArrayValue, Int, MapValue, MaybeValue } from "../values/value";

/**
 * Arguments by position and type. The checker has let only these types through, so that anything else is a fault of ours and throws.
 */
export function bytesArgument(args: readonly MaybeValue[], position: number): string {
  const value = args[position];
  return typeof value === "string" ? value : wrongArgument("Bytes", position);
}

export function intArgument(args: readonly MaybeValue[], position: number): Int {
  const value = args[position];
  return isInt(value) ? value : wrongArgument("Int", position);
}

export function ipArgument(args: readonly MaybeValue[], position: number): IpAddress {
  const value = args[position];
  return value !== undefined && value !== null && isIp(value) ? value : wrongArgument("Ip", position);
}

export function arrayArgument(args: readonly MaybeValue[], position: number): ArrayValue {
  const value = args[position];
  return isArrayValue(value) ? value : wrongArgument("Array", position);
}

export function mapArgument(args: readonly MaybeValue[], position: number): MapValue {
  const value = args[position];
  return isMapValue(value) ? value : wrongArgument("Map", position);
}

export function isInt(value: MaybeValue | undefined): value is Int {
  return typeof value === "number" || typeof value === "bigint";
}

export function isArrayValue(value: MaybeValue | undefined): value is ArrayValue {
  return Array.isArray(value);
}

export function isMapValue(value: MaybeValue | undefined): value is MapValue {
  return value instanceof Map;
}

function wrongArgument(expected: string, position: number): never {
  throw new Error(`Argument ${position} is not of type ${expected}`);
}
