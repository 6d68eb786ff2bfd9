import { property } from "../../../../engine/config/reading";
import type { Json, JsonObject } from "../../../../engine/support/json";
import { keep, objectIn, objectsIn, textIn } from "./unblock";

/** `cloudflare_list` of provider v4 (`item` blocks with a `value`) and v5 (`items`) as the API has it. */
export function convertList(attributes: JsonObject, id: string): JsonObject {
  const items = [
    ...objectsIn(attributes, "items").map(convertItem),
    ...objectsIn(attributes, "item").map((item) => convertItem({ ...objectIn(item, "value"), ...keep(item, "comment") })),
  ];
  return { id, ...keep(attributes, "name", "kind", "description"), ...(items.length === 0 ? {} : { items }) };
}

export function convertItem(attributes: JsonObject): JsonObject {
  const hostname = objectIn(attributes, "hostname");
  const redirect = objectIn(attributes, "redirect");
  return {
    ...keep(attributes, "id", "ip", "asn"),
    ...(hostname === null ? {} : { hostname: keep(hostname, "url_hostname", "exclude_exact_hostname") }),
    ...(redirect === null ? {} : { redirect: convertRedirect(redirect) }),
    ...(textIn(attributes, "comment") === "" ? {} : { comment: textIn(attributes, "comment") }),
  };
}

const FLAGS = ["include_subdomains", "subpath_matching", "preserve_query_string", "preserve_path_suffix"];

/** v4 writes the flags as `enabled` and `disabled`. */
function convertRedirect(redirect: JsonObject): JsonObject {
  const flags = FLAGS.flatMap((key): (readonly [string, Json])[] => {
    const value = property(redirect, key);
    if (typeof value === "boolean") return [[key, value]];
    return value === "enabled" || value === "disabled" ? [[key, value === "enabled"]] : [];
  });
  return { ...keep(redirect, "source_url", "target_url", "status_code"), ...Object.fromEntries(flags) };
}
