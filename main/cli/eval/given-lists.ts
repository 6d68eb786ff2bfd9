import { createAssumedList, createGivenList } from "../../../engine/config/named-list";
import type { NamedList } from "../../../engine/language/moment";
import type { Json } from "../../../engine/support/json";

export type GivenLists =
  | { readonly kind: "lists"; readonly find: (name: string) => NamedList }
  | { readonly kind: "problem"; readonly message: string };

/** Lists by name (without `$`) from JSON: `{"office": ["192.0.2.0/24"]}`. A list that is not there is taken as empty. */
export function readGivenLists(json: Json): GivenLists {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return PROBLEM;
  const lists = new Map<string, NamedList>();
  for (const [name, entries] of Object.entries(json)) {
    if (!isTexts(entries)) return PROBLEM;
    lists.set(name, createGivenList(name, entries));
  }
  return { kind: "lists", find: (name) => lists.get(name) ?? createAssumedList(name) };
}

const PROBLEM: GivenLists = { kind: "problem", message: "“lists” must be an object of lists of texts, by name." };

function isTexts(entries: Json): entries is readonly string[] {
  return Array.isArray(entries) && entries.every((entry) => typeof entry === "string");
}
