import type { Json } from "../../engine/contract/index";

/** The same value as JSON says it: what JSON cannot say (functions, `undefined`) is left out, numbers that are none become `null`. */
export function toJson(value: unknown): Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== "object") return null;
  const pairs = Object.entries(value).filter(([, member]) => member !== undefined && typeof member !== "function");
  return Object.fromEntries(pairs.map(([key, member]) => [key, toJson(member)]));
}
