import { isArray, isObject, property } from "../../config/reading";
import type { Json, JsonObject } from "../../support/json";
import type { ComparedEdit } from "./edit";
import { identifyMembers } from "./identity/identify-members";
import { type FileKind, isCounted, isGiven, isOrdered, kindOfMembers } from "./identity/member-kind";
import { NOTES } from "./identity/notes";
import { sameJson } from "./identity/same-json";
import { mergeOrder } from "./merge-order";
import { nameOfMember, type Trail, trailInto } from "./trail";

/** An edit as the walk meets it, before it has a number. */
export interface MetEdit {
  readonly kind: ComparedEdit["kind"];
  readonly trail: Trail;
  readonly title: string;
  readonly before: Json;
  readonly after: Json;
  /** Of the object that the place is in, these keys are meant; absent: what stands at the place. */
  readonly keys?: readonly string[];
}

export interface Walk {
  /** Whether an edit is taken. Asked once an edit, always in the same order. */
  readonly decide: (edit: MetEdit) => boolean;
  /** A key as the second configuration has it, where `after` was given with keys as the first has them. */
  readonly keyAfter: (trail: Trail, key: string) => string;
}

/** Where the walk is: in a thing of this kind. */
interface At {
  readonly trail: Trail;
  readonly kind: FileKind;
}

/**
 * Walks two JSON values side by side and gives the first with those edits that `decide` takes. Lists whose members can be told apart
 * are merged member by member, objects key by key; what is anything else is one value. What the network notes or gives itself (dates, ids)
 * is no edit and stays as it was.
 */
export function mergeJson(before: Json, after: Json, at: At, walk: Walk): Json {
  if (before === after) return before;
  if (isObject(before) && isObject(after)) return mergeObjects(before, after, at, walk);
  if (isArray(before) && isArray(after)) {
    const merged = mergeArrays(before, after, at.trail, walk);
    if (merged !== null) return merged;
  }
  return mergeValues(before, after, at.trail, walk);
}

function mergeValues(before: Json, after: Json, trail: Trail, { decide }: Walk): Json {
  if (sameJson(before, after)) return before;
  return decide({ kind: "changed", trail, title: changeOf(trail.key, before, after), before, after }) ? after : before;
}

function changeOf(key: string, before: Json, after: Json): string {
  if (key === "enabled" && typeof before === "boolean" && typeof after === "boolean") return after ? "switched on" : "switched off";
  return key === "" ? "changed" : `${key} changed`;
}

/** A rule's action and its parameters belong together: one without the other is no rule. */
const ACTION = ["action", "action_parameters"];

function mergeObjects(before: JsonObject, after: JsonObject, { trail, kind }: At, walk: Walk): JsonObject {
  const merged = new Map<string, Json>(Object.entries(before));
  const together = property(before, "action") === property(after, "action") ? [] : ACTION;
  if (together.length > 0 && walk.decide(actionEdit(before, after, trail))) {
    for (const key of ACTION) merged.delete(key);
    for (const [key, value] of Object.entries(actionOf(after))) merged.set(key, value);
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (NOTES.has(key) || together.includes(key) || !isCounted(kind, key, before)) continue;
    const [old, now] = [valueOf(before, key, kind), valueOf(after, key, kind)];
    if (isGiven(kind, key, old, now)) continue;
    const inner = trailInto(trail, { before: key, after: walk.keyAfter(trail, key) });
    if (old !== undefined && now !== undefined) merged.set(key, mergeInner(old, now, { trail: inner, kind }, walk));
    else if (now !== undefined && now !== null) {
      if (walk.decide({ kind: "changed", trail: inner, title: `${inner.key} added`, before: null, after: now })) merged.set(key, now);
    } else if (old !== undefined && old !== null) {
      if (walk.decide({ kind: "changed", trail: inner, title: `${inner.key} removed`, before: old, after: null })) merged.delete(key);
    }
  }
  return Object.fromEntries(merged);
}

/** What a zone says of itself is one value a key; all else is gone into. */
function mergeInner(before: Json, after: Json, { trail, kind }: At, walk: Walk): Json {
  return kind === "zone" ? mergeValues(before, after, trail, walk) : mergeJson(before, after, { trail, kind: "part" }, walk);
}

/** A rule that does not say so is on. Of development mode, only whether time is left counts: it is noted in seconds. */
function valueOf(object: JsonObject, key: string, kind: FileKind): Json | undefined {
  const value = property(object, key);
  if (kind === "rule" && key === "enabled") return value ?? true;
  return kind === "zone" && key === "development_mode" ? Math.max(0, Math.sign(Number(value ?? 0))) : value;
}

function actionEdit(before: JsonObject, after: JsonObject, trail: Trail): MetEdit {
  const [old, now] = [property(before, "action"), property(after, "action")];
  const title = typeof old === "string" && typeof now === "string" ? `action changed from ${old} to ${now}` : "action changed";
  const inner = trailInto(trail, { before: "action", after: "action" });
  return { kind: "changed", trail: inner, title, before: actionOf(before), after: actionOf(after), keys: ACTION };
}

function actionOf(rule: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(rule).filter(([key]) => ACTION.includes(key)));
}

/** `null` where members cannot be told apart. */
function mergeArrays(before: readonly Json[], after: readonly Json[], trail: Trail, walk: Walk): readonly Json[] | null {
  const { file, pointer } = trail;
  const kind = kindOfMembers(file, pointer);
  const identified = identifyMembers(before, after, kind);
  if (identified === null) return null;
  const partners = new Map(identified.pairs.map((pair) => [pair.before, pair.after]));
  const old = new Map(identified.pairs.map((pair) => [`before ${pair.before.index}`, pair.before]));
  for (const member of identified.removed) old.set(`before ${member.index}`, member);
  const now = new Map(identified.pairs.map((pair) => [`before ${pair.before.index}`, pair.after]));
  for (const member of identified.added) now.set(`after ${member.index}`, member);
  const inOrder = (names: ReadonlyMap<string, { readonly index: number }>): readonly string[] =>
    [...names].toSorted(([, one], [, other]) => one.index - other.index).map(([name]) => name);

  const members = new Map<string, Json>();
  for (const name of inOrder(old)) {
    const member = old.get(name);
    if (member === undefined) continue;
    const other = partners.get(member);
    const inner = trailInto(trail, { before: member.index, after: other?.index ?? null }, nameOfMember((other ?? member).json));
    if (other !== undefined) members.set(name, mergeJson(member.json, other.json, { trail: inner, kind }, walk));
    else if (!walk.decide({ kind: "removed", trail: inner, title: "removed", before: member.json, after: null }))
      members.set(name, member.json);
  }
  const order = inOrder(now);
  const wanted = isOrdered(kind, file)
    ? order
    : [...inOrder(old).filter((name) => now.has(name)), ...order.filter((name) => !old.has(name))];
  const merged = mergeOrder(inOrder(old), wanted, (name, previous) => {
    const entry = now.get(name);
    if (entry === undefined) return false;
    const from = old.get(name);
    const inner = trailInto(trail, { before: from?.index ?? null, after: entry.index }, nameOfMember(entry.json));
    if (from !== undefined) {
      const behind = previous === null ? "to the front" : `behind ${nameOfMember(now.get(previous)?.json ?? null)}`;
      return walk.decide({ kind: "moved", trail: inner, title: `moved ${behind}`, before: from.index + 1, after: entry.index + 1 });
    }
    const taken = walk.decide({ kind: "added", trail: inner, title: "added", before: null, after: entry.json });
    if (taken) members.set(name, entry.json);
    return taken;
  });
  return merged.flatMap((name) => members.get(name) ?? []);
}
