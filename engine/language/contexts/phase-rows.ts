import type { FieldGroup } from "./field-groups";

/**
 * Which fields a phase's rules may use. `allows` are documented to work, `refuses` documented not to; where documentation is silent about a
 * group it stands in neither. Single names of `also` and `without` go before the groups.
 */
export interface PhaseRow {
  readonly phase: string;
  /** As a sentence says it: “… can be used in custom rules”. */
  readonly rules: string;
  readonly side: "request" | "response";
  readonly allows: readonly FieldGroup[];
  readonly refuses: readonly FieldGroup[];
  readonly also?: readonly string[];
  readonly without?: readonly string[];
  /** Set where rules cannot refer to lists. */
  readonly lists?: "refused";
}

const EVERYTHING: readonly FieldGroup[] = [
  "basics",
  "sequence",
  "body",
  "bots",
  "tokens",
  "attacks",
  "uploads",
  "detections",
  "prompts",
  "api",
];
const WITHOUT_DETECTIONS = EVERYTHING.filter((group) => group !== "detections");

const EARLY = { side: "request", allows: ["basics"], refuses: ["bots", "attacks", "body", "detections"] } as const;
const SECURITY = { side: "request", allows: WITHOUT_DETECTIONS, refuses: ["detections"] } as const;

/**
 * https://developers.cloudflare.com/ruleset-engine/rules-language/fields/reference/ and each product's page on available fields.
 */
export const PHASE_ROWS: readonly PhaseRow[] = [
  { phase: "http_request_sanitize", rules: "URL normalization", ...EARLY },
  { phase: "http_request_dynamic_redirect", rules: "single redirects", ...EARLY },
  { phase: "http_request_transform", rules: "URL rewrite rules", ...EARLY },
  {
    phase: "waiting_room",
    rules: "waiting room rules",
    side: "request",
    allows: WITHOUT_DETECTIONS,
    refuses: ["detections", "bots"],
    also: ["cf.client.bot", "cf.verified_bot_category"],
  },
  { phase: "http_request_api_gateway_early", rules: "API Shield", ...SECURITY },
  { phase: "http_config_settings", rules: "configuration rules", ...EARLY },
  { phase: "http_request_origin", rules: "origin rules", ...EARLY },
  { phase: "ddos_l7", rules: "DDoS protection", ...SECURITY },
  { phase: "http_request_firewall_custom", rules: "custom rules", side: "request", allows: EVERYTHING, refuses: [] },
  { phase: "http_ratelimit", rules: "rate limiting rules", side: "request", allows: EVERYTHING, refuses: [] },
  { phase: "http_request_api_gateway_late", rules: "API Shield", ...SECURITY },
  { phase: "http_request_firewall_managed", rules: "managed rules", ...SECURITY },
  { phase: "http_request_sbfm", rules: "super bot fight mode", ...SECURITY },
  { phase: "http_request_redirect", rules: "bulk redirects", ...EARLY, allows: ["basics", "sequence"] },
  {
    phase: "http_request_late_transform",
    rules: "request header transform rules",
    side: "request",
    allows: ["basics", "bots", "tokens", "sequence", "attacks", "detections"],
    refuses: [],
  },
  {
    phase: "http_request_cache_settings",
    rules: "cache rules",
    side: "request",
    allows: ["basics"],
    refuses: ["detections"],
    also: ["cf.bot_management.score"],
  },
  { phase: "http_request_snippets", rules: "snippet rules", side: "request", allows: ["basics"], refuses: ["detections"] },
  { phase: "http_request_cloud_connector", rules: "cloud connector rules", side: "request", allows: ["basics"], refuses: ["detections"] },
  {
    phase: "http_response_cache_settings",
    rules: "cache response rules",
    side: "response",
    allows: ["basics", "response"],
    refuses: ["edge-error", "detections"],
  },
  {
    phase: "http_custom_errors",
    rules: "custom error rules",
    side: "response",
    allows: ["basics", "response", "edge-error"],
    refuses: ["detections"],
  },
  {
    phase: "http_response_headers_transform",
    rules: "response header transform rules",
    side: "response",
    allows: ["basics", "bots", "response", "edge-error"],
    refuses: ["detections"],
    lists: "refused",
  },
  {
    phase: "http_response_compression",
    rules: "compression rules",
    side: "response",
    allows: ["basics", "response"],
    refuses: ["edge-error", "detections"],
  },
  {
    phase: "http_response_firewall_managed",
    rules: "managed rules on responses",
    side: "response",
    allows: [...WITHOUT_DETECTIONS, "response"],
    refuses: ["edge-error", "detections"],
  },
  {
    phase: "http_log_custom_fields",
    rules: "custom log fields",
    side: "response",
    allows: [...WITHOUT_DETECTIONS, "response"],
    refuses: ["edge-error", "detections"],
  },
];

/** Rate limiting's second expression, which may read the response. */
export const COUNTING_ROW: PhaseRow = {
  phase: "http_ratelimit",
  rules: "counting expressions of rate limiting rules",
  side: "response",
  allows: [...EVERYTHING, "response"],
  refuses: ["edge-error"],
};
