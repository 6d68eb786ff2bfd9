import { isArray, isObject, property } from "../../../engine/config/reading";
import type { Json, JsonObject } from "../../../engine/support/json";

/** One thing in a script's environment, as the makers in the runtime take it. */
export type Binding =
  | { readonly kind: "value"; readonly name: string; readonly value: Json }
  | { readonly kind: "kv"; readonly name: string; readonly values: readonly (readonly [key: string, value: string, metadata: Json])[] }
  | { readonly kind: "bucket"; readonly name: string; readonly values: readonly (readonly [key: string, value: string])[] }
  | { readonly kind: "service" | "queue" | "analytics"; readonly name: string };

export interface Environment {
  readonly bindings: readonly Binding[];
  readonly compatibilityDate: string;
  readonly compatibilityFlags: readonly string[];
  /** What is not there although the file names it, or is less than at Cloudflare; one sentence each. */
  readonly notes: readonly string[];
}

/** The newest that the runtime knows; a script that names a later one runs with this. */
export const NEWEST_COMPATIBILITY_DATE = "2026-04-15";

/**
 * Reads what a configuration says about a Worker's environment: the answer of the API's settings endpoint, with the contents that only
 * a simulation has (`values` of namespaces and buckets).
 * https://developers.cloudflare.com/api/resources/workers/subresources/scripts/subresources/settings/
 */
export function readEnvironment(json: Json | null): Environment {
  const settings = json !== null && isObject(json) ? json : {};
  const listed = property(settings, "bindings");
  const notes: string[] = [];
  const bindings = (listed !== undefined && isArray(listed) ? listed : []).flatMap((binding) => readBinding(binding, notes));
  const date = property(settings, "compatibility_date");
  const flags = property(settings, "compatibility_flags");
  return {
    bindings,
    compatibilityDate: readDate(date, notes),
    compatibilityFlags: flags !== undefined && isArray(flags) ? flags.filter((flag) => typeof flag === "string") : [],
    notes,
  };
}

function readDate(date: Json | undefined, notes: string[]): string {
  if (typeof date !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return NEWEST_COMPATIBILITY_DATE;
  if (date <= NEWEST_COMPATIBILITY_DATE) return date;
  notes.push(`Its compatibility date ${date} is later than the runtime knows; it runs with ${NEWEST_COMPATIBILITY_DATE}.`);
  return NEWEST_COMPATIBILITY_DATE;
}

function readBinding(json: Json, notes: string[]): readonly Binding[] {
  const object = isObject(json) ? json : {};
  const name = textOf(object, "name");
  const type = textOf(object, "type");
  if (name === "") return [];
  switch (type) {
    case "plain_text":
    case "secret_text":
      return [{ kind: "value", name, value: textOf(object, "text") }];
    case "json":
      return [{ kind: "value", name, value: property(object, "json") ?? null }];
    case "version_metadata":
      return [{ kind: "value", name, value: { id: "", tag: "", timestamp: "" } }];
    case "kv_namespace":
      return [{ kind: "kv", name, values: entriesOf(object).map(([key, value]) => kvEntry(key, value)) }];
    case "r2_bucket":
      return [{ kind: "bucket", name, values: entriesOf(object).map(([key, value]) => [key, printed(value)]) }];
    case "service":
      notes.push(`The service ${name} is answered by the trace's “fetches”.`);
      return [{ kind: "service", name }];
    case "queue":
      notes.push(`Messages to the queue ${name} are dropped.`);
      return [{ kind: "queue", name }];
    case "analytics_engine":
      return [{ kind: "analytics", name }];
    default:
      notes.push(`${name} is not there: bindings of type “${type}” are not simulated.`);
      return [];
  }
}

/** A value is a text, or `{ value, metadata }`; anything else is kept as JSON. */
function kvEntry(key: string, json: Json): readonly [string, string, Json] {
  if (isObject(json) && property(json, "value") !== undefined)
    return [key, printed(property(json, "value") ?? ""), property(json, "metadata") ?? null];
  return [key, printed(json), null];
}

function entriesOf(object: JsonObject): readonly (readonly [string, Json])[] {
  const values = property(object, "values");
  return isObject(values) ? Object.entries(values) : [];
}

function printed(json: Json): string {
  return typeof json === "string" ? json : JSON.stringify(json);
}

function textOf(object: JsonObject, key: string): string {
  const value = property(object, key);
  return typeof value === "string" ? value : "";
}
