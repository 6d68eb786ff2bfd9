import type { JsonObject } from "../support/json";
import type { List } from "./configuration";
import { isArray, isObject, type Note, noteShape, type Placed, property, readRequiredText, readText, within } from "./reading";

const LIST_KINDS = ["ip", "redirect", "hostname", "asn"] as const satisfies readonly List["kind"][];

/** The list of one file. Its items stand under `items`, or come from a file of their own (see `readListItems`). */
export function readList(parts: readonly Placed[], note: Note): List | null {
  const [part] = parts;
  if (part === undefined) return null;
  const { value, place } = part;
  if (!isObject(value)) {
    noteShape(note, place, "A list, an object with `name`, `kind` and `items`,", value);
    return null;
  }
  const name = readRequiredText(value, "name", place, note);
  const kindText = readRequiredText(value, "kind", place, note);
  const kind = LIST_KINDS.find((known) => known === kindText);
  if (kindText !== null && kind === undefined) {
    note({
      code: "unknown-kind",
      severity: "error",
      message: `“${kindText}” is not a kind of list; a kind is one of ${LIST_KINDS.join(", ")}.`,
      place: within(place, "kind"),
    });
  }
  if (name === null || kind === undefined) return null;
  const items = property(value, "items");
  const itemsPart = items === undefined || items === null ? [] : [{ value: items, place: within(place, "items") }];
  return { id: readText(value, "id", place, note), name, kind, items: readListItems(itemsPart, note), source: place };
}

/** The items of a list; a list may have a million of them, so places are made for mistakes only. */
export function readListItems(parts: readonly Placed[], note: Note): readonly JsonObject[] {
  return parts.flatMap(({ value, place }) => {
    if (!isArray(value)) {
      noteShape(note, place, "An array of list items", value);
      return [];
    }
    if (value.every(isObject)) return value;
    return value.flatMap((item, index) => {
      if (isObject(item)) return [item];
      noteShape(note, within(place, index), "A list item, an object,", item);
      return [];
    });
  });
}
