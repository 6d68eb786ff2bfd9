import { COUNTRIES } from "./countries";
import { REQUEST_HEADERS, RESPONSE_HEADERS } from "./headers";

export { COUNTRIES } from "./countries";

export interface KnownValue {
  readonly value: string;
  readonly label?: string;
}

/** What is known about the values of some fields: offered by completion, and held against what rules compare with. */
export interface ValueFamily {
  /** What one of them is called in a sentence. */
  readonly noun: string;
  readonly fields: readonly string[];
  readonly values: readonly KnownValue[];
  /** `closed`: other values do not occur. */
  readonly range: "closed" | "open";
  /** How the field spells every value, whether listed or not. */
  readonly spelling: "upper" | "lower" | "any";
}

function plain(values: string): readonly KnownValue[] {
  return values.split(" ").map((value) => ({ value }));
}

const CONTINENTS: readonly KnownValue[] = [
  { value: "AF", label: "Africa" },
  { value: "AN", label: "Antarctica" },
  { value: "AS", label: "Asia" },
  { value: "EU", label: "Europe" },
  { value: "NA", label: "North America" },
  { value: "OC", label: "Oceania" },
  { value: "SA", label: "South America" },
  { value: "T1", label: "Tor" },
];

/** https://developers.cloudflare.com/bots/concepts/bot/verified-bots/categories/ */
const BOT_CATEGORIES: readonly KnownValue[] = [
  "Search Engine Crawler",
  "Search Engine Optimization",
  "Monitoring & Analytics",
  "Advertising & Marketing",
  "Page Preview",
  "Academic Research",
  "Security",
  "Accessibility",
  "Webhooks",
  "Feed Fetcher",
  "AI Crawler",
  "AI Assistant",
  "AI Search",
  "Aggregator",
  "Archiver",
  "Other",
].map((value) => ({ value }));

const VALUE_FAMILIES: readonly ValueFamily[] = [
  {
    noun: "method",
    fields: ["http.request.method"],
    values: plain("GET POST PUT PATCH DELETE HEAD OPTIONS CONNECT TRACE PURGE PROPFIND"),
    range: "open",
    spelling: "any",
  },
  {
    noun: "country code",
    fields: ["ip.src.country", "ip.geoip.country", "ip.dst.country"],
    values: COUNTRIES,
    range: "closed",
    spelling: "upper",
  },
  { noun: "continent code", fields: ["ip.src.continent", "ip.geoip.continent"], values: CONTINENTS, range: "closed", spelling: "upper" },
  {
    noun: "HTTP version",
    fields: ["http.request.version"],
    values: plain("HTTP/1.0 HTTP/1.1 HTTP/2 HTTP/3"),
    range: "open",
    spelling: "any",
  },
  {
    noun: "extension",
    fields: ["http.request.uri.path.extension", "raw.http.request.uri.path.extension"],
    values: plain("avif css csv gif html ico jpeg jpg js json mjs mp4 pdf php png svg txt webp woff2 xml zip"),
    range: "open",
    spelling: "lower",
  },
  {
    noun: "attack class",
    fields: ["cf.waf.score.class"],
    values: plain("attack likely_attack likely_clean clean"),
    range: "closed",
    spelling: "lower",
  },
  { noun: "TLS version", fields: ["cf.tls_version"], values: plain("TLSv1 TLSv1.1 TLSv1.2 TLSv1.3"), range: "open", spelling: "any" },
  { noun: "plan", fields: ["cf.zone.plan"], values: plain("ENT BIZ PRO FREE"), range: "open", spelling: "upper" },
  { noun: "bot category", fields: ["cf.verified_bot_category"], values: BOT_CATEGORIES, range: "open", spelling: "any" },
  {
    noun: "scan result",
    fields: ["cf.waf.content_scan.obj_results"],
    values: ["clean", "suspicious", "infected", "not scanned"].map((value) => ({ value })),
    range: "open",
    spelling: "lower",
  },
];

const BY_FIELD: ReadonlyMap<string, ValueFamily> = new Map(
  VALUE_FAMILIES.flatMap((family) => family.fields.map((field) => [field, family] as const)),
);

export function valuesOfField(field: string): ValueFamily | undefined {
  return BY_FIELD.get(field);
}

const REQUEST_MAPS = ["http.request.headers"];
const RESPONSE_MAPS = ["http.response.headers", "raw.http.response.headers"];

/** Keys that a map is often asked for; empty where nothing is known. Maps of headers hold their names in lower case. */
export function keysOfField(field: string): readonly string[] {
  if (REQUEST_MAPS.includes(field)) return REQUEST_HEADERS;
  return RESPONSE_MAPS.includes(field) ? RESPONSE_HEADERS : [];
}

export function isHeaderMap(field: string): boolean {
  return REQUEST_MAPS.includes(field) || RESPONSE_MAPS.includes(field);
}

/** The least and the greatest value that an integer field can have; absent where that is not known. */
const INTEGER_BOUNDS: ReadonlyMap<string, readonly [least: number, greatest: number]> = new Map([
  ["cf.bot_management.score", [0, 100]],
  ["cf.waf.score", [0, 100]],
  ["cf.waf.score.sqli", [0, 100]],
  ["cf.waf.score.xss", [0, 100]],
  ["cf.waf.score.rce", [0, 100]],
  ["cf.llm.prompt.injection_score", [0, 100]],
  ["http.response.code", [0, 999]],
  ["ip.src.asnum", [0, 4_294_967_295]],
  ["ip.geoip.asnum", [0, 4_294_967_295]],
  ["cf.edge.server_port", [0, 65_535]],
  ["tcp.srcport", [0, 65_535]],
  ["tcp.dstport", [0, 65_535]],
  ["udp.srcport", [0, 65_535]],
  ["udp.dstport", [0, 65_535]],
  ["http.request.timestamp.msec", [0, 999]],
  ["http.request.timestamp.sec", [0, Number.MAX_SAFE_INTEGER]],
  ["http.request.body.size", [0, Number.MAX_SAFE_INTEGER]],
]);

export function boundsOfField(field: string): readonly [least: number, greatest: number] | undefined {
  return INTEGER_BOUNDS.get(field);
}
