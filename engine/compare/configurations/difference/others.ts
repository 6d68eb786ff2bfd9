import type { SourcePlace } from "../../../config/configuration";
import { isArray, isObject, property, within } from "../../../config/reading";
import type { Json, JsonObject } from "../../../support/json";
import { added, type Change, changed, changesIn, removed } from "./changes";
import { matchMembers } from "./match-members";
import { keyOf, sameJson } from "./same-json";

interface Placed {
  readonly object: JsonObject;
  readonly place: SourcePlace;
}

/** Keys by which members of any list may be told apart, the most telling first. */
const NAMES = ["id", "pattern", "snippet_name", "hostname", "name", "expression", "description"];
/** Keys by which a person knows them. */
const TITLES = ["description", "name", "hostname", "pattern", "snippet_name", "id"];

/** A list of objects of a product: matched by what names them, then by their contents. `what` is such as “Page Rules (example.com)”. */
export function compareObjects(before: readonly Placed[], after: readonly Placed[], what: string): readonly Change[] {
  const {
    pairs,
    removed: gone,
    added: come,
  } = matchMembers(before, after, [
    ...NAMES.map(
      (key) =>
        ({ object }: Placed): string | null =>
          textAt(object, key),
    ),
    ({ object }) => keyOf(withoutId(object)),
  ]);
  return [
    ...pairs.flatMap(({ before: old, after: now }) =>
      changesIn(
        { where: `${what}, ${titleOf(now.object)}`, place: { before: old.place, after: now.place } },
        "",
        withoutId(old.object),
        withoutId(now.object),
      ),
    ),
    ...gone.map(({ object, place }) => removed(`${what}, ${titleOf(object)}`, place, object)),
    ...come.map(({ object, place }) => added(`${what}, ${titleOf(object)}`, place, object)),
  ];
}

function withoutId(object: JsonObject): JsonObject {
  const { id, ...rest } = object;
  return typeof id === "string" && /^[0-9a-f]{32}$/.test(id) ? rest : object;
}

function textAt(object: JsonObject, key: string): string | null {
  const text = property(object, key);
  return typeof text === "string" ? text : null;
}

function titleOf(object: JsonObject): string {
  const title = TITLES.map((key) => textAt(object, key)).find((text) => text !== null && text !== "");
  return title === undefined || title === null ? "an entry" : `“${title}”`;
}

/** Files that the engine keeps as they stand: settings of products, lists of objects, code. `folder` is that of the owner. */
export function compareOthers(
  before: Readonly<Record<string, Json>>,
  after: Readonly<Record<string, Json>>,
  owner: { readonly title: string; readonly folders: { readonly before: string; readonly after: string } },
): readonly Change[] {
  const files = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return files.flatMap((file): readonly Change[] => {
    const [old, now] = [before[file], after[file]];
    if (sameJson(old, now)) return [];
    const what = `${file.replace(/\.json$/, "").replaceAll("_", " ")} (${owner.title})`;
    const places = {
      before: { file: `${owner.folders.before}/${file}`, pointer: "" },
      after: { file: `${owner.folders.after}/${file}`, pointer: "" },
    };
    if (old === undefined) return [added(what, places.after, now ?? null)];
    if (now === undefined) return [removed(what, places.before, old)];
    if (isArray(old) && isArray(now)) return compareObjects(placed(old, places.before), placed(now, places.after), what);
    return isObject(old) && isObject(now)
      ? changesIn({ where: what, place: places }, "", old, now)
      : [changed({ where: what, place: places }, "contents changed", old, now)];
  });
}

function placed(members: readonly Json[], place: SourcePlace): readonly Placed[] {
  return members.flatMap((member, index) => (isObject(member) ? [{ object: member, place: within(place, index) }] : []));
}
