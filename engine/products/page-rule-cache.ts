import { mergeLeaves } from "../actions/overlay";
import type { PageRule } from "../config/configuration";
import { isArray, isObject, property } from "../config/reading";
import type { Json, JsonObject } from "../support/json";

type Translate = (value: Json) => JsonObject;

const flag =
  (name: string): Translate =>
  (value) => ({ [name]: value === "on" });

/**
 * Page rule settings about the cache, in the words of Cache Rules, so that those override them one by one.
 * https://developers.cloudflare.com/rules/reference/page-rules-migration/
 */
const TRANSLATIONS: Readonly<Record<string, Translate>> = {
  cache_level: readLevel,
  edge_cache_ttl: (value) => (typeof value === "number" ? { edge_ttl: { mode: "override_origin", default: value } } : {}),
  browser_cache_ttl: (value) =>
    typeof value === "number"
      ? { browser_ttl: value === 0 ? { mode: "respect_origin" } : { mode: "override_origin", default: value } }
      : {},
  cache_ttl_by_status: (value) => (isObject(value) ? { edge_ttl: { status_code_ttl: Object.entries(value).flatMap(readStatusTtl) } } : {}),
  cache_key_fields: (value) => (isObject(value) ? { cache_key: { custom_key: readKeyFields(value) } } : {}),
  cache_by_device_type: (value) => ({ cache_key: { cache_by_device_type: value === "on" } }),
  cache_deception_armor: (value) => ({ cache_key: { cache_deception_armor: value === "on" } }),
  sort_query_string_for_cache: (value) => ({ cache_key: { ignore_query_strings_order: value === "on" } }),
  bypass_cache_on_cookie: (value) => ({ bypass_on_cookie: value }),
  cache_on_cookie: (value) => ({ cache_on_cookie: value }),
  explicit_cache_control: flag("origin_cache_control"),
  respect_strong_etag: flag("respect_strong_etags"),
  origin_error_page_pass_thru: flag("origin_error_page_passthru"),
};

/** What a page rule says to the cache. */
export function pageRuleCacheSettings(actions: PageRule["actions"]): JsonObject {
  return actions.reduce((settings: JsonObject, { id, value }) => {
    const translate = Object.hasOwn(TRANSLATIONS, id) ? TRANSLATIONS[id] : undefined;
    return translate === undefined ? settings : mergeLeaves(settings, translate(value));
  }, {});
}

/** “Bypass” and “cache everything” decide; the other levels say what the query does. */
function readLevel(value: Json): JsonObject {
  if (value === "bypass") return { cache: false };
  if (value === "cache_everything") return { cache: true };
  return typeof value === "string" ? { cache_level: value } : {};
}

function readStatusTtl([codes, value]: [string, Json]): readonly JsonObject[] {
  const seconds = value === "no-cache" ? 0 : value === "no-store" ? -1 : value;
  const range = /^(\d{3})-(\d{3})$/.exec(codes);
  if (typeof seconds !== "number") return [];
  if (range !== null) return [{ status_code_range: { from: Number(range[1]), to: Number(range[2]) }, value: seconds }];
  return /^\d{3}$/.test(codes) ? [{ status_code: Number(codes), value: seconds }] : [];
}

/** `"*"` stands for all. */
function readKeyFields(fields: JsonObject): JsonObject {
  const query = property(fields, "query_string");
  if (!isObject(query)) return fields;
  const entries = Object.entries(query).map(([key, value]): [string, Json] => [
    key,
    value === "*" ? { all: true } : isArray(value) ? { list: value } : value,
  ]);
  return { ...fields, query_string: Object.fromEntries(entries) };
}
