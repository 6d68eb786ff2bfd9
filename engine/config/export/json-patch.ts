import type { Json } from "../../support/json";
import { jsonPointer } from "../../support/problem";
import { isArray, isObject } from "../reading";

/** One operation of a JSON Patch (RFC 6902). */
export type PatchOperation =
  | { readonly op: "add" | "replace"; readonly path: string; readonly value: Json }
  | { readonly op: "remove"; readonly path: string }
  | { readonly op: "move"; readonly from: string; readonly path: string };

/**
 * The operations that make `after` of `before`. Members of lists that are named (`id` or `ref`) are added, removed and moved by themselves; of other
 * lists, places are compared one by one.
 */
export function jsonPatch(before: Json, after: Json): readonly PatchOperation[] {
  return diff(before, after, []);
}

type Path = readonly (string | number)[];

function diff(before: Json, after: Json, path: Path): readonly PatchOperation[] {
  if (isObject(before) && isObject(after)) {
    const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
    return [
      ...gone.map((key): PatchOperation => ({ op: "remove", path: jsonPointer([...path, key]) })),
      ...Object.entries(after).flatMap(([key, value]): readonly PatchOperation[] => {
        const old = Object.hasOwn(before, key) ? before[key] : undefined;
        return old === undefined ? [{ op: "add", path: jsonPointer([...path, key]), value }] : diff(old, value, [...path, key]);
      }),
    ];
  }
  if (isArray(before) && isArray(after)) {
    const [old, now] = [namesOf(before), namesOf(after)];
    return old !== null && now !== null ? diffNamed({ before, after, old, now }, path) : diffPlaces(before, after, path);
  }
  return isSame(before, after) ? [] : [{ op: "replace", path: jsonPointer(path), value: after }];
}

function isSame(before: Json, after: Json): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/** Names of all members; `null` where one has none, or two have the same. */
function namesOf(members: readonly Json[]): readonly string[] | null {
  const names = members.map((member) => {
    const id = isObject(member) ? (member["id"] ?? member["ref"]) : undefined;
    return typeof id === "string" && id !== "" ? id : null;
  });
  const known = names.filter((name) => name !== null);
  return known.length === names.length && new Set(known).size === known.length ? known : null;
}

interface NamedLists {
  readonly before: readonly Json[];
  readonly after: readonly Json[];
  readonly old: readonly string[];
  readonly now: readonly string[];
}

function diffNamed({ before, after, old, now }: NamedLists, path: Path): readonly PatchOperation[] {
  const operations: PatchOperation[] = [];
  const order = [...old];
  const kept = new Set(now);
  for (let index = order.length - 1; index >= 0; index -= 1) {
    if (kept.has(order[index] ?? "")) continue;
    operations.push({ op: "remove", path: jsonPointer([...path, index]) });
    order.splice(index, 1);
  }
  for (const [index, name] of now.entries()) {
    const at = order.indexOf(name);
    const value = after[index] ?? null;
    if (at === -1) {
      operations.push({ op: "add", path: jsonPointer([...path, index]), value });
      order.splice(index, 0, name);
      continue;
    }
    if (at !== index) {
      operations.push({ op: "move", from: jsonPointer([...path, at]), path: jsonPointer([...path, index]) });
      order.splice(index, 0, ...order.splice(at, 1));
    }
    operations.push(...diff(before[old.indexOf(name)] ?? null, value, [...path, index]));
  }
  return operations;
}

function diffPlaces(before: readonly Json[], after: readonly Json[], path: Path): readonly PatchOperation[] {
  const common = Math.min(before.length, after.length);
  const changes = after.slice(0, common).flatMap((value, index) => diff(before[index] ?? null, value, [...path, index]));
  const gone = before
    .slice(common)
    .map((_value, index): PatchOperation => ({ op: "remove", path: jsonPointer([...path, before.length - 1 - index]) }));
  const come = after
    .slice(common)
    .map((value, index): PatchOperation => ({ op: "add", path: jsonPointer([...path, common + index]), value }));
  return [...changes, ...gone, ...come];
}
