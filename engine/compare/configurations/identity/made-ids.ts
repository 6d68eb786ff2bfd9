import { isObject, property } from "../../../config/reading";
import type { Json } from "../../../support/json";

/** What the network calls a thing by: 32 hexadecimal digits, or a UUID. Anything else may be a name that means something. */
const MADE = /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

export function isMadeId(value: Json | undefined): value is string {
  return typeof value === "string" && MADE.test(value);
}

/** A text that is not empty. */
export function textAt(member: Json | undefined, key: string): string | null {
  const text = isObject(member) ? property(member, key) : undefined;
  return typeof text === "string" && text !== "" ? text : null;
}
