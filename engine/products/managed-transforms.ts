import type { Zone } from "../config/configuration";
import { isObject, property } from "../config/reading";
import { headerValue, withHeader, withoutHeader } from "../http/headers";
import type { Header } from "../http/message";
import { printIp } from "../language/values/ip";
import type { MaybeValue } from "../language/values/value";
import { bytesToJson } from "../support/bytes";
import type { Effect } from "../trace/result";
import type { Product, ProductPoint, ProductVerdict } from "./product";
import { objectsIn, textOf } from "./reading";

/** One header that a transform sets from a field, or removes (`null`). */
type HeaderRow = readonly [name: string, field: string | null];

/** https://developers.cloudflare.com/rules/transform/managed-transforms/reference/ */
const REQUEST_TRANSFORMS: Readonly<Record<string, readonly HeaderRow[]>> = {
  add_bot_protection_headers: [
    ["cf-bot-score", "cf.bot_management.score"],
    ["cf-verified-bot", "cf.bot_management.verified_bot"],
    ["cf-ja3-hash", "cf.bot_management.ja3_hash"],
    ["cf-ja4", "cf.bot_management.ja4"],
  ],
  add_client_certificate_headers: [
    ["cf-cert-revoked", "cf.tls_client_auth.cert_revoked"],
    ["cf-cert-verified", "cf.tls_client_auth.cert_verified"],
    ["cf-cert-presented", "cf.tls_client_auth.cert_presented"],
    ["cf-cert-issuer-dn", "cf.tls_client_auth.cert_issuer_dn"],
    ["cf-cert-subject-dn", "cf.tls_client_auth.cert_subject_dn"],
    ["cf-cert-issuer-dn-rfc2253", "cf.tls_client_auth.cert_issuer_dn_rfc2253"],
    ["cf-cert-subject-dn-rfc2253", "cf.tls_client_auth.cert_subject_dn_rfc2253"],
    ["cf-cert-issuer-dn-legacy", "cf.tls_client_auth.cert_issuer_dn_legacy"],
    ["cf-cert-subject-dn-legacy", "cf.tls_client_auth.cert_subject_dn_legacy"],
    ["cf-cert-serial", "cf.tls_client_auth.cert_serial"],
    ["cf-cert-issuer-serial", "cf.tls_client_auth.cert_issuer_serial"],
    ["cf-cert-fingerprint-sha256", "cf.tls_client_auth.cert_fingerprint_sha256"],
    ["cf-cert-fingerprint-sha1", "cf.tls_client_auth.cert_fingerprint_sha1"],
    ["cf-cert-not-before", "cf.tls_client_auth.cert_not_before"],
    ["cf-cert-not-after", "cf.tls_client_auth.cert_not_after"],
    ["cf-cert-ski", "cf.tls_client_auth.cert_ski"],
    ["cf-cert-issuer-ski", "cf.tls_client_auth.cert_issuer_ski"],
  ],
  add_visitor_location_headers: [
    ["cf-ipcity", "ip.src.city"],
    ["cf-ipcountry", "ip.src.country"],
    ["cf-ipcontinent", "ip.src.continent"],
    ["cf-iplongitude", "ip.src.lon"],
    ["cf-iplatitude", "ip.src.lat"],
    ["cf-region", "ip.src.region"],
    ["cf-region-code", "ip.src.region_code"],
    ["cf-metro-code", "ip.src.metro_code"],
    ["cf-postal-code", "ip.src.postal_code"],
    ["cf-timezone", "ip.src.timezone.name"],
  ],
  add_true_client_ip_headers: [["true-client-ip", "ip.src"]],
  remove_visitor_ip_headers: [
    ["cf-connecting-ip", null],
    ["true-client-ip", null],
  ],
};

/** A header that tells by number: that of the first field that is true. */
const STATUS_TRANSFORMS: Readonly<Record<string, { readonly header: string; readonly fields: readonly string[] }>> = {
  add_waf_credential_check_status_header: {
    header: "exposed-credential-check",
    fields: [
      "cf.waf.credential_check.username_and_password_leaked",
      "cf.waf.credential_check.username_leaked",
      "cf.waf.credential_check.username_password_similar",
      "cf.waf.credential_check.password_leaked",
    ],
  },
  add_waf_content_scan_status_header: {
    header: "malicious-uploads-detection",
    fields: ["cf.waf.content_scan.has_malicious_obj", "cf.waf.content_scan.has_failed", "cf.waf.content_scan.has_obj"],
  },
};

/** Fixed values that the security transform sets where the response has none of its own. */
const SECURITY_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ["x-content-type-options", "nosniff"],
  ["x-xss-protection", "1; mode=block"],
  ["x-frame-options", "SAMEORIGIN"],
  ["referrer-policy", "same-origin"],
  ["expect-ct", "max-age=86400, enforce"],
];

/** Page rule settings that add the same headers. https://developers.cloudflare.com/rules/reference/page-rules-migration/ */
const PAGE_RULE_HEADERS: readonly (readonly [setting: string, row: HeaderRow])[] = [
  ["ip_geolocation", ["cf-ipcountry", "ip.src.country"]],
  ["true_client_ip_header", ["true-client-ip", "ip.src"]],
];

export const managedRequestHeaders = managedTransforms("managed_request_headers", (ids, point) => {
  const { request } = point.passage;
  const ofPageRule = PAGE_RULE_HEADERS.filter(([setting]) =>
    point.pageRule()?.rule.actions.some(({ id, value }) => id === setting && value === "on"),
  );
  const changed = applyChanges(
    request.headers,
    [
      ...readRows(
        ofPageRule.map(([, row]) => row),
        point,
      ),
      ...ids.flatMap((id) => requestChanges(id, point)),
    ],
    "request",
  );
  return changed.effects.length === 0
    ? { kind: "no-match" }
    : { kind: "continue", passage: { ...point.passage, request: { ...request, headers: changed.headers } }, effects: changed.effects };
});

export const managedResponseHeaders = managedTransforms("managed_response_headers", (ids, { passage }) => {
  const { response } = passage;
  if (response === null) return { kind: "no-match" };
  const changes = ids.flatMap((id): readonly HeaderChange[] => {
    if (id === "remove_x-powered-by_header") return [["x-powered-by", null]];
    return id === "add_security_headers" ? SECURITY_HEADERS : [];
  });
  const changed = applyChanges(response.headers, changes, "response");
  return changed.effects.length === 0
    ? { kind: "no-match" }
    : { kind: "continue", passage: { ...passage, response: { ...response, headers: changed.headers } }, effects: changed.effects };
});

function managedTransforms(
  phase: "managed_request_headers" | "managed_response_headers",
  act: (ids: readonly string[], point: ProductPoint) => ProductVerdict,
): Product {
  return {
    phase,
    sways: false,
    prepare({ zone }) {
      const json = zone.others["managed_headers.json"];
      const ids = objectsIn(isObject(json) ? property(json, phase) : undefined, "")
        .filter((toggle) => property(toggle.json, "enabled") === true)
        .map((toggle) => textOf(toggle.json, "id"));
      const byPageRule = phase === "managed_request_headers" && PAGE_RULE_HEADERS.some(([setting]) => isInPageRules(zone, setting));
      return ids.length === 0 && !byPageRule ? null : { act: (point) => act(ids, point) };
    },
  };
}

function isInPageRules({ pageRules }: Zone, setting: string): boolean {
  return pageRules.some(({ active, actions }) => active && actions.some(({ id, value }) => id === setting && value === "on"));
}

/** What a header becomes, as bytes; `null` removes it. */
type HeaderChange = readonly [name: string, value: string | null];

function requestChanges(id: string, point: ProductPoint): readonly HeaderChange[] {
  const changes = readRows(REQUEST_TRANSFORMS[id] ?? [], point);
  const status = STATUS_TRANSFORMS[id];
  if (status !== undefined) {
    const number = status.fields.findIndex((field) => point.read(field) === true) + 1;
    return number === 0 ? [] : [[status.header, String(number)]];
  }
  return id === "remove_visitor_ip_headers" ? [...changes, ...withoutVisitor(point)] : changes;
}

function readRows(rows: readonly HeaderRow[], { read }: ProductPoint): readonly HeaderChange[] {
  return rows.flatMap(([name, field]): readonly HeaderChange[] => {
    if (field === null) return [[name, null]];
    const value = headerText(read(field));
    return value === null ? [] : [[name, value]];
  });
}

function headerText(value: MaybeValue): string | null {
  if (typeof value === "string") return value === "" ? null : value;
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return String(value);
  return typeof value === "object" && value !== null && "family" in value ? printIp(value) : null;
}

/** Only where a proxy came before Cloudflare: then the last address stays. */
function withoutVisitor({ passage }: ProductPoint): readonly HeaderChange[] {
  const addresses = (headerValue(passage.request.headers, "x-forwarded-for") ?? "").split(",").map((address) => address.trim());
  return addresses.length < 2 ? [] : [["x-forwarded-for", addresses.at(-1) ?? ""]];
}

function applyChanges(
  before: readonly Header[],
  changes: readonly HeaderChange[],
  side: "request" | "response",
): { readonly headers: readonly Header[]; readonly effects: readonly Effect[] } {
  let headers = before;
  const effects: Effect[] = [];
  for (const [name, value] of changes) {
    const old = headerValue(headers, name) ?? null;
    if (old === value) continue;
    headers = value === null ? withoutHeader(headers, name) : withHeader(headers, { name, value });
    effects.push({ target: `${side}.headers.${name}`, before: shown(old), after: shown(value) });
  }
  return { headers, effects };
}

function shown(bytes: string | null): Effect["before"] {
  return bytes === null ? null : bytesToJson(bytes);
}
