import { isArray, isObject, property } from "../../../../engine/config/reading";
import type { Json, JsonObject } from "../../../../engine/support/json";
import { keep, objectIn, objectsIn, singles, textIn, withoutUnset } from "./unblock";

/** Keys of a rule whose values are lists of objects in the API too. */
const LISTS = new Set([
  "rules",
  "categories",
  "status_code_ttl",
  "algorithms",
  "headers",
  "contains",
  "cookie_fields",
  "request_fields",
  "response_fields",
  "raw_response_fields",
  "transformed_request_fields",
  "additional_cacheable_ports",
]);

/** `cloudflare_ruleset` of provider v4 and v5 as the API has it. */
export function convertRuleset(attributes: JsonObject, id: string): JsonObject {
  return {
    id,
    ...keep(attributes, "name", "description", "kind", "phase", "version", "last_updated"),
    rules: objectsIn(attributes, "rules").map(convertRule),
  };
}

function convertRule(attributes: JsonObject): JsonObject {
  const rule = singles(withoutUnset(attributes), LISTS);
  if (!isObject(rule)) return {};
  const parameters = objectIn(rule, "action_parameters");
  const enabled = property(rule, "enabled");
  return {
    ...rule,
    enabled: typeof enabled === "boolean" ? enabled : enabled !== "false",
    ...(parameters === null || Object.keys(parameters).length === 0
      ? {}
      : { action_parameters: convertParameters(textIn(rule, "action"), parameters) }),
  };
}

/** What of the parameters has another form in Terraform. */
const CONVERSIONS: Readonly<Record<string, (value: Json, action: string) => Json>> = {
  headers: (value, action) => (action === "rewrite" ? byName(value) : value),
  cookie_fields: namedFields,
  request_fields: namedFields,
  response_fields: namedFields,
  raw_response_fields: namedFields,
  transformed_request_fields: namedFields,
  rules: (value, action) => (action === "skip" ? skippedRules(value) : value),
  products: (value) =>
    isArray(value)
      ? value.map((product) => (typeof product === "string" ? (PRODUCTS.get(product.toLowerCase()) ?? product) : product))
      : value,
  cache_key: convertCacheKey,
};

/** Provider v4 documented these in lower case; the API's names have capitals. */
const PRODUCTS = new Map(
  ["zoneLockdown", "uaBlock", "bic", "hot", "securityLevel", "rateLimit", "waf"].map((name) => [name.toLowerCase(), name]),
);

function convertParameters(action: string, parameters: JsonObject): JsonObject {
  const directives = action === "set_cache_control";
  return Object.fromEntries(
    Object.entries(parameters).map(([key, value]): [string, Json] => {
      const convert = Object.hasOwn(CONVERSIONS, key) ? CONVERSIONS[key] : undefined;
      const name = directives ? key.replaceAll("_", "-") : key;
      return [name, convert === undefined ? value : convert(value, action)];
    }),
  );
}

/** v4: blocks with `name`; v5 and the API: a map by name. */
function byName(value: Json): Json {
  if (!isArray(value)) return value;
  return Object.fromEntries(
    value.filter(isObject).map((header): [string, Json] => {
      const { name: _name, ...rest } = header;
      return [textIn(header, "name"), rest];
    }),
  );
}

/** v4: names; v5 and the API: objects with a name. */
function namedFields(value: Json): Json {
  return isArray(value) ? value.map((field) => (typeof field === "string" ? { name: field } : field)) : value;
}

/** v4: ids with commas between them; v5 and the API: lists. */
function skippedRules(value: Json): Json {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([id, rules]): [string, Json] => [
      id,
      typeof rules === "string" ? rules.split(",").map((rule) => rule.trim()) : rules,
    ]),
  );
}

function convertCacheKey(value: Json): Json {
  const custom = isObject(value) ? objectIn(value, "custom_key") : null;
  if (custom === null || !isObject(value)) return value;
  const query = objectIn(custom, "query_string");
  const header = objectIn(custom, "header");
  return {
    ...value,
    custom_key: {
      ...custom,
      ...(query === null
        ? {}
        : { query_string: Object.fromEntries(Object.entries(query).map(([key, names]): [string, Json] => [key, queryNames(names)])) }),
      ...(header === null ? {} : { header: convertHeaderKey(header) }),
    },
  };
}

/** v4: a list of names, `["*"]` for all; v5 and the API: `{list: […]}` or `{all: true}`. */
function queryNames(names: Json): Json {
  if (!isArray(names)) return names;
  return names.length === 1 && names[0] === "*" ? { all: true } : { list: names };
}

function convertHeaderKey(header: JsonObject): JsonObject {
  const contains = property(header, "contains");
  if (!isArray(contains)) return header;
  const byHeader = contains.filter(isObject).map((entry): [string, Json] => [textIn(entry, "name"), property(entry, "values") ?? []]);
  return { ...header, contains: Object.fromEntries(byHeader) };
}
