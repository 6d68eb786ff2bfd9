import { isArray, isObject } from "../../engine/config/reading";
import type { Json, JsonObject } from "../../engine/support/json";

/**
 * What differs between two JSON values, one line each, in the order of `before`. Objects in arrays are paired by `id` and named by
 * `description` or `comment`; that only their order differs is told apart from what they hold. A key `version` does not count.
 */
export function jsonDifferences(before: Json | undefined, after: Json | undefined, at = ""): readonly string[] {
  if (isObject(before) && isObject(after)) return objectDifferences(before, after, at);
  if (isArray(before) && isArray(after) && [...before, ...after].every(hasId))
    return listDifferences(before.filter(isObject), after.filter(isObject), at);
  const [left, right] = [JSON.stringify(before) ?? "nothing", JSON.stringify(after) ?? "nothing"];
  return left === right ? [] : [`${at}: ${shorten(left, right)} → ${shorten(right, left)}`];
}

function objectDifferences(before: JsonObject, after: JsonObject, at: string): readonly string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  keys.delete("version");
  return [...keys].flatMap((key) => jsonDifferences(before[key], after[key], at === "" ? key : `${at}.${key}`));
}

function listDifferences(before: readonly JsonObject[], after: readonly JsonObject[], at: string): readonly string[] {
  const find = (list: readonly JsonObject[], item: JsonObject): JsonObject | undefined => list.find((other) => other["id"] === item["id"]);
  const removed = before.filter((item) => find(after, item) === undefined).map((item) => `${at}: removed ${nameOf(item)}`);
  const added = after.filter((item) => find(before, item) === undefined).map((item) => `${at}: added ${nameOf(item)}`);
  const changed = before.flatMap((item) => {
    const other = find(after, item);
    return other === undefined ? [] : jsonDifferences(item, other, `${at}[${nameOf(item)}]`);
  });
  const kept = before.filter((item) => find(after, item) !== undefined).map(nameOf);
  const keptAfter = after.filter((item) => find(before, item) !== undefined).map(nameOf);
  return [...removed, ...added, ...moves(kept, keptAfter, at), ...changed];
}

/** The names at the first and at the last place where the two orders differ. */
function moves(before: readonly string[], after: readonly string[], at: string): readonly string[] {
  const places = before.flatMap((name, index) => (name === after[index] ? [] : [index]));
  if (places.length === 0) return [];
  return [`${at}: order ${places.map((index) => before[index]).join(", ")} → ${places.map((index) => after[index]).join(", ")}`];
}

/** Of a long text, the part that the other one does not have. */
function shorten(text: string, other: string): string {
  if (Math.max(text.length, other.length) <= 80) return text;
  let start = 0;
  while (start < text.length && text[start] === other[start]) start++;
  let end = 0;
  while (end < Math.min(text.length, other.length) - start && text.at(-1 - end) === other.at(-1 - end)) end++;
  return `…${text.slice(start, text.length - end)}…`;
}

function hasId(item: Json): boolean {
  return isObject(item) && typeof item["id"] === "string";
}

function nameOf(item: JsonObject): string {
  const name = [item["description"], item["comment"], item["id"]].find((candidate) => typeof candidate === "string" && candidate !== "");
  return typeof name === "string" ? name : "";
}
