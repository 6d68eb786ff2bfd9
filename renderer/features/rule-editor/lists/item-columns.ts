import type { Json, JsonObject, ListView } from "../../../../engine/contract/index";
import { isJsonObject } from "../../../stores/support/json-kinds";
import { WORDS } from "../../../words/words";

const texts = WORDS.ruleEditor.itemColumns;

/** One thing that can be said of a list item. */
export interface ItemColumn {
  /** Its name, on screen and to be heard. */
  readonly name: string;
  /** Keys that lead to it in the item. */
  readonly path: readonly string[];
  readonly kind: "text" | "number";
  /** Share of the width. */
  readonly share: number;
}

const COMMENT: ItemColumn = { name: texts.comment, path: ["comment"], kind: "text", share: 2 };

export const ITEM_COLUMNS: Readonly<Record<ListView["kind"], readonly ItemColumn[]>> = {
  ip: [{ name: texts.addressOrRange, path: ["ip"], kind: "text", share: 2 }, COMMENT],
  asn: [{ name: texts.asNumber, path: ["asn"], kind: "number", share: 1 }, COMMENT],
  hostname: [{ name: texts.hostName, path: ["hostname", "url_hostname"], kind: "text", share: 2 }, COMMENT],
  redirect: [
    { name: texts.from, path: ["redirect", "source_url"], kind: "text", share: 2 },
    { name: texts.to, path: ["redirect", "target_url"], kind: "text", share: 3 },
    { name: texts.status, path: ["redirect", "status_code"], kind: "number", share: 1 },
    COMMENT,
  ],
};

/** An item to begin with. The addresses are of those set aside for documentation, so that nothing real is meant before somebody says what. */
const NEW_ITEMS: Readonly<Record<ListView["kind"], JsonObject>> = {
  ip: { ip: "192.0.2.1" },
  asn: { asn: 64496 },
  hostname: { hostname: { url_hostname: "host.example" } },
  redirect: { redirect: { source_url: "https://host.example/", target_url: "https://host.example/new", status_code: 301 } },
};

export function newItem(kind: ListView["kind"]): JsonObject {
  return NEW_ITEMS[kind];
}

/** What an item says in a column, as text; empty where it says nothing. */
export function cellText(item: JsonObject, { path }: ItemColumn): string {
  const value = path.reduce<Json | undefined>((json, key) => (isJsonObject(json) ? json[key] : undefined), item);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** The value a typed text stands for; what is no number stays text, which the checks then name. */
export function cellValue(text: string, { kind }: ItemColumn): Json {
  return kind === "number" && /^\d{1,10}$/.test(text.trim()) ? Number(text.trim()) : text;
}

/** Places of the items in which all words stand somewhere. */
export function itemsWith(items: readonly JsonObject[], columns: readonly ItemColumn[], words: string): readonly number[] {
  const sought = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return items.flatMap((item, index) => {
    const text = columns
      .map((column) => cellText(item, column))
      .join("\n")
      .toLowerCase();
    return sought.every((word) => text.includes(word)) ? [index] : [];
  });
}
