import { isArray, isObject, property } from "../../../../engine/config/reading";
import type { Json, JsonObject } from "../../../../engine/support/json";
import { keep, objectIn, objectsIn, textIn, withoutUnset } from "./unblock";

/** Actions that have no value: they are there or not, which Terraform writes as true and false. */
const WITHOUT_VALUE = new Set([
  "always_use_https",
  "disable_apps",
  "disable_performance",
  "disable_security",
  "disable_zaraz",
  "disable_railgun",
]);

/** `cloudflare_page_rule` of provider v4 and v5 as the API has it. */
export function convertPageRule(attributes: JsonObject, id: string): JsonObject {
  const actions = withoutUnset(objectIn(attributes, "actions") ?? {});
  const priority = property(attributes, "priority");
  return {
    id,
    targets: [{ target: "url", constraint: { operator: "matches", value: textIn(attributes, "target") } }],
    actions: isObject(actions) ? Object.entries(actions).flatMap(([name, value]) => convertAction(name, value)) : [],
    priority: typeof priority === "number" ? priority : 1,
    status: textIn(attributes, "status") || "active",
  };
}

function convertAction(id: string, value: Json): readonly JsonObject[] {
  if (WITHOUT_VALUE.has(id)) return value === true || value === "true" || value === "on" ? [{ id }] : [];
  if (value === "" || value === false) return [];
  if (id === "cache_ttl_by_status") return [{ id, value: ttlByStatus(value) }];
  if (id === "cache_key_fields") return [{ id, value: cacheKeyFields(single(value)) }];
  if (id === "edge_cache_ttl" || id === "browser_cache_ttl")
    return [{ id, value: typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value }];
  const one = single(value);
  return [{ id, value: one === true ? "on" : one }];
}

function single(value: Json): Json {
  const [first] = isArray(value) ? value : [];
  return isArray(value) && value.length === 1 && isObject(first) ? first : value;
}

/** v4: blocks `{codes, ttl}`, where 0 is no-cache and -1 is no-store; v5 and the API: a map. */
function ttlByStatus(value: Json): Json {
  if (!isArray(value)) return value;
  return Object.fromEntries(value.filter(isObject).map((entry): [string, Json] => [textIn(entry, "codes"), ttl(property(entry, "ttl"))]));
}

function ttl(value: Json | undefined): Json {
  if (value === -1) return "no-store";
  return value === 0 ? "no-cache" : (value ?? 0);
}

/** A name list of one `*` stands for all, which the API writes as a text. */
function cacheKeyFields(value: Json): Json {
  if (!isObject(value)) return value;
  const query = objectIn(value, "query_string");
  const parts = Object.keys(value).map((key): [string, Json] => {
    const part = objectIn(value, key);
    return [key, part === null ? (property(value, key) ?? null) : key === "query_string" && query !== null ? queryString(query) : part];
  });
  return Object.fromEntries(parts);
}

function queryString(query: JsonObject): JsonObject {
  if (property(query, "ignore") === true) return { exclude: "*" };
  if (
    property(query, "ignore") === false &&
    objectsIn(query, "include").length === 0 &&
    !isArray(property(query, "include")) &&
    !isArray(property(query, "exclude"))
  )
    return { include: "*" };
  const kept = keep(query, "include", "exclude");
  return Object.fromEntries(
    Object.entries(kept).map(([key, names]): [string, Json] => [
      key,
      isArray(names) && names.length === 1 && names[0] === "*" ? "*" : names,
    ]),
  );
}
