import type { Json, JsonObject } from "../support/json";
import type { Finding, SourcePlace } from "./configuration";

/** Takes what is wrong with what is being read; reading goes on. */
export type Note = (finding: Finding) => void;

/** A value with the place where it stands. */
export interface Placed {
  readonly value: Json;
  readonly place: SourcePlace;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isArray(value);
}

export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** An own property; names that every object inherits (`constructor`, `__proto__`) are absent unless the JSON has them. */
export function property(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The place one step further in: a key or an index, escaped as JSON pointers are (RFC 6901). */
export function within(place: SourcePlace, key: string | number): SourcePlace {
  return { file: place.file, pointer: `${place.pointer}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}` };
}

/** What a value is, for messages: “a string”, “null”. */
function describeJson(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

export function noteShape(note: Note, place: SourcePlace, expected: string, value: Json | undefined): void {
  const missing = value === undefined;
  note({
    code: missing ? "missing-property" : "wrong-shape",
    severity: "error",
    message: missing ? `${expected} is expected here.` : `${expected} is expected here, not ${describeJson(value)}.`,
    place,
  });
}

/** The text at `key`; "" where it is absent or null, and where it is something else, which is noted. */
export function readText(object: JsonObject, key: string, place: SourcePlace, note: Note): string {
  const value = property(object, key);
  if (typeof value === "string") return value;
  if (value !== undefined && value !== null) noteShape(note, within(place, key), "Text", value);
  return "";
}

/** The text at `key`; `null`, noted, where there is none. */
export function readRequiredText(object: JsonObject, key: string, place: SourcePlace, note: Note): string | null {
  const value = property(object, key);
  if (typeof value === "string") return value;
  noteShape(note, within(place, key), `“${key}”, a text,`, value);
  return null;
}

/** The boolean at `key`, or `otherwise` where it is absent, null or, noted, something else. */
export function readFlag(object: JsonObject, key: string, otherwise: boolean, place: SourcePlace, note: Note): boolean {
  const value = property(object, key);
  if (typeof value === "boolean") return value;
  if (value !== undefined && value !== null) noteShape(note, within(place, key), "true or false", value);
  return otherwise;
}

/** The members of an array that are objects, each with its place; the others are noted. */
export function readObjects(
  parts: readonly Placed[],
  what: string,
  note: Note,
): readonly { readonly object: JsonObject; readonly place: SourcePlace }[] {
  return parts.flatMap(({ value, place }) => {
    if (!isArray(value)) {
      noteShape(note, place, `An array of ${what}`, value);
      return [];
    }
    return value.flatMap((member, index) => {
      if (isObject(member)) return [{ object: member, place: within(place, index) }];
      noteShape(note, within(place, index), `One of the ${what}, an object,`, member);
      return [];
    });
  });
}
