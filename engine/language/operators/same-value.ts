import type { IpAddress } from "../values/ip";
import { sameIp } from "../values/ip";
import type { Value } from "../values/value";

/** Equality of two values of one type that is not an array or a map. */
export function sameValue(left: Value, right: Value): boolean {
  if (typeof left !== "object") return left === right;
  return isIp(left) && isIp(right) && sameIp(left, right);
}

export function isIp(value: Value): value is IpAddress {
  return typeof value === "object" && "family" in value;
}
