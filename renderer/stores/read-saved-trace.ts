import type { Json, JsonObject, SavedTrace } from "../../engine/contract/index";

export type Path = readonly (string | number)[];

/** Where a value is not what a saved trace has there, and what would be right. */
interface ShapeProblem {
  readonly path: Path;
  readonly message: string;
}

type Check = (value: Json, path: Path) => ShapeProblem | null;

const text: Check = (value, path) => (typeof value === "string" ? null : { path, message: `${nameOf(path)} must be text` });
/** What stands for a value that a row or the environment gives. */
const isPlaceholder = (value: Json): boolean => typeof value === "string" && /^\{\{\s*[A-Za-z_][\w.-]*\s*\}\}$/.test(value);
const number: Check = (value, path) =>
  typeof value === "number" || isPlaceholder(value) ? null : { path, message: `${nameOf(path)} must be a number` };
const truth: Check = (value, path) =>
  typeof value === "boolean" || isPlaceholder(value) ? null : { path, message: `${nameOf(path)} must be true or false` };
const anything: Check = () => null;
const object: Check = (value, path) => (isObject(value) ? null : { path, message: `${nameOf(path)} must be an object` });
const list =
  (member: Check): Check =>
  (value, path) =>
    Array.isArray(value)
      ? firstOf(value.map((item, index) => () => member(item, [...path, index])))
      : { path, message: `${nameOf(path)} must be a list` };
const record =
  (member: Check): Check =>
  (value, path) =>
    isObject(value)
      ? firstOf(
          Object.entries(value).map(
            ([key, item]) =>
              () =>
                member(item, [...path, key]),
          ),
        )
      : { path, message: `${nameOf(path)} must be an object` };
const shape =
  (members: Readonly<Record<string, Check>>, required: readonly string[] = []): Check =>
  (value, path) => {
    if (!isObject(value)) return { path, message: `${nameOf(path)} must be an object` };
    const missing = required.find((key) => !(key in value));
    if (missing !== undefined) return { path, message: `${nameOf(path)} needs “${missing}”` };
    return firstOf(
      Object.entries(members).map(
        ([key, check]) =>
          () =>
            value[key] === undefined ? null : check(value[key], [...path, key]),
      ),
    );
  };
const pair: Check = (value, path) =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string")
    ? null
    : { path, message: `${nameOf(path)} must be a pair of name and value` };
const textOrTexts: Check = (value, path) => (typeof value === "string" ? null : list(text)(value, path));
const textOrBase64: Check = (value, path) => (typeof value === "string" ? null : shape({ base64: text }, ["base64"])(value, path));

const TRACE = shape(
  {
    url: text,
    method: text,
    protocol: text,
    headers: record(text),
    cookies: record(text),
    body: shape({ base64: text, json: anything, plain_text: text }),
    context: shape({
      bot_score: number,
      threat_score: number,
      skip_challenge: truth,
      geoloc: shape({
        city: text,
        continent: text,
        is_eu_country: truth,
        iso_code: text,
        latitude: number,
        longitude: number,
        postal_code: text,
        region_code: text,
        subdivision_2_iso_code: text,
        timezone: text,
      }),
    }),
    skip_response: truth,
  },
  ["url", "method"],
);

const SAVED_TRACE = shape(
  {
    $schema: text,
    name: text,
    description: text,
    tags: list(text),
    notes: text,
    trace: TRACE,
    requestHeaders: list(pair),
    fields: object,
    world: shape({ time: text, seed: number, counters: object }),
    force: list(shape({ rule: text, matched: truth }, ["rule", "matched"])),
    lists: record(list(text)),
    origin: shape({ status: number, headers: record(textOrTexts), body: textOrBase64 }),
    fetches: list(object),
    variables: object,
    cases: list(object),
    expect: list(object),
  },
  ["trace"],
);

export type SavedTraceReading =
  | { readonly kind: "valid"; readonly saved: SavedTrace }
  | { readonly kind: "invalid"; readonly problem: ShapeProblem };

/** Reads a saved trace; unknown keys are let through. The host reads it again, more strictly. */
export function readSavedTrace(value: Json): SavedTraceReading {
  const problem = SAVED_TRACE(value, []);
  if (problem !== null) return { kind: "invalid", problem };
  return isSavedTrace(value)
    ? { kind: "valid", saved: value }
    : { kind: "invalid", problem: { path: [], message: "This is not a saved trace" } };
}

/** True for the bare form that the dashboard copies: a request without the file around it. */
export function isBareTrace(value: Json): value is JsonObject {
  return isObject(value) && !("trace" in value) && "url" in value;
}

/** The shape check stands before this: it has looked at every key the type names. */
function isSavedTrace(value: unknown): value is SavedTrace {
  return typeof value === "object" && value !== null && "trace" in value;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return "The document";
  return typeof last === "number" ? `Item ${last + 1} of “${String(path.at(-2) ?? "")}”` : `“${last}”`;
}

function firstOf(checks: readonly (() => ShapeProblem | null)[]): ShapeProblem | null {
  for (const check of checks) {
    const problem = check();
    if (problem !== null) return problem;
  }
  return null;
}
