import type { CaseOutcome, JudgedComparison } from "../../../engine/contract/index";
import { plainValueText } from "../../../engine/trace/value-text";
import { WORDS } from "../../words/words";

const words = WORDS.compare;

/** A difference in a few words: what was, and what is; or, where values are long, what differs. */
export type ShortDifference =
  | { readonly kind: "values"; readonly before: string; readonly after: string }
  | { readonly kind: "name"; readonly name: string };

const LONGEST = 9;

/** What differs most, short enough for a row: the status where that differs, else the first value that does. `null`: nothing to show. */
export function shortDifference({ before, after, facets, impact }: JudgedComparison): ShortDifference | null {
  if (before === null || after === null || impact === "unchanged" || impact === "path-changed") return null;
  if (before.status !== after.status) return { kind: "values", before: statusText(before), after: statusText(after) };
  if (before.outcome !== after.outcome) return { kind: "values", before: before.outcome, after: after.outcome };
  const values = facets.flatMap((facet) => facet.values);
  const told = values.find(({ name }) => name === "cache.edgeTtl" && before.cache !== null && after.cache !== null) ?? values[0];
  if (told === undefined) return null;
  const seconds = /ttl$/i.test(told.name);
  const text = (value: typeof told.before): string => (seconds && typeof value === "number" ? durationText(value) : valueWord(value));
  const [old, now] = [text(told.before), text(told.after)];
  if (old.length <= LONGEST && now.length <= LONGEST) return { kind: "values", before: old, after: now };
  return { kind: "name", name: told.name.slice(told.name.lastIndexOf(".") + 1) };
}

function statusText({ status, outcome }: CaseOutcome): string {
  return status === null ? outcome : String(status);
}

function valueWord(value: Parameters<typeof plainValueText>[0]): string {
  if (value === null) return words.values.none;
  if (value === true) return words.values.yes;
  return value === false ? words.values.no : plainValueText(value);
}

/** 7200 → `2 h`, 86400 → `1 d`; what does not come out even stays in smaller units. */
export function durationText(seconds: number): string {
  for (const [unit, size] of [
    ["d", 86_400],
    ["h", 3600],
    ["min", 60],
  ] as const) {
    if (seconds >= size && seconds % size === 0) return words.times[unit](seconds / size);
  }
  return words.times.s(seconds);
}

/** Numbers of the edits to blame, each once and in order; `null`: nobody found which. */
export function blamedEdits({ blame }: Pick<JudgedComparison, "blame">): readonly number[] | null {
  const found = blame.flatMap(({ edits }) => edits ?? []);
  return found.length === 0 ? null : [...new Set(found)].sort((one, other) => one - other);
}

/** The rule or item alone, where a place names one; its product stands in the place as a whole. */
export function shortPlace(where: string): string {
  return /“[^”]*”$/.exec(where)?.[0] ?? where;
}
