import { isDeepStrictEqual } from "node:util";
import { applyEdits, type FormattingOptions, type JSONPath, modify } from "jsonc-parser";
import type { Json, JsonObject } from "../../../engine/support/json";

interface Change {
  readonly path: JSONPath;
  /** `undefined`: the key goes. */
  readonly value: Json | undefined;
}

/** More changes than this are written as a new text. */
const MOST_CHANGES = 200;

/**
 * `text`, whose value is `before`, with the fewest edits that make its value `after`: order, spacing, and numbers beyond what JavaScript can
 * hold stay as they are wherever the value did not change.
 */
export function editJson(text: string, before: Json, after: Json): string {
  const changes = changesBetween(before, after, []);
  if (changes.length === 0) return text;
  if (changes.length > MOST_CHANGES || !isObject(before) || !isObject(after)) return printJson(after);
  const formattingOptions = formattingOf(text);
  const edited = changes.reduce(
    (current, change) => applyEdits(current, modify(current, change.path, change.value, { formattingOptions })),
    text,
  );
  return says(edited, after) ? edited : printJson(after);
}

export function printJson(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** `after` with those keys of `before` that are not in `known` and that `after` does not say: what others wrote is kept. */
export function withUnknownKeys(before: Json, after: JsonObject, known: ReadonlySet<string>): JsonObject {
  if (!isObject(before)) return after;
  const kept = Object.entries(before).filter(([key]) => !known.has(key) && !Object.hasOwn(after, key));
  return Object.fromEntries([...Object.entries(after), ...kept]);
}

function changesBetween(before: Json, after: Json, path: JSONPath): readonly Change[] {
  if (isObject(before) && isObject(after)) {
    const removed = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
    return [
      ...removed.map((key) => ({ path: [...path, key], value: undefined })),
      ...Object.entries(after).flatMap(([key, value]) => {
        const old = Object.hasOwn(before, key) ? before[key] : undefined;
        return old === undefined ? [{ path: [...path, key], value }] : changesBetween(old, value, [...path, key]);
      }),
    ];
  }
  if (isList(before) && isList(after) && before.length === after.length) {
    return after.flatMap((value, index) => changesBetween(before[index] ?? null, value, [...path, index]));
  }
  return isDeepStrictEqual(before, after) ? [] : [{ path, value: after }];
}

function formattingOf(text: string): FormattingOptions {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const indent = /^\uFEFF?\s*\{\r?\n([ \t]+)/.exec(text)?.[1];
  if (indent === undefined) return { insertSpaces: true, tabSize: 2, eol };
  return indent.startsWith("\t") ? { insertSpaces: false, tabSize: 1, eol } : { insertSpaces: true, tabSize: indent.length, eol };
}

function says(text: string, value: Json): boolean {
  try {
    const said: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return isDeepStrictEqual(said, value);
  } catch {
    return false;
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
