import type { SourcePlace } from "../../../config/configuration";
import { isArray, isObject, property } from "../../../config/reading";
import type { Json } from "../../../support/json";
import type { ComparedEdit } from "../edit";
import { identifyMembers, type Member } from "../identity/identify-members";
import type { Matched } from "../identity/match-members";
import { movedPairs } from "../identity/moved-pairs";
import { NOTES } from "../identity/notes";
import { sameJson } from "../identity/same-json";
import { nameOfMember } from "../trail";

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

/** A value of the second configuration. */
export interface After {
  /** With the ids of the first configuration, as it is compared. */
  readonly read: Json | undefined;
  /** As it stands there, as it is told. */
  readonly own: Json | undefined;
}

/** The changes of a value, down to the keys that have one: `action_parameters.response.status_code changed`. */
export function changesIn(compared: Compared, key: string, before: Json | undefined, after: Json | undefined): readonly Change[] {
  return changesOf(compared, key, before, { read: after, own: after });
}

/** The same where ids of the second configuration were made anew. */
export function changesOf(compared: Compared, key: string, before: Json | undefined, after: After): readonly Change[] {
  const { read } = after;
  if (sameJson(before, read)) return [];
  if (isObject(before) && isObject(read)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(read)])].filter((name) => !NOTES.has(name));
    return keys.flatMap((name) =>
      changesOf(compared, key === "" ? name : `${key}.${name}`, property(before, name), inside(after, property(read, name), name)),
    );
  }
  const members = isArray(before) && isArray(read) ? identifyMembers(before, read, "part") : null;
  return members === null
    ? [changed(compared, titleOf(key, before, after.own), before, after.own)]
    : changesAmong(compared, members, after);
}

/** Ids that are keys may be others on the two sides. */
function inside({ own }: After, read: Json | undefined, key: string | number): After {
  const value = isArray(own) ? own[Number(key)] : isObject(own) ? property(own, String(key)) : undefined;
  return { read, own: value === undefined ? read : value };
}

/** The changes of a list inside of something, member by member. */
function changesAmong(compared: Compared, { pairs, removed: gone, added: come }: Matched<Member>, after: After): readonly Change[] {
  const of = (json: Json): Compared => ({ ...compared, where: `${compared.where}, ${nameOfMember(json)}` });
  const own = ({ json, index }: Member): After => inside(after, json, index);
  const { before: placeBefore, after: placeAfter } = compared.place;
  const moved = movedPairs(
    pairs.toSorted((one, other) => one.after.index - other.after.index),
    (pair) => pair.before.index,
  );
  return [
    ...pairs.flatMap((pair) => changesOf(of(pair.after.json), "", pair.before.json, own(pair.after))),
    ...gone.map(({ json }): Change => {
      const place = { before: placeBefore, after: null };
      return { ...of(json), place, kind: "removed", title: "removed", before: json, after: null };
    }),
    ...[...moved].map((pair): Change => {
      const [from, to] = [pair.before.index + 1, pair.after.index + 1];
      return { ...of(pair.after.json), kind: "moved", title: "moved", before: from, after: to };
    }),
    ...come.map((member): Change => {
      const json = own(member).own ?? null;
      const place = { before: null, after: placeAfter };
      return { ...of(json), place, kind: "added", title: "added", before: null, after: json };
    }),
  ];
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
