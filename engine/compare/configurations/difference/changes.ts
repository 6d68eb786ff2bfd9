import type { SourcePlace } from "../../../config/configuration";
import { isArray, isObject } from "../../../config/reading";
import type { Json } from "../../../support/json";
import type { ComparedEdit } from "../edit";
import { sameJson } from "./same-json";

/** An edit before it has its number. */
export type Change = Omit<ComparedEdit, "number">;

/** One thing on both sides: where it stands, and what a person calls it. */
export interface Compared {
  readonly where: string;
  readonly place: { readonly before: SourcePlace | null; readonly after: SourcePlace | null };
}

export function added(where: string, place: SourcePlace, value: Json, title = "added"): Change {
  return { kind: "added", title, where, place: { before: null, after: place }, before: null, after: value };
}

export function removed(where: string, place: SourcePlace, value: Json, title = "removed"): Change {
  return { kind: "removed", title, where, place: { before: place, after: null }, before: value, after: null };
}

export function changed({ where, place }: Compared, title: string, before: Json | undefined, after: Json | undefined): Change {
  return { kind: "changed", title, where, place, before: before ?? null, after: after ?? null };
}

/** What the network writes itself, and what says nothing about what it does. */
const IGNORED = new Set([
  "version",
  "last_updated",
  "modified_on",
  "created_on",
  "time_remaining",
  "num_items",
  "num_referencing_filters",
  "editable",
  "created_at",
  "updated_at",
  "activated_on",
]);

/** The changes of a value, down to the keys that have one: `action_parameters.response.status_code changed`. */
export function changesIn(compared: Compared, key: string, before: Json | undefined, after: Json | undefined): readonly Change[] {
  if (sameJson(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !IGNORED.has(name));
    return keys.flatMap((name) =>
      changesIn(
        compared,
        key === "" ? name : `${key}.${name}`,
        Object.hasOwn(before, name) ? before[name] : undefined,
        Object.hasOwn(after, name) ? after[name] : undefined,
      ),
    );
  }
  return [changed(compared, titleOf(key, before, after), before, after)];
}

function titleOf(key: string, before: Json | undefined, after: Json | undefined): string {
  const name = key === "" ? "contents" : key;
  if (before === undefined || before === null) return `${name} added${isShort(after) ? `: ${print(after)}` : ""}`;
  if (after === undefined || after === null) return `${name} removed`;
  return isShort(before) && isShort(after) ? `${name} changed from ${print(before)} to ${print(after)}` : `${name} changed`;
}

const SHORT = 24;

function isShort(value: Json | undefined): boolean {
  return !isArray(value) && !isObject(value) && print(value).length <= SHORT;
}

function print(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
