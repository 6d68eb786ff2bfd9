import { describe, expect, test } from "vitest";
import { findAction } from "../../../engine/actions/index";
import {
  findEnginePhase,
  findPhase,
  isNetworkPhase,
  ORIGIN_PHASES,
  PHASES,
  REQUEST_PHASES,
  RESPONSE_PHASES,
} from "../../../engine/phases/index";
import { PRODUCTS } from "../../../engine/products/index";

/** https://developers.cloudflare.com/ruleset-engine/reference/phases-list/ */
const DOCUMENTED_REQUEST_ORDER = [
  "http_request_sanitize",
  "http_request_dynamic_redirect",
  "http_request_transform",
  "http_request_api_gateway_early",
  "http_config_settings",
  "http_request_origin",
  "ddos_l7",
  "http_request_firewall_custom",
  "http_ratelimit",
  "http_request_api_gateway_late",
  "http_request_firewall_managed",
  "http_request_sbfm",
  "http_request_redirect",
  "http_request_late_transform",
  "http_request_cache_settings",
  "http_request_snippets",
  "http_request_cloud_connector",
];

const DOCUMENTED_RESPONSE_ORDER = [
  "http_response_cache_settings",
  "http_custom_errors",
  "http_response_headers_transform",
  "http_response_compression",
  "http_response_firewall_managed",
  "http_log_custom_fields",
];

describe("the order of phases", () => {
  const outsideEngine = (name: string): boolean => findPhase(name)?.kind === "internal";
  test("request phases stand as documented", () => {
    expect(REQUEST_PHASES.map(({ name }) => name).filter((name) => !outsideEngine(name))).toEqual(DOCUMENTED_REQUEST_ORDER);
  });
  test("response phases stand as documented", () => {
    expect(RESPONSE_PHASES.map(({ name }) => name).filter((name) => !outsideEngine(name))).toEqual(DOCUMENTED_RESPONSE_ORDER);
  });
  test("the way goes through request phases, then Workers and load balancing, then response phases", () => {
    expect(PHASES.map(({ side }) => side)).toEqual([
      ...REQUEST_PHASES.map(() => "request"),
      ...ORIGIN_PHASES.map(() => "origin"),
      ...RESPONSE_PHASES.map(() => "response"),
    ]);
  });

  const BEFORE = [
    ["Single Redirects before Always Use HTTPS", "http_request_dynamic_redirect", "always_use_https"],
    ["IP Access rules before custom rules", "ip_access_rules", "http_request_firewall_custom"],
    ["custom rules before Zone Lockdown, which they can skip", "http_request_firewall_custom", "zone_lockdown"],
    ["Zone Lockdown before User Agent Blocking", "zone_lockdown", "ua_rules"],
    ["Super Bot Fight Mode before Bulk Redirects", "http_request_sbfm", "http_request_redirect"],
    ["Bulk Redirects before the redirects of Page Rules, which they beat", "http_request_redirect", "page_rules_forwarding"],
    ["the settings of Page Rules before configuration rules, which override them", "page_rules", "http_config_settings"],
    ["Managed Transforms before request header rules", "managed_request_headers", "http_request_late_transform"],
    ["Managed Transforms before response header rules", "managed_response_headers", "http_response_headers_transform"],
  ] as const;
  const place = (name: string): number => PHASES.findIndex((phase) => phase.name === name);
  for (const [name, first, second] of BEFORE) test(name, () => expect(place(first)).toBeLessThan(place(second)));
});

describe("levels of entry points", () => {
  const LEVELS = [
    ["http_request_redirect", ["account"]],
    ["http_request_firewall_custom", ["account", "zone"]],
    ["http_ratelimit", ["account", "zone"]],
    ["http_request_firewall_managed", ["account", "zone"]],
    ["http_custom_errors", ["account", "zone"]],
    ["ddos_l7", ["account", "zone"]],
    ["http_request_dynamic_redirect", ["zone"]],
    ["http_request_origin", ["zone"]],
  ] as const;
  for (const [name, levels] of LEVELS) test(`${name}: ${levels.join(", ")}`, () => expect(findPhase(name)?.levels).toEqual(levels));
});

describe("the table holds together", () => {
  test("a name stands once", () => expect(new Set(PHASES.map(({ name }) => name)).size).toBe(PHASES.length));
  test("every action of a phase is an action", () => {
    expect(PHASES.flatMap(({ actions }) => actions).filter((action) => findAction(action) === undefined)).toEqual([]);
  });
  test("every product stands in a row", () => expect(PRODUCTS.filter(({ phase }) => findPhase(phase) === undefined)).toEqual([]));
  test("every row outside the engine has its product", () => {
    const without = PHASES.filter(({ kind, name }) => kind === "internal" && !PRODUCTS.some(({ phase }) => phase === name));
    expect(without.map(({ name }) => name)).toEqual(["workers"]);
  });
  test("every row names its documentation page", () => {
    expect(PHASES.filter(({ documentation }) => !documentation.startsWith("https://developers.cloudflare.com/"))).toEqual([]);
  });
  test("network phases are known and never part of the way", () => {
    expect([isNetworkPhase("magic_transit"), isNetworkPhase("ddos_l4"), isNetworkPhase("http_ratelimit")]).toEqual([true, true, false]);
    expect(findEnginePhase("magic_transit")).toBeUndefined();
  });
});
