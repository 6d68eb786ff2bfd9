import { assertNever } from "../support/assert-never";
import { isJsonObject, type Json } from "../support/json";
import { insertInText, moveInText, moveItem, removeFromText, setInText } from "../support/json-text/edit";
import { indexOf } from "../support/json-text/spans";
import { pointerSteps } from "../support/problem";
import { parseJson } from "./parse-json";

/**
 * One change of a configuration. `file` is relative to its folder (POSIX separators); `pointer` (RFC 6901) leads to a ruleset, a rule, a list item
 * or a part of one, in the file as the edits before this one have left it.
 */
export type ConfigurationEdit =
  /** Makes the value another, keeping what stays the same; a member that is not there yet is added. */
  | { readonly kind: "set"; readonly file: string; readonly pointer: string; readonly value: Json }
  /** Puts an item into a list; the pointer is the place it will have. */
  | { readonly kind: "insert"; readonly file: string; readonly pointer: string; readonly value: Json }
  | { readonly kind: "remove"; readonly file: string; readonly pointer: string }
  /** Moves an item within its list; `to` is the index it will have. */
  | { readonly kind: "move"; readonly file: string; readonly pointer: string; readonly to: number }
  /** Makes the whole file another text. */
  | { readonly kind: "text"; readonly file: string; readonly text: string };

export type Edited<Value> = { readonly kind: "edited"; readonly value: Value } | EditProblem;

/** An edit that cannot be made, by its place among the edits, and why. */
export interface EditProblem {
  readonly kind: "problem";
  readonly index: number;
  readonly message: string;
}

/** The files with the edits made, one after the other. Texts change only where an edit says so; files that none names are the very same strings. */
export function applyEdits(files: ReadonlyMap<string, string>, edits: readonly ConfigurationEdit[]): Edited<ReadonlyMap<string, string>> {
  const edited = new Map(files);
  for (const [index, edit] of edits.entries()) {
    const text = edited.get(edit.file);
    if (text === undefined) return { kind: "problem", index, message: `There is no file ${edit.file} in this configuration.` };
    const next = editText(text, edit);
    if (next === null) return { kind: "problem", index, message: absent(edit) };
    edited.set(edit.file, next);
  }
  return { kind: "edited", value: edited };
}

/** One file's text with one edit made; `null` where the place is not there, or the text is not JSON. */
export function editText(text: string, edit: ConfigurationEdit): string | null {
  if (edit.kind === "text") return edit.text;
  if (parseJson(text).kind === "problem") return null;
  const path = pointerSteps(edit.pointer);
  switch (edit.kind) {
    case "set":
      return setInText(text, path, edit.value);
    case "insert":
      return insertInText(text, path, edit.value);
    case "remove":
      return removeFromText(text, path);
    case "move":
      return moveInText(text, path, edit.to);
    default:
      return assertNever(edit);
  }
}

/** A file's value with one edit made, as reading its edited text would give; `null` where the place is not there. What stays the same is the very same object. */
export function editValue(json: Json, edit: ConfigurationEdit): Json | null {
  if (edit.kind === "text") {
    const parsed = parseJson(edit.text);
    return parsed.kind === "json" ? parsed.value : null;
  }
  const path = pointerSteps(edit.pointer);
  if (path.length === 0) return edit.kind === "set" ? edit.value : null;
  return changeAt(json, path, (parent, key) => changeMember(parent, key, edit));
}

/** The value that a pointer leads to; `undefined` where there is none. */
export function valueAt(json: Json, pointer: string): Json | undefined {
  return pointerSteps(pointer).reduce<Json | undefined>((value, step) => (value === undefined ? undefined : memberOf(value, step)), json);
}

function changeAt(json: Json, [step, ...rest]: readonly string[], change: (parent: Json, key: string) => Json | null): Json | null {
  if (step === undefined) return null;
  if (rest.length === 0) return change(json, step);
  const inside = memberOf(json, step);
  const changed = inside === undefined ? null : changeAt(inside, rest, change);
  return changed === null ? null : withMember(json, step, changed);
}

function changeMember(parent: Json, key: string, edit: Exclude<ConfigurationEdit, { readonly kind: "text" }>): Json | null {
  const index = indexOf(key) ?? -1;
  switch (edit.kind) {
    case "set":
      return isJsonObject(parent) || memberOf(parent, key) !== undefined ? withMember(parent, key, edit.value) : null;
    case "insert":
      if (!isArray(parent) || index < 0 || index > parent.length) return null;
      return [...parent.slice(0, index), edit.value, ...parent.slice(index)];
    case "remove":
      if (memberOf(parent, key) === undefined) return null;
      if (isArray(parent)) return parent.filter((_item, place) => place !== index);
      return isJsonObject(parent) ? Object.fromEntries(Object.entries(parent).filter(([name]) => name !== key)) : null;
    case "move":
      return isArray(parent) && index >= 0 && index < parent.length && edit.to >= 0 && edit.to < parent.length
        ? moveItem(parent, index, edit.to)
        : null;
    default:
      return assertNever(edit);
  }
}

function memberOf(json: Json, step: string): Json | undefined {
  if (isArray(json)) return json[indexOf(step) ?? -1];
  return isJsonObject(json) && Object.hasOwn(json, step) ? json[step] : undefined;
}

function withMember(json: Json, step: string, value: Json): Json {
  if (isArray(json)) return json.map((item, index) => (index === indexOf(step) ? value : item));
  if (!isJsonObject(json)) return json;
  return Object.hasOwn(json, step)
    ? Object.fromEntries(Object.entries(json).map(([key, member]) => [key, key === step ? value : member]))
    : Object.fromEntries([...Object.entries(json), [step, value]]);
}

function isArray(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

function absent(edit: ConfigurationEdit): string {
  const place = edit.kind === "text" ? "" : ` ${edit.pointer === "" ? "as a whole" : edit.pointer}`;
  return `${edit.file}${place} is not there to be changed: the file is another than the one that was edited.`;
}
