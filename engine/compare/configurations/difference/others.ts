import type { SourcePlace } from "../../../config/configuration";
import { isArray, isObject, property, within } from "../../../config/reading";
import type { Json, JsonObject } from "../../../support/json";
import type { IdsAnew } from "../identity/ids-anew";
import { inOldIds, inOldPath } from "../identity/in-old-ids";
import { textAt } from "../identity/made-ids";
import { matchMembers } from "../identity/match-members";
import { isGiven, isOrdered } from "../identity/member-kind";
import { memberNames } from "../identity/member-names";
import { movedPairs } from "../identity/moved-pairs";
import { sameJson } from "../identity/same-json";
import { added, type Change, type Compared, changed, changesOf, removed } from "./changes";

interface Placed {
  readonly object: JsonObject;
  readonly place: SourcePlace;
}

/** Keys by which a person knows them. */
const TITLES = ["description", "name", "hostname", "pattern", "snippet_name", "id"];

interface ComparedObjects {
  /** Such as “Page Rules (example.com)”. */
  readonly what: string;
  readonly kind: "entry" | "object";
  readonly order: "counts" | "says nothing";
  readonly ids: IdsAnew;
}

/** Objects of a product. */
export function compareObjects(
  before: readonly Placed[],
  after: readonly Placed[],
  { what, kind, order, ids }: ComparedObjects,
): readonly Change[] {
  const readAfter = new Map(after.map((placed) => [placed, inOldIds(placed.object, ids)]));
  const read = (placed: Placed): Json => readAfter.get(placed) ?? placed.object;
  const { pairs, removed: gone, added: come } = matchMembers(before, after, memberNames(kind, read));
  const places = new Map([...before.entries(), ...after.entries()].map(([index, placed]) => [placed, index]));
  const placeOf = (placed: Placed): number => places.get(placed) ?? 0;
  const moved =
    order === "says nothing"
      ? []
      : movedPairs(
          pairs.toSorted((one, other) => placeOf(one.after) - placeOf(other.after)),
          (pair) => placeOf(pair.before),
        );
  const compared = (pair: (typeof pairs)[number]): Compared => ({
    where: `${what}, ${titleOf(pair.after.object)}`,
    place: { before: pair.before.place, after: pair.after.place },
  });
  return [
    ...pairs.flatMap((pair) => {
      const keys = isGiven(kind, "id", property(pair.before.object, "id"), property(pair.after.object, "id")) ? ["id"] : [];
      const [old, now, own] = [pair.before.object, read(pair.after), pair.after.object].map((object) => without(object, keys));
      return changesOf(compared(pair), "", old, { read: now, own });
    }),
    ...[...moved].map(
      (pair): Change => ({
        ...compared(pair),
        kind: "moved",
        title: titleOfMove(after[placeOf(pair.after) - 1]),
        before: placeOf(pair.before) + 1,
        after: placeOf(pair.after) + 1,
      }),
    ),
    ...gone.map(({ object, place }) => removed(`${what}, ${titleOf(object)}`, place, object)),
    ...come.map(({ object, place }) => added(`${what}, ${titleOf(object)}`, place, object)),
  ];
}

function titleOfMove(previous: Placed | undefined): string {
  return previous === undefined ? "moved to the front" : `moved behind ${titleOf(previous.object)}`;
}

function without(object: Json, keys: readonly string[]): Json {
  return isObject(object) ? Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key))) : object;
}

function titleOf(object: JsonObject): string {
  const title = TITLES.map((key) => textAt(object, key)).find((text) => text !== null);
  return title === undefined || title === null ? "an entry" : `“${title}”`;
}

/** Files that the engine keeps as they stand: settings of products, lists of objects, code. */
export function compareOthers(before: Others, after: Others, { title, folders, ids }: ComparedOthers): readonly Change[] {
  const ownName = new Map(Object.keys(after).map((file) => [inOldPath(file, ids), file]));
  const files = [...new Set([...Object.keys(before), ...ownName.keys()])].sort();
  return files.flatMap((file): readonly Change[] => {
    const own = ownName.get(file) ?? file;
    const [old, now] = [before[file], after[own]];
    const read = now === undefined ? undefined : inOldIds(now, ids);
    if (sameJson(old, read)) return [];
    const what = `${own.replace(/\.json$/, "").replaceAll("_", " ")} (${title})`;
    const places = {
      before: { file: `${folders.before}/${file}`, pointer: "" },
      after: { file: `${folders.after}/${own}`, pointer: "" },
    };
    if (old === undefined) return [added(what, places.after, now ?? null)];
    if (now === undefined) return [removed(what, places.before, old)];
    if (isArray(old) && isArray(now)) {
      const order = isOrdered("object", places.before.file) ? "counts" : "says nothing";
      return compareObjects(placeMembers(old, places.before), placeMembers(now, places.after), { what, kind: "object", order, ids });
    }
    return isObject(old) && isObject(now)
      ? changesOf({ where: what, place: places }, "", old, { read, own: now })
      : [changed({ where: what, place: places }, "contents changed", old, now)];
  });
}

type Others = Readonly<Record<string, Json>>;

interface ComparedOthers {
  readonly title: string;
  /** Of the owner. */
  readonly folders: { readonly before: string; readonly after: string };
  readonly ids: IdsAnew;
}

function placeMembers(members: readonly Json[], place: SourcePlace): readonly Placed[] {
  return members.flatMap((member, index) => (isObject(member) ? [{ object: member, place: within(place, index) }] : []));
}
