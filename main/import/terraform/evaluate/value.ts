import type { Json } from "../../../../engine/support/json";

/** A value of Terraform. Sets are sorted arrays without repetitions; objects and maps are maps. */
export type TfValue = null | boolean | number | string | readonly TfValue[] | TfObject | Unknown;

export type TfObject = ReadonlyMap<string, TfValue>;

/**
 * What nothing in the files says: a variable without a value, something a provider computes, or a mistake. `symbol` names it, so that two places
 * that refer to the same unknown thing are known to mean the same (`var.zone_id`).
 */
export interface Unknown {
  readonly kind: "unknown";
  readonly reason: string;
  readonly file: string;
  readonly line: number;
  readonly symbol: string | null;
  readonly isMistake: boolean;
}

export function isUnknown(value: TfValue): value is Unknown {
  return typeof value === "object" && value !== null && "kind" in value;
}

export function isTfObject(value: TfValue): value is TfObject {
  return value instanceof Map;
}

export function isTfList(value: TfValue): value is readonly TfValue[] {
  return Array.isArray(value);
}

/** The first unknown in a value, however deep; `null` where all is known. */
export function unknownIn(value: TfValue): Unknown | null {
  if (isUnknown(value)) return value;
  const members = isTfList(value) ? value : isTfObject(value) ? [...value.values()] : [];
  for (const member of members) {
    const unknown = unknownIn(member);
    if (unknown !== null) return unknown;
  }
  return null;
}

/** A value as text in a template; `null` where it has none. */
export function asText(value: TfValue): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "number") return printNumber(value);
  return typeof value === "boolean" ? String(value) : null;
}

export function printNumber(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? value.toFixed(0) : String(value);
}

export function asNumber(value: TfValue): number | null {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value) ? Number(value) : null;
}

export function asBoolean(value: TfValue): boolean | null {
  if (typeof value === "boolean") return value;
  return value === "true" ? true : value === "false" ? false : null;
}

export function fromJson(json: Json): TfValue {
  if (Array.isArray(json)) return json.map(fromJson);
  if (typeof json === "object" && json !== null) return new Map(Object.entries(json).map(([key, member]) => [key, fromJson(member)]));
  return json;
}

/** A known value as JSON; what is unknown becomes null. */
export function toJson(value: TfValue): Json {
  if (isUnknown(value)) return null;
  if (isTfList(value)) return value.map(toJson);
  if (isTfObject(value)) return Object.fromEntries([...value].map(([key, member]) => [key, toJson(member)]));
  return value;
}

/** Keys of a map in the order in which Terraform goes through them. */
export function sortedKeys(object: TfObject): readonly string[] {
  return [...object.keys()].sort(compareText);
}

export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Equal as Terraform compares: same type and value; order of keys does not matter. */
export function sameValue(left: TfValue, right: TfValue): boolean {
  if (isTfList(left) && isTfList(right))
    return left.length === right.length && left.every((member, index) => sameValue(member, right[index] ?? null));
  if (isTfObject(left) && isTfObject(right))
    return left.size === right.size && [...left].every(([key, member]) => right.has(key) && sameValue(member, right.get(key) ?? null));
  return left === right;
}
