import type { Passage } from "../actions/passage";
import type { Zone } from "../config/configuration";
import { isArray, isObject, property } from "../config/reading";
import { headerValues } from "../http/headers";
import type { HttpResponse } from "../http/message";
import { pathExtension, printUrl } from "../http/url";
import { bytesToDisplay } from "../support/bytes";
import type { Json, JsonObject } from "../support/json";
import type { ResultWorkbench } from "../trace/result";

type Cache = NonNullable<ResultWorkbench["cache"]>;

/** https://developers.cloudflare.com/cache/concepts/default-cache-behavior/#default-cached-file-extensions */
const CACHED_EXTENSIONS: ReadonlySet<string> = new Set(
  (
    "7z avi avif apk bin bmp bz2 class css csv doc docx dmg ejs eot eps exe flac gif gz ico iso jar jpg jpeg js mid midi mkv mp3 mp4 ogg " +
    "otf pdf pict pls png ppt pptx ps rar svg svgz swf tar tif tiff ttf webm webp woff woff2 xls xlsx zip zst"
  ).split(" "),
);

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

interface CacheQuestion {
  readonly passage: Passage;
  readonly zone: Zone;
  /** The origin's answer; `null` where the trace does not ask for it. */
  readonly response: HttpResponse | null;
  /** The step whose rule decided. */
  readonly by: string | null;
}

/**
 * Whether the response is eligible for the cache, and for how long it stays: seconds at the edge (0: not stored, `null`: not known) and in the
 * browser (`null`: as the origin says). Without a rule the file extension decides.
 */
export function decideCache({ passage, zone, response, by }: CacheQuestion): Cache {
  const { cacheSettings, request } = passage;
  const rule = property(cacheSettings, "cache");
  const byDefault = CACHED_EXTENSIONS.has(pathExtension(request.path)) && isOfCacheLevel(zone, request.query);
  const off = zone.settings["development_mode"] === "on" || !(request.method === "GET" || request.method === "HEAD");
  const eligible = !off && (typeof rule === "boolean" ? rule : byDefault);
  if (!eligible) return { eligible, edgeTtl: null, browserTtl: browserTtlOf(cacheSettings, null, response), key: null, by };
  const browserTtl = browserTtlOf(cacheSettings, property(zone.settings, "browser_cache_ttl") ?? null, response);
  const key = property(cacheSettings, "cache_key") === undefined ? bytesToDisplay(printUrl(request)) : null;
  return { eligible, edgeTtl: edgeTtlOf(cacheSettings, response), browserTtl, key, by };
}

/** “Basic” keeps what has a query out of the cache. https://developers.cloudflare.com/cache/how-to/set-caching-levels/ */
function isOfCacheLevel(zone: Zone, query: string | null): boolean {
  const level = property(zone.settings, "cache_level");
  return level !== "bypass" && (level !== "basic" || query === null);
}

function edgeTtlOf(settings: JsonObject, response: HttpResponse | null): number | null {
  const ttl = property(settings, "edge_ttl");
  const rule = isObject(ttl) ? ttl : {};
  const byStatus = response === null ? null : statusTtl(rule, response.status);
  if (byStatus !== null) return Math.max(0, byStatus);
  const seconds = property(rule, "default");
  if (property(rule, "mode") === "override_origin" && typeof seconds === "number") return Math.max(0, seconds);
  if (response === null) return null;
  const origin = originTtl(response);
  if (origin !== null) return origin;
  return property(rule, "mode") === "bypass_by_default" ? 0 : (DEFAULT_TTLS.get(response.status) ?? 0);
}

/** −1 is “no-store”, 0 “no-cache”. */
function statusTtl(rule: JsonObject, status: number): number | null {
  const rows = property(rule, "status_code_ttl");
  if (!isArray(rows)) return null;
  for (const row of rows) {
    const value = isObject(row) ? property(row, "value") : undefined;
    if (isObject(row) && typeof value === "number" && coversStatus(row, status)) return value;
  }
  return null;
}

function coversStatus(row: JsonObject, status: number): boolean {
  if (property(row, "status_code") === status) return true;
  const range = property(row, "status_code_range");
  if (!isObject(range)) return false;
  const from = property(range, "from") ?? 0;
  const to = property(range, "to") ?? 999;
  return typeof from === "number" && typeof to === "number" && from <= status && status <= to;
}

/** What the origin's cache-control says for a shared cache; `null` where it says nothing. A response that sets cookies is not stored. */
function originTtl(response: HttpResponse): number | null {
  const directives = directivesOf(response);
  if (directives.some((directive) => /^(?:no-store|no-cache|private)\b/.test(directive))) return 0;
  const seconds = secondsOf(directives, "s-maxage") ?? secondsOf(directives, "max-age");
  if (headerValues(response.headers, "set-cookie").length > 0) return 0;
  return seconds;
}

/**
 * A rule's browser TTL, else the zone's where it is longer than what the origin says; 0 of the zone's is to respect the origin.
 * https://developers.cloudflare.com/cache/how-to/edge-browser-cache-ttl/
 */
function browserTtlOf(settings: JsonObject, ofZone: Json, response: HttpResponse | null): number | null {
  const ttl = property(settings, "browser_ttl");
  const mode = isObject(ttl) ? property(ttl, "mode") : undefined;
  const seconds = isObject(ttl) ? property(ttl, "default") : undefined;
  if (mode === "override_origin" && typeof seconds === "number") return seconds;
  if (mode === "bypass") return 0;
  const ofOrigin = response === null ? null : secondsOf(directivesOf(response), "max-age");
  if (mode !== undefined || typeof ofZone !== "number" || ofZone === 0) return ofOrigin;
  return Math.max(ofOrigin ?? 0, ofZone);
}

function directivesOf(response: HttpResponse): readonly string[] {
  return headerValues(response.headers, "cache-control").flatMap((value) =>
    value
      .toLowerCase()
      .split(",")
      .map((directive) => directive.trim()),
  );
}

function secondsOf(directives: readonly string[], name: string): number | null {
  for (const directive of directives) {
    const [key, value] = directive.split("=");
    if (key === name && value !== undefined && /^"?\d+"?$/.test(value)) return Number(value.replaceAll('"', ""));
  }
  return null;
}
