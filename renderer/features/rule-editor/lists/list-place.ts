import type { ConfigurationView, Json, ListView } from "../../../../engine/contract/index";
import { isJsonArray } from "../../../stores/support/json-kinds";

export interface ListPlace {
  readonly list: ListView;
  /** Pointer of the items in the file; `null` where they stand in a file of their own. */
  readonly items: string | null;
}

/** The list that a file holds, or whose items it holds; `null` for other files. `json`: what the file says now. */
export function listPlace(view: ConfigurationView | null, file: string, json: Json): ListPlace | null {
  for (const list of view?.account.lists ?? []) {
    const { source } = list;
    if (source.file === file)
      return { list, items: isJsonArray(member(at(json, source.pointer), "items")) ? `${source.pointer}/items` : null };
    if (itemsFile(list) === file) {
      if (isJsonArray(json)) return { list, items: "" };
      return isJsonArray(member(json, "result")) ? { list, items: "/result" } : null;
    }
  }
  return null;
}

/** Where the items of a list stand that are not in its own file. */
export function itemsFile({ source }: ListView): string {
  return source.file.replace(/\.json$/, ".items.json");
}

function at(json: Json, pointer: string): Json | undefined {
  return pointer === "" ? json : member(json, pointer.slice(1));
}

function member(json: Json | undefined, key: string): Json | undefined {
  return typeof json === "object" && json !== null && !isJsonArray(json) ? json[key] : undefined;
}
