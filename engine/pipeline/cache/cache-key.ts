import { isArray, isObject, property } from "../../config/reading";
import { cookieText, parseCookies } from "../../http/cookies";
import { headerValue } from "../../http/headers";
import type { HttpRequest } from "../../http/message";
import { type Pair, splitArguments } from "../../http/pairs";
import { printUrl } from "../../http/url";
import { bytesToDisplay, textToBytes } from "../../support/bytes";
import type { Json, JsonObject } from "../../support/json";
import { plainValueText } from "../../trace/value-text";

export interface CacheKeyQuestion {
  readonly request: HttpRequest;
  readonly settings: JsonObject;
  /** The zone's or page rule's level: “simplified” leaves the query out. */
  readonly level: Json;
  /** The host that the request is sent to. */
  readonly resolvedHost: string;
  readonly read: (field: string) => Json;
}

/**
 * Under which key the response is cached, for people: the URL as it counts, then what else tells responses apart. Cloudflare's own keys
 * are not published. https://developers.cloudflare.com/cache/how-to/cache-keys/
 */
export function cacheKey({ request, settings, level, resolvedHost, read }: CacheKeyQuestion): string {
  const key = objectAt(settings, "cache_key");
  const custom = objectAt(key, "custom_key");
  const query = keyQuery(request.query, objectAt(custom, "query_string"), level, property(key, "ignore_query_strings_order") === true);
  const host = property(objectAt(custom, "host"), "resolved") === true ? textToBytes(resolvedHost) : request.host;
  const parts = [
    printUrl({ ...request, host, query }),
    ...headerParts(objectAt(custom, "header"), request),
    ...cookieParts(objectAt(custom, "cookie"), request),
    ...userParts(objectAt(custom, "user"), property(key, "cache_by_device_type") === true, request, read),
  ];
  return bytesToDisplay(parts.join(" | "));
}

function objectAt(object: JsonObject, name: string): JsonObject {
  const value = property(object, name);
  return isObject(value) ? value : {};
}

function keyQuery(query: string | null, rule: JsonObject, level: Json, sorts: boolean): string | null {
  if (query === null) return null;
  const include = selection(property(rule, "include"));
  const exclude = selection(property(rule, "exclude"));
  if (include === null && exclude === null && level === "simplified") return null;
  const kept = splitArguments(query).filter(({ name }) => (include === null || include(name)) && !(exclude?.(name) ?? false));
  if (include === null && exclude === null && !sorts) return query;
  const ordered = sorts ? kept.toSorted(comparePairs) : kept;
  return ordered.length === 0 ? null : ordered.map(({ name, value }) => `${name}=${value}`).join("&");
}

/** `{list: […]}`, `{all: true}`, and the older `["*"]` or `[…]`. */
function selection(json: Json | undefined): ((name: string) => boolean) | null {
  const list = isObject(json) ? property(json, "list") : json;
  if (isObject(json) && property(json, "all") === true) return () => true;
  if (!isArray(list)) return null;
  const names = new Set(list.filter((name) => typeof name === "string").map(textToBytes));
  return names.has("*") ? () => true : (name) => names.has(name);
}

function comparePairs(left: Pair, right: Pair): number {
  return left.name === right.name ? compareText(left.value, right.value) : compareText(left.name, right.name);
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left === right ? 0 : 1;
}

/** The default key holds the Origin header, where there is one. */
function headerParts(rule: JsonObject, { headers }: HttpRequest): readonly string[] {
  const origin = property(rule, "exclude_origin") === true ? [] : ["origin"];
  const named = [...origin, ...textsAt(rule, "include").map((name) => name.toLowerCase())];
  const values = [...new Set(named)].flatMap((name) => {
    const value = headerValue(headers, name);
    return value === undefined ? [] : [`${name}: ${value}`];
  });
  const presence = textsAt(rule, "check_presence").map(
    (name) => `${name}: ${headerValue(headers, name) === undefined ? "absent" : "present"}`,
  );
  const contains = Object.entries(objectAt(rule, "contains")).map(([name, wanted]) => {
    const value = headerValue(headers, name) ?? "";
    const found = (isArray(wanted) ? wanted : []).filter((text) => typeof text === "string").filter((text) => value.includes(text));
    return `${name} contains: ${found.join(", ")}`;
  });
  return [...values, ...presence, ...contains];
}

function cookieParts(rule: JsonObject, { headers }: HttpRequest): readonly string[] {
  const cookies = parseCookies(cookieText(headers));
  const valueOf = (name: string): string | undefined => cookies.find((cookie) => cookie.name === name)?.value;
  return [
    ...textsAt(rule, "include").map((name) => `cookie ${name}=${valueOf(name) ?? ""}`),
    ...textsAt(rule, "check_presence").map((name) => `cookie ${name} ${valueOf(name) === undefined ? "absent" : "present"}`),
  ];
}

function userParts(rule: JsonObject, byDevice: boolean, { headers }: HttpRequest, read: (field: string) => Json): readonly string[] {
  const agent = headerValue(headers, "user-agent") ?? "";
  const country = read("ip.src.country");
  return [
    ...(byDevice || property(rule, "device_type") === true ? [`device ${deviceOf(agent)}`] : []),
    ...(property(rule, "geo") === true ? [`country ${country === null ? "" : plainValueText(country)}`] : []),
    ...(property(rule, "lang") === true ? [`language ${(headerValue(headers, "accept-language") ?? "").split(/[,;]/)[0] ?? ""}`] : []),
  ];
}

/** https://developers.cloudflare.com/automatic-platform-optimization/reference/cache-device-type/ */
function deviceOf(agent: string): string {
  if (/iPad|Tablet|Kindle|Silk|PlayBook|Android(?!.*Mobile)/i.test(agent)) return "tablet";
  return /Mobile|iPhone|iPod|BlackBerry|Opera Mini|IEMobile/i.test(agent) ? "mobile" : "desktop";
}

function textsAt(object: JsonObject, name: string): readonly string[] {
  const value = property(object, name);
  return isArray(value) ? value.filter((member) => typeof member === "string") : [];
}
