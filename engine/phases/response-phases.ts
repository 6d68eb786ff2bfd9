import type { Phase } from "./phase";

const DOCS = "https://developers.cloudflare.com";
const ORIGIN = { side: "origin", kind: "internal", levels: [], actions: [], beyond: true, configurationOnly: false } as const;
const ENGINE = { side: "response", kind: "engine", beyond: false, configurationOnly: false } as const;
const LATER = { fidelity: "not simulated" } as const;

/** Between the rules and the origin, in order. */
export const ORIGIN_PHASES = [
  {
    ...ORIGIN,
    name: "workers",
    product: "Workers",
    rule: "Workers route",
    beyond: false,
    fidelity: "modelled",
    note: "Which script a route chooses is modelled; it runs where scripts are allowed.",
    documentation: `${DOCS}/workers/configuration/routing/routes/`,
  },
  {
    ...ORIGIN,
    fidelity: "modelled",
    name: "load_balancing",
    product: "Load Balancing",
    rule: "load balancer",
    note: "Pools are taken to be healthy; where measurements or chance choose, the first is taken.",
    documentation: `${DOCS}/load-balancing/`,
  },
] as const satisfies readonly Phase[];

/** What the response passes on its way back, in order. https://developers.cloudflare.com/ruleset-engine/reference/phases-list/ */
export const RESPONSE_PHASES = [
  {
    ...ENGINE,
    fidelity: "exact",
    name: "http_response_cache_settings",
    product: "Cache Response Rules",
    rule: "cache response rule",
    levels: ["zone"],
    actions: ["set_cache_settings", "set_cache_control", "set_cache_tags"],
    note: "They stack, the last rule wins; they run after the origin answered and before the response is cached.",
    documentation: `${DOCS}/cache/how-to/cache-response-rules/`,
  },
  {
    ...ENGINE,
    fidelity: "modelled",
    name: "http_custom_errors",
    product: "Custom Error Rules",
    rule: "custom error rule",
    levels: ["account", "zone"],
    actions: ["serve_error"],
    note: "A rule of the zone beats a rule of the account; block and challenge pages are never replaced.",
    leavesAlone: ["block", "challenge"],
    documentation: `${DOCS}/rules/custom-errors/`,
  },
  {
    ...ENGINE,
    fidelity: "modelled",
    name: "managed_response_headers",
    product: "Managed Transforms (response)",
    rule: "managed transform",
    kind: "internal",
    levels: [],
    actions: [],
    beyond: true,
    note: "They come before header rules.",
    documentation: `${DOCS}/rules/transform/managed-transforms/`,
  },
  {
    ...ENGINE,
    ...LATER,
    name: "html_features",
    product: "Automatic HTTPS Rewrites and the like",
    rule: "setting",
    kind: "internal",
    levels: [],
    actions: [],
    beyond: true,
    note: "Settings that change the text of a page are named; the text is left as it is.",
    documentation: `${DOCS}/ssl/edge-certificates/additional-options/automatic-https-rewrites/`,
  },
  {
    ...ENGINE,
    name: "http_response_headers_transform",
    product: "Response Header Transform Rules",
    rule: "response header rule",
    levels: ["zone"],
    actions: ["rewrite"],
    fidelity: "exact",
    note: "Headers change in order; a later rule overwrites an earlier one.",
    documentation: `${DOCS}/rules/transform/response-header-modification/`,
  },
  {
    ...ENGINE,
    fidelity: "modelled",
    name: "rate_limit_counting",
    product: "Rate limiting rules (counting)",
    rule: "rate limiting rule",
    kind: "internal",
    levels: [],
    actions: [],
    beyond: true,
    note: "Rules that count responses count here; they act on later requests.",
    documentation: `${DOCS}/waf/rate-limiting-rules/parameters/`,
  },
  {
    ...ENGINE,
    fidelity: "modelled",
    name: "http_response_compression",
    product: "Compression Rules",
    rule: "compression rule",
    levels: ["zone"],
    actions: ["compress_response"],
    note: "The last rule that matches decides.",
    documentation: `${DOCS}/rules/compression-rules/`,
  },
  {
    ...ENGINE,
    name: "http_response_firewall_managed",
    product: "Sensitive Data Detection",
    rule: "managed rule",
    levels: ["account", "zone"],
    actions: ["execute", "log"],
    fidelity: "modelled",
    note: "The expressions of Cloudflare's own rules are not published.",
    documentation: `${DOCS}/waf/managed-rules/reference/sensitive-data-detection/`,
  },
  {
    ...ENGINE,
    fidelity: "exact",
    name: "http_log_custom_fields",
    product: "Logpush custom fields",
    rule: "custom field rule",
    levels: ["zone"],
    actions: ["log_custom_field"],
    note: "It adds fields to logs and changes nothing.",
    documentation: `${DOCS}/logs/logpush/logpush-job/custom-fields/`,
  },
] as const satisfies readonly Phase[];

/** Phases of the network layer: rulesets of them load, and never touch an HTTP request. */
export const NETWORK_PHASES = [
  "ddos_l4",
  "magic_transit",
  "magic_transit_managed",
  "magic_transit_ratelimit",
  "magic_transit_ids_managed",
] as const;
