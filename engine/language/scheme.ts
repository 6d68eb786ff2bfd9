import type { FieldDefinition } from "./fields/definition";
import type { FunctionDefinition } from "./functions/definition";

/** Which names exist. Read by the checker, completion and hover; a field's slot is its place in `fields`. */
export interface Scheme {
  readonly fields: readonly FieldDefinition[];
  readonly functions: readonly FunctionDefinition[];
  /** Fields and functions share one name space. */
  lookup(name: string): SchemeEntry | undefined;
  /** The names nearest to a mistyped one, best first; empty where none is near. */
  nearest(name: string): readonly string[];
}

export type SchemeEntry =
  | { readonly kind: "field"; readonly field: FieldDefinition; readonly slot: number }
  | { readonly kind: "function"; readonly called: FunctionDefinition };

export interface SchemeMembers {
  readonly fields: readonly FieldDefinition[];
  readonly functions: readonly FunctionDefinition[];
}

const MOST_SUGGESTIONS = 3;
/** Longer names are not compared, which keeps a suggestion cheap whatever was typed. */
const LONGEST_COMPARED = 100;

/** A name given twice is a fault of the caller's and throws. */
export function createScheme({ fields, functions }: SchemeMembers): Scheme {
  const entries = new Map<string, SchemeEntry>();
  for (const [slot, field] of fields.entries()) add(entries, field.name, { kind: "field", field, slot });
  for (const called of functions) add(entries, called.name, { kind: "function", called });
  return {
    fields,
    functions,
    lookup: (name) => entries.get(name),
    nearest: (name) => {
      const found = nearestNames(name, entries.keys()).map((near) => currentName(entries.get(near)) ?? near);
      const usable = found.filter((near) => !isOfPackets(entries.get(near)));
      return [...new Set(usable.length > 0 ? usable : found)];
    },
  };
}

/** The network firewall's fields have the names of parts of packets; for requests another name is meant. */
function isOfPackets(entry: SchemeEntry | undefined): boolean {
  return entry?.kind === "field" && entry.field.sides.every((side) => side === "network");
}

/** The name to use instead of one that is out of date. */
function currentName(entry: SchemeEntry | undefined): string | undefined {
  return entry?.kind === "field" ? entry.field.deprecated?.use : undefined;
}

function add(entries: Map<string, SchemeEntry>, name: string, entry: SchemeEntry): void {
  if (entries.has(name)) throw new Error(`The name ${name} stands twice in the scheme`);
  entries.set(name, entry);
}

/** Names within a third of the typed name's length, by edits; then those that hold all parts of what was typed. */
export function nearestNames(typed: string, names: Iterable<string>): readonly string[] {
  if (typed.length > LONGEST_COMPARED) return [];
  const lower = typed.toLowerCase();
  const limit = Math.floor(typed.length / 3);
  const ranked: { readonly name: string; readonly distance: number }[] = [];
  for (const name of names) {
    const distance = editDistance(lower, name, limit);
    if (distance <= limit) ranked.push({ name, distance });
    else if (lower.length >= 4 && holdsParts(name, lower)) ranked.push({ name, distance: limit + 1 });
  }
  ranked.sort((left, right) => left.distance - right.distance || (left.name < right.name ? -1 : 1));
  const best = ranked[0]?.distance ?? 0;
  return ranked
    .filter(({ distance }) => distance <= best + 1)
    .slice(0, MOST_SUGGESTIONS)
    .map(({ name }) => name);
}

/** Whether all parts of `typed` stand in `name` in this order, as those of `http.uri.path` do in `http.request.uri.path`. */
function holdsParts(name: string, typed: string): boolean {
  const parts = typed.split(".");
  let next = 0;
  for (const part of name.split(".")) if (part === parts[next]) next += 1;
  return next === parts.length;
}

/** Insertions, deletions, replacements and swaps of neighbours; anything above `limit` is given as `limit + 1`. */
function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      if (cost < smallest) smallest = cost;
    }
    if (smallest > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return previous[right.length] ?? limit + 1;
}
