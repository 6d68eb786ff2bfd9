import { isArray, isObject, property } from "../../../../engine/config/reading";
import type { Json, JsonObject } from "../../../../engine/support/json";
import { keep, objectIn, objectsIn, textIn, withoutUnset } from "./unblock";

/** `cloudflare_record` (v4, whose name may be a label or `@`) and `cloudflare_dns_record` (v5, whose name is the full one). */
export function convertDnsRecord(attributes: JsonObject, id: string, zoneName: string): JsonObject {
  const data = objectIn(attributes, "data");
  const value = textIn(attributes, "content") || textIn(attributes, "value") || textIn(attributes, "hostname");
  return {
    id,
    ...keep(attributes, "type", "ttl", "priority", "comment", "tags", "settings"),
    name: fullName(textIn(attributes, "name"), zoneName),
    content: value === "" && data !== null ? Object.values(data).map(String).join(" ") : value,
    proxied: property(attributes, "proxied") === true,
    ...(data === null ? {} : { data }),
  };
}

function fullName(name: string, zoneName: string): string {
  const plain = name.toLowerCase().replace(/\.$/, "");
  if (plain === "@" || plain === "") return zoneName;
  return zoneName === "" || plain === zoneName || plain.endsWith(`.${zoneName}`) ? plain : `${plain}.${zoneName}`;
}

export function convertZone(attributes: JsonObject, id: string): JsonObject {
  const account = objectIn(attributes, "account") ?? keep({ id: property(attributes, "account_id") ?? null }, "id");
  const plan = property(attributes, "plan");
  const planId = typeof plan === "string" ? plan : isObject(plan) ? textIn(plan, "legacy_id") : "";
  return {
    id,
    name: (textIn(attributes, "name") || textIn(attributes, "zone")).toLowerCase(),
    ...(Object.keys(account).length === 0 ? {} : { account }),
    ...keep(attributes, "type", "status"),
    paused: property(attributes, "paused") === true,
    ...(planId === "" ? {} : { plan: { legacy_id: planId } }),
  };
}

/** v4: one resource with all settings in a block; a few are called otherwise there. */
export function convertSettings(attributes: JsonObject): readonly JsonObject[] {
  const settings = objectIn(attributes, "settings");
  if (settings === null) return [];
  const entries = Object.entries(settings).filter(([, value]) => value !== null && value !== "");
  return entries.map(([key, value]) => ({ id: key === "zero_rtt" ? "0rtt" : key, value: objectIn({ value }, "value") ?? value }));
}

export function convertSetting(attributes: JsonObject): readonly JsonObject[] {
  const id = textIn(attributes, "setting_id");
  return id === "" ? [] : [{ id, value: property(attributes, "value") ?? null }];
}

export function convertManagedTransforms(attributes: JsonObject): JsonObject {
  const read = (key: string): Json => objectsIn(attributes, key).map((toggle) => keep(toggle, "id", "enabled", "has_conflict"));
  return { managed_request_headers: read("managed_request_headers"), managed_response_headers: read("managed_response_headers") };
}

/** IP Access rules, lockdowns and User Agent rules: their nested blocks are `configuration` and `configurations`. */
export function convertAccessRule(attributes: JsonObject, id: string, level: "account" | "zone"): JsonObject {
  return {
    id,
    ...keep(attributes, "mode", "notes"),
    configuration: withoutUnset(objectIn(attributes, "configuration") ?? {}),
    scope: { type: level === "zone" ? "zone" : "organization" },
  };
}

export function convertLockdown(attributes: JsonObject, id: string): JsonObject {
  return {
    id,
    ...keep(attributes, "urls", "description", "priority"),
    configurations: objectsIn(attributes, "configurations").map((entry) => keep(entry, "target", "value")),
    paused: property(attributes, "paused") === true,
  };
}

export function convertUaRule(attributes: JsonObject, id: string): JsonObject {
  return {
    id,
    ...keep(attributes, "mode", "description"),
    configuration: withoutUnset(objectIn(attributes, "configuration") ?? {}),
    paused: property(attributes, "paused") === true,
  };
}

export function convertCustomHostname(attributes: JsonObject, id: string): JsonObject {
  return {
    id,
    ...keep(attributes, "hostname", "custom_origin_server", "custom_origin_sni", "custom_metadata"),
    status: textIn(attributes, "status") || "active",
    ssl: objectIn(attributes, "ssl"),
  };
}

export function convertWaitingRoomRules(attributes: JsonObject): readonly JsonObject[] {
  return objectsIn(attributes, "rules").map((rule) => {
    const enabled = property(rule, "enabled") ?? property(rule, "status");
    return {
      ...keep(rule, "id", "expression", "description"),
      action: textIn(rule, "action") || "bypass_waiting_room",
      enabled: enabled !== false && enabled !== "disabled",
    };
  });
}

/** v4 calls pools by other names and writes regional pools as blocks. */
export function convertLoadBalancer(attributes: JsonObject, id: string): JsonObject {
  const plain = withoutUnset(attributes);
  const rest = isObject(plain) ? plain : {};
  const { default_pool_ids: defaults, fallback_pool_id: fallback, zone_id: _zone, ...others } = rest;
  return {
    ...others,
    id,
    default_pools: property(rest, "default_pools") ?? defaults ?? [],
    fallback_pool: property(rest, "fallback_pool") ?? fallback ?? "",
    ...poolsBy(rest, "region_pools", "region"),
    ...poolsBy(rest, "country_pools", "country"),
    ...poolsBy(rest, "pop_pools", "pop"),
  };
}

function poolsBy(object: JsonObject, key: string, name: string): JsonObject {
  const value = property(object, key);
  if (!isArray(value)) return {};
  const entries = value.filter(isObject).map((entry): [string, Json] => [textIn(entry, name), property(entry, "pool_ids") ?? []]);
  return { [key]: Object.fromEntries(entries) };
}

export function convertRateLimit(attributes: JsonObject, id: string): JsonObject {
  const match = objectIn(attributes, "match") ?? {};
  const request = objectIn(match, "request") ?? {};
  return {
    id,
    disabled: property(attributes, "disabled") === true,
    ...keep(attributes, "threshold", "period", "description"),
    match: {
      request: {
        methods: property(request, "methods") ?? ["_ALL_"],
        schemes: property(request, "schemes") ?? ["_ALL_"],
        url: textIn(request, "url_pattern"),
      },
      ...(objectIn(match, "response") === null ? {} : { response: withoutUnset(objectIn(match, "response") ?? {}) }),
    },
    action: withoutUnset(objectIn(attributes, "action") ?? {}),
  };
}
