import type { Json, JsonObject, SavedTrace } from "../../../engine/contract/index";
import { WORDS } from "../../words/words";
import { isJsonObject } from "../support/json-kinds";

const words = WORDS.stores.readSavedTrace;

export type Path = readonly (string | number)[];

/** Where a value is not what a saved trace has there, and what would be right. */
export interface ShapeProblem {
  readonly path: Path;
  readonly message: string;
}

/** Everything that is wrong with a value; nothing where it is right. */
type Check = (value: Json, path: Path) => readonly ShapeProblem[];

const FINE: readonly ShapeProblem[] = [];
const must =
  (holds: (value: Json) => boolean, be: string): Check =>
  (value, path) =>
    holds(value) ? FINE : [{ path, message: words.mustBe(nameOf(path), be) }];

const text = must((value) => typeof value === "string", "text");
/** What stands for a value that a row or the environment gives. */
const isPlaceholder = (value: Json): boolean => typeof value === "string" && /^\{\{\s*[A-Za-z_][\w.-]*\s*\}\}$/.test(value);
const number = must((value) => typeof value === "number" || isPlaceholder(value), "a number");
const truth = must((value) => typeof value === "boolean" || isPlaceholder(value), words.trueOrFalse);
const anything: Check = () => FINE;
const object = must((value) => isJsonObject(value), words.anObject);
const list =
  (member: Check): Check =>
  (value, path) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => member(item, [...path, index]))
      : [{ path, message: words.mustBeAList(nameOf(path)) }];
const record =
  (member: Check): Check =>
  (value, path) =>
    isJsonObject(value) ? Object.entries(value).flatMap(([key, item]) => member(item, [...path, key])) : object(value, path);
const shape =
  (members: Readonly<Record<string, Check>>, required: readonly string[] = []): Check =>
  (value, path) => {
    if (!isJsonObject(value)) return object(value, path);
    const missing = required.filter((key) => !(key in value)).map((key) => ({ path, message: WORDS.counts.needs(nameOf(path), key) }));
    const wrong = Object.entries(members).flatMap(([key, check]) => (value[key] === undefined ? FINE : check(value[key], [...path, key])));
    return [...missing, ...wrong];
  };
const pair = must((value) => Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string"), words.pair);
const textOrTexts: Check = (value, path) => (typeof value === "string" ? FINE : list(text)(value, path));
const textOrBase64: Check = (value, path) => (typeof value === "string" ? FINE : shape({ base64: text }, ["base64"])(value, path));

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
  /** Never empty; in the order of the shape. */
  | { readonly kind: "invalid"; readonly problems: readonly [ShapeProblem, ...ShapeProblem[]] };

/** Reads a saved trace; unknown keys are let through. The host reads it again, more strictly. */
export function readSavedTrace(value: Json): SavedTraceReading {
  const [first, ...others] = SAVED_TRACE(value, []);
  if (first !== undefined) return { kind: "invalid", problems: [first, ...others] };
  return isSavedTrace(value)
    ? { kind: "valid", saved: value }
    : { kind: "invalid", problems: [{ path: [], message: words.notSavedTrace }] };
}

/** True for the bare form that the dashboard copies: a request without the file around it. */
export function isBareTrace(value: Json): value is JsonObject {
  return isJsonObject(value) && !("trace" in value) && "url" in value;
}

/** The shape check stands before this: it has looked at every key the type names. */
function isSavedTrace(value: unknown): value is SavedTrace {
  return typeof value === "object" && value !== null && "trace" in value;
}

function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return words.theDocument;
  return typeof last === "number" ? WORDS.counts.itemOf(last + 1, String(path.at(-2) ?? "")) : `“${last}”`;
}
