import * as z from "zod";
import { COUNTRIES } from "../../language/known-values/index";
import { nearestNames } from "../../language/scheme";
import { SAVED_TRACE, TRACE } from "../../request/saved-trace";
import { isJsonObject, type Json, type JsonObject } from "../../support/json";
import { jsonPointer, type Problem } from "../../support/problem";
import type { TraceDoubtCode } from "../../trace/trace-doubts";

/** What a trace says that nobody reads, or that is no value; the trace runs all the same. */
export interface TraceDoubt extends Problem {
  readonly code: TraceDoubtCode;
}

type Path = readonly (string | number)[];

/**
 * Doubts about a saved trace, or a bare one, in the order of its members; pointers start at its top. Inside of `trace`, which has Cloudflare's shape, every
 * key that nobody reads is told; beside it only those that look like a known one, since people keep keys of their own there.
 */
export function checkTrace(json: unknown): readonly TraceDoubt[] {
  if (!isObject(json)) return [];
  const bare = !Object.hasOwn(json, "trace");
  return bare ? doubtsIn(json, TRACE, [], "cloudflare") : doubtsIn(json, SAVED_TRACE, [], "workbench");
}

/** Whose shape an object has; the workbench's own leaves room for keys of the user's. */
type Owner = "cloudflare" | "workbench";

function doubtsIn(value: Json | undefined, schema: z.core.$ZodType, path: Path, owner: Owner): readonly TraceDoubt[] {
  const inner = withoutOptional(schema);
  if (Array.isArray(value)) {
    return inner instanceof z.ZodArray ? value.flatMap((item, index) => doubtsIn(item, inner.element, [...path, index], owner)) : [];
  }
  if (!(isJsonObject(value) && inner instanceof z.ZodObject)) return [];
  const shape: Readonly<Record<string, z.core.$ZodType>> = inner.shape;
  return Object.entries(value).flatMap(([key, member]) => {
    const here = [...path, key];
    if (key === "iso_code") return countryDoubts(member, here);
    const known = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (known !== undefined) return doubtsIn(member, known, here, key === "trace" ? "cloudflare" : owner);
    const message = keyMessage(key, Object.keys(shape), path, owner);
    return message === null ? [] : [{ code: "unread-key", pointer: jsonPointer(here), message } as const];
  });
}

function withoutOptional(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional) return withoutOptional(schema.unwrap());
  return schema;
}

function keyMessage(key: string, known: readonly string[], path: Path, owner: Owner): string | null {
  const [near] = nearestNames(key, known);
  if (near !== undefined) return `“${key}” is read by nobody: did you mean “${near}”?`;
  const elsewhere = HOMES.get(key);
  if (elsewhere !== undefined && path.length < 2) return `“${key}” is not read here: ${elsewhere}.`;
  return owner === "cloudflare" ? `“${key}” is no key of a trace: it is kept, and changes nothing.` : null;
}

/** Where keys belong that are often put beside their place. */
const HOMES: ReadonlyMap<string, string> = new Map([
  ...Object.keys(SAVED_TRACE.shape).map((key) => [key, "it stands beside “trace”, in a saved trace"] as const),
  ["status", "it stands in “origin”, beside “trace”"],
  ...["bot_score", "threat_score", "skip_challenge", "geoloc"].map((key) => [key, "it stands in “context”, inside of “trace”"] as const),
  ...["city", "continent", "is_eu_country", "iso_code", "region_code"].map((key) => [key, "it stands in “geoloc” of “context”"] as const),
  ...Object.keys(TRACE.shape).map((key) => [key, "it stands inside of “trace”"] as const),
]);

/** A placeholder stands for a code. Tor and “unknown” have codes too: T1 and XX. */
function countryDoubts(value: Json, path: Path): readonly TraceDoubt[] {
  if (typeof value !== "string" || value.includes("{{") || COUNTRIES.some((country) => country.value === value)) return [];
  const lower = value.toLowerCase();
  const meant = COUNTRIES.find((country) => country.value.toLowerCase() === lower || country.label.toLowerCase() === lower)?.value;
  const right = meant === undefined ? "such as DE" : `did you mean “${meant}”?`;
  const message = `“${value}” is no country's two-letter code in capitals${meant === undefined ? `, ${right}.` : `: ${right}`}`;
  return [{ code: "unknown-country", pointer: jsonPointer(path), message }];
}

function isObject(json: unknown): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
