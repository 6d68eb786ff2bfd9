import { isObject, property } from "../../config/reading";
import type { Header } from "../../http/message";
import { STANDARD_SCHEME, valueToJson } from "../../language";
import { textToBytes } from "../../support/bytes";
import type { Json, JsonObject } from "../../support/json";
import { momentOf, type Run } from "../run/run";

/** What a script finds of the network's knowledge: `request.cf`, and the headers that the edge adds. */
export interface EdgeKnowledge {
  readonly cf: JsonObject;
  readonly headers: readonly Header[];
}

type Form = "number" | "text" | "flag" | "one-or-absent";

/** Members of `request.cf`, the field each has its value from, and the form it has there. */
const CF_MEMBERS: readonly (readonly [path: string, field: string, form: Form])[] = [
  ["asn", "ip.src.asnum", "number"],
  ["country", "ip.src.country", "text"],
  ["isEUCountry", "ip.src.is_in_european_union", "one-or-absent"],
  ["continent", "ip.src.continent", "text"],
  ["city", "ip.src.city", "text"],
  ["region", "ip.src.region", "text"],
  ["regionCode", "ip.src.region_code", "text"],
  ["postalCode", "ip.src.postal_code", "text"],
  ["metroCode", "ip.src.metro_code", "text"],
  ["latitude", "ip.src.lat", "text"],
  ["longitude", "ip.src.lon", "text"],
  ["timezone", "ip.src.timezone.name", "text"],
  ["httpProtocol", "http.request.version", "text"],
  ["tlsVersion", "cf.tls_version", "text"],
  ["tlsCipher", "cf.tls_cipher", "text"],
  ["clientTcpRtt", "cf.timings.client_tcp_rtt_msec", "number"],
  ["botManagement.score", "cf.bot_management.score", "number"],
  ["botManagement.verifiedBot", "cf.bot_management.verified_bot", "flag"],
  ["botManagement.staticResource", "cf.bot_management.static_resource", "flag"],
  ["botManagement.corporateProxy", "cf.bot_management.corporate_proxy", "flag"],
  ["botManagement.ja3Hash", "cf.bot_management.ja3_hash", "text"],
  ["botManagement.ja4", "cf.bot_management.ja4", "text"],
  ["botManagement.jsDetection.passed", "cf.bot_management.js_detection.passed", "flag"],
  ["verifiedBotCategory", "cf.verified_bot_category", "text"],
];

/** https://developers.cloudflare.com/workers/runtime-apis/request/#incomingrequestcfproperties */
export function edgeKnowledge(run: Run): EdgeKnowledge {
  let cf: JsonObject = {};
  for (const [path, field, form] of CF_MEMBERS) {
    const value = formed(readField(run, field), form);
    if (value !== null) cf = withMember(cf, path.split("."), value);
  }
  const metadata = readField(run, "cf.hostname.metadata");
  const { scheme } = run.passage.request;
  const ip = asText(readField(run, "ip.src"));
  const headers: readonly (readonly [string, string | null])[] = [
    ["cf-connecting-ip", ip],
    ["x-real-ip", ip],
    ["cf-ipcountry", asText(readField(run, "ip.src.country"))],
    ["cf-ray", asText(readField(run, "cf.ray_id"))],
    ["cf-visitor", JSON.stringify({ scheme })],
    ["x-forwarded-proto", scheme],
  ];
  return {
    cf: isObject(metadata) || typeof metadata === "string" ? { ...cf, hostMetadata: metadata } : cf,
    headers: headers.flatMap(([name, value]) => (value === null ? [] : [{ name, value: textToBytes(value) }])),
  };
}

function readField(run: Run, name: string): Json {
  const entry = STANDARD_SCHEME.lookup(name);
  return entry?.kind === "field" ? valueToJson(momentOf(run).load(entry.slot)) : null;
}

function formed(value: Json, form: Form): Json {
  switch (form) {
    case "number": {
      const number = value === null ? Number.NaN : Number(value);
      return Number.isFinite(number) ? number : null;
    }
    case "text":
      return asText(value);
    case "flag":
      return typeof value === "boolean" ? value : null;
    case "one-or-absent":
      return value === true ? "1" : null;
    default:
      return form satisfies never;
  }
}

function asText(value: Json): string | null {
  return (typeof value === "string" && value !== "") || typeof value === "number" ? String(value) : null;
}

function withMember(object: JsonObject, [key = "", ...below]: readonly string[], value: Json): JsonObject {
  if (below.length === 0) return { ...object, [key]: value };
  const inner = property(object, key);
  return { ...object, [key]: withMember(isObject(inner) ? inner : {}, below, value) };
}
