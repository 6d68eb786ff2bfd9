import { describe, expect, test } from "vitest";
import { affectedTraces, findGaps, type Gap } from "../../../../engine/config/completeness/index";
import { readConfiguration } from "../../../../engine/config/index";

const ZONE = "zones/example.com";
const CUSTOM = `${ZONE}/rulesets/custom.json`;

/** A configuration in which nothing is missing. */
const WHOLE: Readonly<Record<string, unknown>> = {
  "account/account.json": { id: "a", name: "Example" },
  "account/rulesets/custom.json": { id: "root", kind: "root", phase: "http_request_firewall_custom", rules: [] },
  [`${ZONE}/zone.json`]: { id: "z", name: "example.com", plan: { legacy_id: "pro" } },
  [`${ZONE}/dns_records.json`]: [{ name: "example.com", type: "A", content: "192.0.2.1", proxied: true }],
  [`${ZONE}/settings.json`]: [{ id: "ssl", value: "strict" }],
  [`${ZONE}/url_normalization.json`]: { type: "cloudflare", scope: "incoming" },
};

function gaps(more: Readonly<Record<string, unknown>>): readonly Gap[] {
  const files = Object.entries({ ...WHOLE, ...more }).filter(([, value]) => value !== null);
  return findGaps(
    readConfiguration("c", new Map(files.map(([path, value]) => [path, typeof value === "string" ? value : JSON.stringify(value)]))),
  );
}

function rules(...list: readonly Readonly<Record<string, unknown>>[]): unknown {
  return {
    id: "r",
    kind: "zone",
    phase: "http_request_firewall_custom",
    rules: list.map((rule) => ({ action: "block", expression: "true", enabled: true, ...rule })),
  };
}

test("a configuration that has all it refers to has no gaps", () => {
  expect(gaps({})).toEqual([]);
});

const CASES: readonly (readonly [
  name: string,
  files: Readonly<Record<string, unknown>>,
  expected: readonly (readonly [code: string, zone: string | null, fillable: boolean])[],
])[] = [
  ["a list that is not there", { [CUSTOM]: rules({ expression: "ip.src in $office" }) }, [["missing-list", "example.com", true]]],
  [
    "a list that is there",
    { [CUSTOM]: rules({ expression: "ip.src in $office" }), "account/lists/o.json": { name: "office", kind: "ip", items: [] } },
    [],
  ],
  ["a dollar sign in a text", { [CUSTOM]: rules({ expression: 'http.host eq "$office" or http.host matches r"a$b"' }) }, []],
  ["a rule that is off", { [CUSTOM]: rules({ expression: "ip.src in $office", enabled: false }) }, []],
  ["a managed list", { [CUSTOM]: rules({ expression: "ip.src in $cf.open_proxies" }) }, [["managed-list", "example.com", false]]],
  [
    "a list of a bulk redirect",
    {
      "account/rulesets/b.json": {
        id: "b",
        kind: "root",
        phase: "http_request_redirect",
        rules: [
          {
            action: "redirect",
            expression: "http.request.full_uri in $moved",
            action_parameters: { from_list: { name: "moved", key: "http.request.full_uri" } },
          },
        ],
      },
    },
    [["missing-list", null, true]],
  ],
  [
    "a list in a counting expression",
    { [CUSTOM]: rules({ ratelimit: { counting_expression: "ip.src in $office" } }) },
    [["missing-list", "example.com", true]],
  ],
  [
    "a ruleset that is executed",
    { [CUSTOM]: rules({ action: "execute", action_parameters: { id: "mine" } }) },
    [["missing-ruleset", "example.com", true]],
  ],
  [
    "a managed ruleset",
    { [CUSTOM]: rules({ action: "execute", action_parameters: { id: "efb7b8c949ac4650a09736fc376e9aee" } }) },
    [["managed-ruleset", "example.com", true]],
  ],
  ["a rule without its expression", { [CUSTOM]: rules({ expression: null }) }, [["missing-expression", "example.com", true]]],
  [
    "the script of a route",
    { [`${ZONE}/workers_routes.json`]: [{ pattern: "example.com/*", script: "api" }, { pattern: "example.com/x" }] },
    [["missing-script", "example.com", true]],
  ],
  [
    "the script is there",
    { [`${ZONE}/workers_routes.json`]: [{ pattern: "example.com/*", script: "api" }], "account/workers/api.js": "//" },
    [],
  ],
  [
    "the code of a Snippet",
    { [`${ZONE}/snippet_rules.json`]: [{ snippet_name: "hello", expression: "true" }] },
    [["missing-snippet", "example.com", true]],
  ],
  [
    "pools of a load balancer",
    { [`${ZONE}/load_balancers.json`]: [{ name: "www.example.com", default_pools: ["p"] }] },
    [["missing-pool", "example.com", true]],
  ],
  [
    "an error asset",
    { [CUSTOM]: rules({ action: "serve_error", action_parameters: { asset_name: "oops" } }) },
    [["missing-asset", "example.com", true]],
  ],
  ["the account level", { "account/rulesets/custom.json": null }, [["no-account-level", null, true]]],
  ["the zone's own object", { [`${ZONE}/zone.json`]: null }, [["no-zone-object", "example.com", true]]],
  ["DNS records", { [`${ZONE}/dns_records.json`]: null }, [["no-dns-records", "example.com", true]]],
  ["whether URLs are normalized", { [`${ZONE}/url_normalization.json`]: null }, [["no-url-normalization", "example.com", true]]],
  [
    "which a ruleset tells as well",
    {
      [`${ZONE}/url_normalization.json`]: null,
      [`${ZONE}/rulesets/n.json`]: { id: "n", kind: "zone", phase: "http_request_sanitize", rules: [] },
    },
    [],
  ],
  ["settings", { [`${ZONE}/settings.json`]: null }, [["no-settings", "example.com", true]]],
  [
    "rulesets that are only named",
    { [`${ZONE}/rulesets.json`]: [{ id: "x", kind: "zone", phase: "http_ratelimit", name: "default" }] },
    [["unnamed-ruleset-body", "example.com", true]],
  ],
  [
    "another zone",
    {
      "account/rulesets/custom.json": {
        id: "root",
        kind: "root",
        phase: "http_request_firewall_custom",
        rules: [{ action: "block", expression: 'cf.zone.name eq "example.org"' }],
      },
    },
    [["other-zone", null, true]],
  ],
];

test.each(CASES)("%s", (_name, files, expected) => {
  expect(gaps(files).map(({ code, zone, fillable }) => [code, zone, fillable])).toEqual(expected);
});

describe("which traces a gap makes less reliable", () => {
  const GAP: Gap = {
    code: "missing-list",
    message: "",
    zone: "example.com",
    places: [{ file: "a.json", pointer: "/rules/0" }],
    fillable: true,
  };
  const TRACES = [
    { traceId: "reached", zone: "example.com", reached: new Set(["a.json#/rules/0"]) },
    { traceId: "not reached", zone: "example.com", reached: new Set(["a.json#/rules/1"]) },
    { traceId: "elsewhere", zone: "example.org", reached: new Set<string>() },
  ];

  test("those that reached a rule that refers to it", () => {
    expect(affectedTraces(GAP, TRACES)).toEqual(["reached"]);
  });

  test("all of the zone where no rule refers to it, and all of the account", () => {
    expect(affectedTraces({ ...GAP, places: [] }, TRACES)).toEqual(["reached", "not reached"]);
    expect(affectedTraces({ ...GAP, places: [], zone: null }, TRACES)).toEqual(["reached", "not reached", "elsewhere"]);
  });
});
