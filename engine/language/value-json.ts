import { bytesToDisplay, bytesToJson } from "../support/bytes";
import type { Json } from "../support/json";
import { printIp } from "./values/ip";
import type { MaybeValue, Value } from "./values/value";

/**
 * A value as JSON says it: bytes as text, or `{"base64"}` where they are not UTF-8; integers beyond 2^53 as decimal text; addresses as
 * text; missing as `null`.
 */
export function valueToJson(value: MaybeValue): Json {
  if (value === null || typeof value === "boolean" || typeof value === "number") return value;
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "string") return bytesToJson(value);
  if (isArrayValue(value)) return value.map(valueToJson);
  if ("family" in value) return printIp(value);
  return Object.fromEntries([...value].map(([key, entry]) => [bytesToDisplay(key), valueToJson(entry)]));
}

function isArrayValue(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
