import type { List } from "../../../config/configuration";
import { within } from "../../../config/reading";
import type { JsonObject } from "../../../support/json";
import { type Matched, matchMembers } from "../identity/match-members";
import { itemContent, memberNames } from "../identity/member-names";
import { sameJson } from "../identity/same-json";
import { added, type Change, changed, changesIn, removed } from "./changes";

/** Of a list with more changes than this, only their numbers are told. */
const MOST_ITEMS = 500;

export function matchLists(before: readonly List[], after: readonly List[]): Matched<List> {
  return matchMembers(before, after, [({ name }) => name, ({ id }) => id]);
}

export function compareLists(before: readonly List[], after: readonly List[]): readonly Change[] {
  const { pairs, removed: gone, added: come } = matchLists(before, after);
  return [
    ...pairs.flatMap(({ before: old, after: now }) => compareList(old, now)),
    ...gone.map((list) => removed(titleOf(list), list.source, null, `removed with ${count(list.items.length)}`)),
    ...come.map((list) => added(titleOf(list), list.source, null, `added with ${count(list.items.length)}`)),
  ];
}

function titleOf({ name }: List): string {
  return `list ${name}`;
}

function count(items: number): string {
  return `${items} item${items === 1 ? "" : "s"}`;
}

function compareList(before: List, after: List): readonly Change[] {
  const where = titleOf(after);
  const compared = { where, place: { before: before.source, after: after.source } };
  const ofList = [...changesIn(compared, "name", before.name, after.name), ...changesIn(compared, "kind", before.kind, after.kind)];
  const {
    pairs,
    removed: gone,
    added: come,
  } = matchMembers(
    indexed(before.items),
    indexed(after.items),
    memberNames("item", ({ item }) => item),
  );
  const other = pairs.filter((pair) => !sameMeaning(pair.before.item, pair.after.item));
  if (gone.length + come.length + other.length > MOST_ITEMS) {
    const title = `${count(come.length)} added, ${gone.length} removed, ${other.length} changed`;
    return [...ofList, changed(compared, title, before.items.length, after.items.length)];
  }
  const at = (list: List, index: number): ReturnType<typeof within> => within(within(list.source, "items"), index);
  return [
    ...ofList,
    ...gone.map(({ key, item, index }) => removed(`${where}, ${key}`, at(before, index), item)),
    ...come.map(({ key, item, index }) => added(`${where}, ${key}`, at(after, index), item)),
    ...other.flatMap((pair) =>
      changesIn(
        { where: `${where}, ${pair.after.key}`, place: { before: at(before, pair.before.index), after: at(after, pair.after.index) } },
        "",
        bare(pair.before.item),
        bare(pair.after.item),
      ),
    ),
  ];
}

interface Indexed {
  /** What it lists. */
  readonly key: string;
  readonly item: JsonObject;
  readonly index: number;
}

function indexed(items: readonly JsonObject[]): readonly Indexed[] {
  return items.map((item, index) => ({ key: itemContent(item), item, index }));
}

function sameMeaning(before: JsonObject, after: JsonObject): boolean {
  return sameJson(bare(before), bare(after));
}

/** Without the id and the dates, which the network gives. */
function bare(item: JsonObject): JsonObject {
  const { id: _id, created_on: _created, modified_on: _modified, ...rest } = item;
  return rest;
}
