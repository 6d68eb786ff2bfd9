import { isArray, isObject, property } from "../../config/reading";
import type { Json, JsonObject } from "../../support/json";
import type { ComparedEdit } from "./edit";
import { identifyMembers } from "./identity";
import { mergeOrder } from "./merge-order";
import { nameOfMember, type Trail, trailInto } from "./trail";

/** An edit as the walk meets it, before it has a number. */
export interface MetEdit {
  readonly kind: ComparedEdit["kind"];
  readonly trail: Trail;
  readonly title: string;
  readonly before: Json;
  readonly after: Json;
}

/** Whether an edit is taken. Asked once an edit, always in the same order. */
export type Decide = (edit: MetEdit) => boolean;

/** What Cloudflare writes about a change, and no change itself. */
const NOTES = new Set(["version", "last_updated", "modified_on", "created_on", "created_at", "updated_at"]);

/**
 * Walks two JSON values side by side and gives the first with those edits that `decide` takes. Lists whose members can be told apart
 * are merged member by member, objects key by key; what is anything else is one value.
 */
export function mergeJson(before: Json, after: Json, trail: Trail, decide: Decide): Json {
  if (before === after) return before;
  if (isObject(before) && isObject(after)) return mergeObjects(before, after, trail, decide);
  if (isArray(before) && isArray(after)) {
    const merged = mergeArrays(before, after, trail, decide);
    if (merged !== null) return merged;
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return before;
  return decide({ kind: "changed", trail, title: changeOf(trail.key, before, after), before, after }) ? after : before;
}

function changeOf(key: string, before: Json, after: Json): string {
  if (key === "enabled" && typeof before === "boolean" && typeof after === "boolean") return after ? "switched on" : "switched off";
  return key === "" ? "changed" : `${key} changed`;
}

/** A rule's action and its parameters belong together: one without the other is no rule. */
const ACTION = ["action", "action_parameters"];

function mergeObjects(before: JsonObject, after: JsonObject, trail: Trail, decide: Decide): JsonObject {
  const merged = new Map<string, Json>(Object.entries(before));
  const together = property(before, "action") === property(after, "action") ? [] : ACTION;
  if (together.length > 0 && decide(actionEdit(before, after, trail))) {
    for (const key of ACTION) merged.delete(key);
    for (const [key, value] of Object.entries(actionOf(after))) merged.set(key, value);
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (NOTES.has(key) || together.includes(key)) continue;
    const [old, now] = [property(before, key), property(after, key)];
    const inner = trailInto(trail, { before: key, after: key });
    if (old !== undefined && now !== undefined) merged.set(key, mergeJson(old, now, inner, decide));
    else if (now !== undefined) {
      if (decide({ kind: "changed", trail: inner, title: `${inner.key} added`, before: null, after: now })) merged.set(key, now);
    } else if (old !== undefined && decide({ kind: "changed", trail: inner, title: `${inner.key} removed`, before: old, after: null })) {
      merged.delete(key);
    }
  }
  return Object.fromEntries(merged);
}

function actionEdit(before: JsonObject, after: JsonObject, trail: Trail): MetEdit {
  const [old, now] = [property(before, "action"), property(after, "action")];
  const title = typeof old === "string" && typeof now === "string" ? `action changed from ${old} to ${now}` : "action changed";
  const inner = trailInto(trail, { before: "action", after: "action" });
  return { kind: "changed", trail: inner, title, before: actionOf(before), after: actionOf(after) };
}

function actionOf(rule: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(rule).filter(([key]) => ACTION.includes(key)));
}

/** `null` where members cannot be told apart. */
function mergeArrays(before: readonly Json[], after: readonly Json[], trail: Trail, decide: Decide): readonly Json[] | null {
  const names = identifyMembers(before, after);
  if (names === null) return null;
  const old = indexMembers(before, names.before);
  const now = indexMembers(after, names.after);
  const members = new Map<string, Json>();
  for (const [name, { member, index }] of old) {
    const other = now.get(name);
    const inner = trailInto(trail, { before: index, after: other?.index ?? null }, nameOfMember(other?.member ?? member));
    if (other !== undefined) members.set(name, mergeJson(member, other.member, inner, decide));
    else if (!decide({ kind: "removed", trail: inner, title: "removed", before: member, after: null })) members.set(name, member);
  }
  const order = mergeOrder([...old.keys()], [...now.keys()], (name, previous) => {
    const entry = now.get(name);
    if (entry === undefined) return false;
    const from = old.get(name);
    const inner = trailInto(trail, { before: from?.index ?? null, after: entry.index }, nameOfMember(entry.member));
    if (from !== undefined) {
      const behind = previous === null ? "to the front" : `behind ${nameOfMember(now.get(previous)?.member ?? null)}`;
      return decide({ kind: "moved", trail: inner, title: `moved ${behind}`, before: from.index + 1, after: entry.index + 1 });
    }
    const taken = decide({ kind: "added", trail: inner, title: "added", before: null, after: entry.member });
    if (taken) members.set(name, entry.member);
    return taken;
  });
  return order.flatMap((name) => members.get(name) ?? []);
}

interface Member {
  readonly member: Json;
  readonly index: number;
}

function indexMembers(list: readonly Json[], names: readonly string[]): ReadonlyMap<string, Member> {
  return new Map(list.map((member, index) => [names[index] ?? "", { member, index }]));
}
