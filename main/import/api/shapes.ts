import { isArray, isObject, property } from "../../../engine/config/reading";
import type { Json, JsonObject } from "../../../engine/support/json";
import type { PieceKind } from "../pieces/piece-kinds";

/** How one kind of object is told from all others: by its keys, never by its file's name. */
interface Shape {
  readonly kind: PieceKind;
  fits(value: JsonObject): boolean;
}

const RULESET_KINDS = ["root", "zone", "custom", "managed"];
const LIST_KINDS = ["ip", "redirect", "hostname", "asn"];
const ACCESS_TARGETS = ["ip", "ip6", "ip_range", "asn", "country"];
const CUSTOM_PAGES = [
  "basic_challenge",
  "waf_challenge",
  "waf_block",
  "ratelimit_block",
  "country_challenge",
  "ip_block",
  "under_attack",
  "managed_challenge",
  "500_errors",
  "1000_errors",
];

/** Tried from the top; the first that fits counts, so what is told by fewer keys stands lower. */
const SHAPES: readonly Shape[] = [
  { kind: "ruleset", fits: (value) => isOneOf(value, "kind", RULESET_KINDS) && isText(value, "phase") },
  { kind: "list", fits: (value) => isOneOf(value, "kind", LIST_KINDS) && isText(value, "name") },
  { kind: "list-item", fits: isListItem },
  { kind: "snippet-rule", fits: (value) => isText(value, "snippet_name") && isText(value, "expression") },
  { kind: "snippet", fits: (value) => isText(value, "snippet_name") },
  {
    kind: "cloud-connector-rule",
    fits: (value) => has(value, "provider") && isText(value, "expression") && hasObject(value, "parameters"),
  },
  { kind: "page-rule", fits: (value) => hasArray(value, "targets") && hasArray(value, "actions") },
  { kind: "lockdown", fits: (value) => hasArray(value, "urls") && hasArray(value, "configurations") },
  { kind: "ua-rule", fits: (value) => isText(value, "mode") && targetOf(value) === "ua" },
  { kind: "access-rule", fits: (value) => isText(value, "mode") && ACCESS_TARGETS.includes(targetOf(value)) },
  { kind: "firewall-rule", fits: (value) => hasObject(value, "filter") && isText(value, "action") },
  { kind: "rate-limit", fits: (value) => hasObject(value, "match") && has(value, "threshold") && has(value, "period") },
  { kind: "waiting-room-rule", fits: (value) => property(value, "action") === "bypass_waiting_room" },
  { kind: "waiting-room-event", fits: (value) => has(value, "event_start_time") },
  { kind: "waiting-room", fits: (value) => isText(value, "host") && has(value, "new_users_per_minute") },
  { kind: "waiting-room-settings", fits: (value) => has(value, "search_engine_crawler_bypass") },
  { kind: "load-balancer", fits: (value) => hasArray(value, "default_pools") && isText(value, "name") },
  { kind: "pool", fits: (value) => hasArray(value, "origins") && isText(value, "name") },
  { kind: "monitor", fits: (value) => has(value, "expected_codes") && has(value, "interval") },
  { kind: "dns-record", fits: (value) => isText(value, "name") && isText(value, "type") && isText(value, "content") },
  { kind: "dns-record", fits: (value) => isText(value, "name") && isText(value, "type") && hasObject(value, "data") && has(value, "ttl") },
  { kind: "zone", fits: isZone },
  { kind: "account", fits: isAccount },
  { kind: "managed-headers", fits: (value) => hasArray(value, "managed_request_headers") || hasArray(value, "managed_response_headers") },
  { kind: "url-normalization", fits: isUrlNormalization },
  { kind: "bot-management", fits: (value) => BOT_KEYS.some((key) => has(value, key)) },
  { kind: "custom-page-asset", fits: (value) => isText(value, "name") && isText(value, "url") && has(value, "size_bytes") },
  { kind: "custom-page", fits: (value) => isOneOf(value, "state", ["default", "customized"]) && isCustomPage(value) },
  { kind: "worker-domain", fits: (value) => isText(value, "hostname") && isText(value, "service") },
  { kind: "custom-hostname", fits: isCustomHostname },
  { kind: "fallback-origin", fits: (value) => isText(value, "origin") && isText(value, "status") && !has(value, "id") },
  { kind: "worker-route", fits: (value) => isText(value, "pattern") && !has(value, "expression") },
  { kind: "worker-script", fits: (value) => isText(value, "id") && SCRIPT_KEYS.some((key) => has(value, key)) },
  { kind: "setting", fits: (value) => isText(value, "id") && (has(value, "value") || has(value, "enabled")) && has(value, "editable") },
  { kind: "setting", fits: (value) => isText(value, "id") && has(value, "value") && Object.keys(value).length <= 5 },
];

const BOT_KEYS = ["fight_mode", "sbfm_definitely_automated", "sbfm_verified_bots", "using_latest_model", "ai_bots_protection"];
const SCRIPT_KEYS = ["etag", "handlers", "usage_model", "has_assets", "last_deployed_from"];

/** What an object is; `null` for one that has no meaning in a configuration. */
export function recognise(value: JsonObject): PieceKind | null {
  return SHAPES.find((shape) => shape.fits(value))?.kind ?? null;
}

/** The kind that all members of an array have; quick where it is a long list. `null` where they differ or one is unknown. */
export function recogniseAll(values: readonly JsonObject[]): PieceKind | null {
  const [first] = values;
  const kind = first === undefined ? null : recognise(first);
  if (kind === null) return null;
  const shapes = SHAPES.filter((shape) => shape.kind === kind);
  if (kind === "list-item") return values.every(isListItem) ? kind : null;
  return values.every((value) => shapes.some((shape) => shape.fits(value)) && recognise(value) === kind) ? kind : null;
}

function has(value: JsonObject, key: string): boolean {
  return Object.hasOwn(value, key);
}

function isText(value: JsonObject, key: string): boolean {
  return typeof property(value, key) === "string";
}

function hasArray(value: JsonObject, key: string): boolean {
  return isArray(property(value, key));
}

function hasObject(value: JsonObject, key: string): boolean {
  return isObject(property(value, key));
}

function isOneOf(value: JsonObject, key: string, known: readonly string[]): boolean {
  const text = property(value, key);
  return typeof text === "string" && known.includes(text);
}

function isListItem(value: JsonObject): boolean {
  if (has(value, "mode") || has(value, "name")) return false;
  if (isText(value, "ip") || typeof property(value, "asn") === "number") return true;
  const [hostname, redirect] = [property(value, "hostname"), property(value, "redirect")];
  return (isObject(hostname) && isText(hostname, "url_hostname")) || (isObject(redirect) && isText(redirect, "source_url"));
}

function targetOf(value: JsonObject): string {
  const configuration = property(value, "configuration");
  const target: Json | undefined = isObject(configuration) ? property(configuration, "target") : undefined;
  return typeof target === "string" ? target : "";
}

function isZone(value: JsonObject): boolean {
  if (!isText(value, "id") || !isText(value, "name")) return false;
  return (
    hasObject(value, "plan") || hasArray(value, "name_servers") || has(value, "development_mode") || has(value, "original_name_servers")
  );
}

function isAccount(value: JsonObject): boolean {
  if (!isText(value, "id") || !isText(value, "name")) return false;
  return isOneOf(value, "type", ["standard", "enterprise"]) || hasObject(value, "settings");
}

function isUrlNormalization(value: JsonObject): boolean {
  return isOneOf(value, "type", ["cloudflare", "rfc3986"]) && isOneOf(value, "scope", ["incoming", "both", "none"]);
}

function isCustomPage(value: JsonObject): boolean {
  return isOneOf(value, "id", CUSTOM_PAGES) || (has(value, "required_tokens") && has(value, "url"));
}

function isCustomHostname(value: JsonObject): boolean {
  if (!isText(value, "hostname")) return false;
  return ["ssl", "custom_origin_server", "custom_metadata", "ownership_verification", "status"].some((key) => has(value, key));
}
