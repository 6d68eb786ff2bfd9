import { mergeLeaves } from "../../actions/overlay";
import { isArray, property } from "../../config/reading";
import { cookieText } from "../../http/cookies";
import { headerValue } from "../../http/headers";
import type { HttpRequest, HttpResponse } from "../../http/message";
import { pathExtension } from "../../http/url";
import { STANDARD_SCHEME, valueToJson } from "../../language";
import { isStaticExtension } from "../../products";
import { textToBytes } from "../../support/bytes";
import type { Json, JsonObject } from "../../support/json";
import type { ResultWorkbench } from "../../trace/result";
import { findOrigin } from "../answer/find-origin";
import { momentOf, type Run } from "../run/run";
import { cacheKey } from "./cache-key";
import { browserSeconds, edgeTime } from "./cache-times";
import { fitsExtension } from "./content-type-fits";

type Cache = NonNullable<ResultWorkbench["cache"]>;

/** Ports on which nothing is cached unless a rule says so. https://developers.cloudflare.com/fundamentals/reference/network-ports/ */
const UNCACHED_PORTS = [2052, 2053, 2082, 2083, 2086, 2087, 2095, 2096, 8443, 8880];

/**
 * Whether the response is eligible for the cache, under which key and for how long: seconds at the edge (0: not stored, `null`: not
 * known) and in the browser (`null`: as the origin says). Without a rule the file extension decides.
 */
export function decideCache(run: Run): Cache {
  const { passage, chosen, request: asked } = run;
  const { request } = passage;
  const response = asked.skipResponse ? null : (passage.stored ?? asked.originResponse);
  const settings = mergeLeaves(passage.pageRuleCache, passage.cacheSettings);
  const level = property(settings, "cache_level") ?? property(chosen.zone.settings, "cache_level") ?? null;
  const { eligible, reason, byRule } = decideEligible({ request, settings, level, zoneSettings: chosen.zone.settings });
  const by = eligible || byRule ? run.cacheBy : null;
  if (!eligible) return { eligible, edgeTtl: null, browserTtl: browserSeconds(settings, null, response), key: null, by, reason };
  const browserTtl = browserSeconds(settings, property(chosen.zone.settings, "browser_cache_ttl") ?? null, response);
  const key = cacheKey({ request, settings, level, resolvedHost: findOrigin(run).host, read: (field) => readField(run, field) });
  const deceives = response !== null && deceivesCache(settings, request, response);
  if (deceives) {
    const why = "Cache Deception Armor: the content type does not fit the file extension, so it is not stored.";
    return { eligible, edgeTtl: 0, browserTtl, key, by, reason: why };
  }
  const { seconds, why } = edgeTime(settings, response, asked.world.milliseconds);
  return { eligible, edgeTtl: seconds, browserTtl, key, by, reason: `${reason} ${timeSentence(seconds, why)}` };
}

function timeSentence(seconds: number | null, why: string): string {
  if (seconds === null) return "For how long is not known, since the trace skips the response.";
  return seconds === 0 ? `It is not stored: ${why}.` : `It stays ${seconds} seconds at the edge: ${why}.`;
}

interface EligibilityQuestion {
  readonly request: HttpRequest;
  readonly settings: JsonObject;
  readonly level: Json;
  readonly zoneSettings: JsonObject;
}

interface Eligibility {
  readonly eligible: boolean;
  readonly reason: string;
  /** Whether a rule decided, and not the zone, the request or a default. */
  readonly byRule: boolean;
}

/** https://developers.cloudflare.com/cache/concepts/default-cache-behavior/ */
function decideEligible({ request, settings, level, zoneSettings }: EligibilityQuestion): Eligibility {
  const not = (reason: string): Eligibility => ({ eligible: false, reason, byRule: false });
  if (property(zoneSettings, "development_mode") === "on") return not("Development mode is on: nothing is cached.");
  if (request.method !== "GET" && request.method !== "HEAD") return not("Only GET and HEAD are cached.");
  if (UNCACHED_PORTS.includes(request.port) && !portsOf(settings).includes(request.port))
    return not(`Nothing is cached on port ${request.port}.`);
  const rule = property(settings, "cache");
  if (rule === false) return { ...not("A rule bypasses the cache."), byRule: true };
  if (bypassesOnCookie(settings, request)) return { ...not("A cookie bypasses the cache, as the page rule says."), byRule: true };
  if (rule === true) return { eligible: true, reason: "A rule makes the response eligible.", byRule: true };
  if (level === "bypass") return not("The cache level bypasses the cache.");
  if (level === "basic" && request.query !== null) return not("The cache level keeps what has a query string out.");
  const extension = pathExtension(request.path);
  if (isStaticExtension(extension))
    return { eligible: true, reason: `Files with the extension “${extension}” are cached by default.`, byRule: false };
  return not(extension === "" ? "What has no file extension is not cached by default." : `“${extension}” is not cached by default.`);
}

function portsOf(settings: JsonObject): readonly Json[] {
  const ports = property(settings, "additional_cacheable_ports");
  return isArray(ports) ? ports : [];
}

/** https://developers.cloudflare.com/cache/how-to/cache-rules/examples/bypass-cache-on-cookie/ */
function bypassesOnCookie(settings: JsonObject, { headers }: HttpRequest): boolean {
  const bypass = property(settings, "bypass_on_cookie");
  const cache = property(settings, "cache_on_cookie");
  const cookies = cookieText(headers).split("; ");
  return typeof bypass === "string" && matchesCookie(bypass, cookies) && !(typeof cache === "string" && matchesCookie(cache, cookies));
}

/** Alternatives between `|`, each with `.*` for anything. */
function matchesCookie(pattern: string, cookies: readonly string[]): boolean {
  return pattern.split("|").some((alternative) => {
    const pieces = textToBytes(alternative).split(".*");
    return cookies.some((cookie) => holdsInOrder(cookie, pieces));
  });
}

function holdsInOrder(text: string, pieces: readonly string[]): boolean {
  let position = 0;
  for (const piece of pieces) {
    const found = text.indexOf(piece, position);
    if (found < 0) return false;
    position = found + piece.length;
  }
  return true;
}

function deceivesCache(settings: JsonObject, { path }: HttpRequest, response: HttpResponse): boolean {
  const key = property(settings, "cache_key");
  const armor = typeof key === "object" && key !== null && !isArray(key) && property(key, "cache_deception_armor") === true;
  return armor && !fitsExtension(headerValue(response.headers, "content-type") ?? "", pathExtension(path));
}

function readField(run: Run, name: string): Json {
  const entry = STANDARD_SCHEME.lookup(name);
  return entry?.kind === "field" ? valueToJson(momentOf(run).load(entry.slot)) : null;
}
