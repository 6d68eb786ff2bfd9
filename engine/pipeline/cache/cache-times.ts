import { isArray, isObject, property } from "../../config/reading";
import { type CacheDirective, directiveSeconds, hasDirective, parseCacheControl } from "../../http/cache-control";
import { headerValue, headerValues } from "../../http/headers";
import type { HttpResponse } from "../../http/message";
import { parseHttpDate } from "../../support/http-date";
import type { Json, JsonObject } from "../../support/json";

/** Seconds by status where neither a rule nor the origin says. https://developers.cloudflare.com/cache/how-to/configure-cache-status-code/ */
const DEFAULT_TTLS: ReadonlyMap<number, number> = new Map([
  [200, 7200],
  [206, 7200],
  [301, 7200],
  [302, 1200],
  [303, 1200],
  [403, 60],
  [404, 180],
  [410, 180],
]);

/** How long the edge keeps a response, in seconds, and who says so. 0: it is not stored, or asked for anew each time; `null`: not known. */
export interface EdgeTime {
  readonly seconds: number | null;
  readonly why: string;
}

/** `response` is the one the cache gets; `null` where the trace does not ask for it. `now` is in milliseconds. */
export function edgeTime(settings: JsonObject, response: HttpResponse | null, now: number): EdgeTime {
  const ttl = property(settings, "edge_ttl");
  const rule = isObject(ttl) ? ttl : {};
  const byStatus = response === null ? null : statusSeconds(rule, response.status);
  if (byStatus !== null) return { seconds: Math.max(0, byStatus), why: "the rule's TTL for the status" };
  const seconds = property(rule, "default");
  const mode = property(rule, "mode");
  if (mode === "override_origin" && typeof seconds === "number") return { seconds: Math.max(0, seconds), why: "the rule's edge TTL" };
  if (response === null) return { seconds: null, why: "the response is not known" };
  if (mode === "bypass_by_default" && !saysHowLong(response))
    return { seconds: 0, why: "the rule bypasses where the origin does not say how long" };
  return originTime(response, now) ?? { seconds: DEFAULT_TTLS.get(response.status) ?? 0, why: "the default for the status" };
}

/** −1 is “no-store”, 0 “no-cache”. */
function statusSeconds(rule: JsonObject, status: number): number | null {
  const rows = property(rule, "status_code_ttl");
  if (!isArray(rows)) return null;
  const fitting = rows.filter(isObject).filter((row) => coversStatus(row, status));
  const exact = fitting.find((row) => property(row, "status_code") === status) ?? fitting[0];
  const value = exact === undefined ? undefined : property(exact, "value");
  return typeof value === "number" ? value : null;
}

function coversStatus(row: JsonObject, status: number): boolean {
  if (property(row, "status_code") === status) return true;
  const range = property(row, "status_code_range");
  if (!isObject(range)) return false;
  const from = property(range, "from") ?? 0;
  const to = property(range, "to") ?? 999;
  return typeof from === "number" && typeof to === "number" && from <= status && status <= to;
}

/** Headers that tell a cache how long, the one that counts first. https://developers.cloudflare.com/cache/concepts/cdn-cache-control/ */
const CONTROL_HEADERS = ["cloudflare-cdn-cache-control", "cdn-cache-control", "cache-control"];

function edgeDirectives({ headers }: HttpResponse): readonly CacheDirective[] {
  const name = CONTROL_HEADERS.find((header) => headerValue(headers, header) !== undefined);
  return name === undefined ? [] : parseCacheControl(headerValues(headers, name));
}

function saysHowLong(response: HttpResponse): boolean {
  return edgeDirectives(response).length > 0 || headerValue(response.headers, "expires") !== undefined;
}

/** A response that sets cookies is not stored. */
function originTime(response: HttpResponse, now: number): EdgeTime | null {
  const directives = edgeDirectives(response);
  if (hasDirective(directives, "no-store", "no-cache", "private")) return { seconds: 0, why: "the origin's cache-control" };
  if (headerValue(response.headers, "set-cookie") !== undefined) return { seconds: 0, why: "the response sets a cookie" };
  const seconds = directiveSeconds(directives, "s-maxage") ?? directiveSeconds(directives, "max-age");
  if (seconds !== null) return { seconds, why: "the origin's cache-control" };
  const expires = headerValue(response.headers, "expires");
  if (expires === undefined) return null;
  const until = parseHttpDate(expires);
  return { seconds: until === null ? 0 : Math.max(0, Math.floor((until - now) / 1000)), why: "the origin's expires" };
}

/**
 * A rule's browser TTL, else the zone's where it is longer than what the origin says; 0 of the zone's is to respect the origin.
 * `null`: as the origin says, which says nothing. https://developers.cloudflare.com/cache/how-to/edge-browser-cache-ttl/
 */
export function browserSeconds(settings: JsonObject, ofZone: Json, response: HttpResponse | null): number | null {
  const ttl = property(settings, "browser_ttl");
  const mode = isObject(ttl) ? property(ttl, "mode") : undefined;
  const seconds = isObject(ttl) ? property(ttl, "default") : undefined;
  if (mode === "override_origin" && typeof seconds === "number") return seconds;
  if (mode === "bypass") return 0;
  const directives = response === null ? [] : parseCacheControl(headerValues(response.headers, "cache-control"));
  const ofOrigin = directiveSeconds(directives, "max-age");
  if (mode === "bypass_by_default") return ofOrigin ?? 0;
  if (mode !== undefined || typeof ofZone !== "number" || ofZone === 0) return ofOrigin;
  return Math.max(ofOrigin ?? 0, ofZone);
}
