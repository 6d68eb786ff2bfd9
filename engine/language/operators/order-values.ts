import { compareIp } from "../values/ip";
import type { Value } from "../values/value";
import { isIp } from "./same-value";

/**
 * Negative, zero or positive as `left` stands before, at or after `right`: integers by size, byte strings byte by byte,
 * addresses within one family. `undefined` where two values have no order (IPv4 and IPv6).
 */
export function orderValues(left: Value, right: Value): number | undefined {
  if (typeof left === "object" || typeof right === "object") return isIp(left) && isIp(right) ? compareIp(left, right) : undefined;
  if (left < right) return -1;
  return left > right ? 1 : 0;
}
