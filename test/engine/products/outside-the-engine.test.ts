import { describe, expect, test } from "vitest";
import { prepareConfiguration, runTrace, type SavedTrace } from "../../../engine/index";
import type { Json } from "../../../engine/support/json";
import { flattenSteps } from "../../../engine/trace/index";
import { configurationOf } from "../../support/configurations";

type Files = Readonly<Record<string, Json>>;

interface Question {
  readonly files: Files;
  readonly trace?: Partial<SavedTrace["trace"]>;
  readonly fields?: NonNullable<SavedTrace["fields"]>;
  readonly world?: NonNullable<SavedTrace["world"]>;
}

function run({ files, trace = {}, ...saved }: Question) {
  const zone = Object.fromEntries(
    Object.entries(files).map(([name, json]) => [name.startsWith("account/") ? name : `zones/example.com/${name}`, json]),
  );
  const prepared = prepareConfiguration(configurationOf({ files: zone }));
  return runTrace(prepared, { trace: { method: "GET", url: "https://example.com/", ...trace }, ...saved });
}

/** How it ends, whether that is certain, and what the step of the phase says. */
function endOf(phase: string, question: Question): readonly Json[] {
  const result = run(question);
  const step = flattenSteps(result).find(({ step: candidate }) => candidate.workbench.phase === phase)?.step;
  const { outcome, certain } = result.workbench;
  return [outcome, certain, step === undefined ? "absent" : (step.matched ?? "not simulated")];
}

const APP = { id: "app", name: "Staff", type: "self_hosted", domain: "example.com/staff" };
const STAFF = { url: "https://example.com/staff/x" };

/** https://developers.cloudflare.com/cloudflare-one/access-controls/applications/http-apps/ */
describe("Cloudflare Access", () => {
  const files = { "access_apps.json": [APP] };
  const ROWS: readonly (readonly [name: string, question: Question, end: readonly Json[]])[] = [
    ["who brings no login is asked for one", { files, trace: STAFF }, ["access", true, true]],
    ["a path outside the application is not asked", { files, trace: { url: "https://example.com/staffing" } }, ["origin", true, false]],
    ["a login cookie leaves an if", { files, trace: { ...STAFF, cookies: { CF_Authorization: "token" } } }, ["origin", false, true]],
    [
      "so do the headers of a service token",
      { files, trace: { ...STAFF, headers: { "CF-Access-Client-Id": "a" } } },
      ["origin", false, true],
    ],
    [
      "a trace that skips challenges counts as logged in",
      { files, trace: { ...STAFF, context: { skip_challenge: true } } },
      ["origin", true, true],
    ],
    [
      "a policy that lets everybody past it asks nobody",
      { files: { "access_apps.json": [{ ...APP, policies: [{ decision: "bypass", include: [{ everyone: {} }] }] }] }, trace: STAFF },
      ["origin", true, true],
    ],
    [
      "the more specific application decides",
      {
        files: {
          "access_apps.json": [
            { ...APP, id: "all", domain: "example.com" },
            { ...APP, policies: [{ decision: "bypass", include: [{ everyone: {} }] }] },
          ],
        },
        trace: STAFF,
      },
      ["origin", true, true],
    ],
    ["applications of the account count too", { files: { "account/access_apps.json": [APP] }, trace: STAFF }, ["access", true, true]],
    [
      "other kinds of applications stand before no URL",
      { files: { "access_apps.json": [{ ...APP, type: "saas" }] }, trace: STAFF },
      ["origin", true, "absent"],
    ],
  ];
  for (const [name, question, end] of ROWS) test(name, () => expect(endOf("access", question)).toEqual(end));
});

/** https://developers.cloudflare.com/waf/reference/legacy/old-rate-limiting/ */
describe("rate limiting, previous version", () => {
  const limit = {
    id: "old",
    threshold: 2,
    period: 60,
    match: { request: { url: "example.com/login*", methods: ["POST"] } },
    action: { mode: "ban" },
  };
  const files = { "rate_limits.json": [limit] };
  const login = { url: "https://example.com/login", method: "POST" };
  const ROWS: readonly (readonly [name: string, question: Question, end: readonly Json[]])[] = [
    ["without a counter an if is left", { files, trace: login }, ["origin", false, true]],
    ["within the threshold it does not act", { files, trace: login, world: { counters: { old: 1 } } }, ["origin", true, false]],
    ["above it it blocks", { files, trace: login, world: { counters: { old: 2 } } }, ["block", true, true]],
    ["another method is not counted", { files, trace: { ...login, method: "GET" } }, ["origin", true, false]],
    [
      "simulate only records",
      { files: { "rate_limits.json": [{ ...limit, action: { mode: "simulate" } }] }, trace: login, world: { counters: { old: 9 } } },
      ["origin", true, true],
    ],
    [
      "a disabled one does nothing",
      { files: { "rate_limits.json": [{ ...limit, disabled: true }] }, trace: login },
      ["origin", true, "absent"],
    ],
  ];
  for (const [name, question, end] of ROWS) test(name, () => expect(endOf("rate_limits", question)).toEqual(end));
});

/** https://developers.cloudflare.com/bots/get-started/super-bot-fight-mode/ */
describe("bots", () => {
  const settings = { sbfm_definitely_automated: "block", sbfm_likely_automated: "managed_challenge", ai_bots_protection: "block" };
  const files = { "bot_management.json": settings };
  const PERSON = { "cf.bot_management.verified_bot": false, "cf.verified_bot_category": "", "cf.bot_management.score": 90 };
  const ROWS: readonly (readonly [name: string, question: Question, end: readonly Json[]])[] = [
    ["a person passes", { files, fields: PERSON }, ["origin", true, false]],
    ["score 1 is certainly automated", { files, fields: { ...PERSON, "cf.bot_management.score": 1 } }, ["block", true, true]],
    ["score 29 is likely automated", { files, fields: { ...PERSON, "cf.bot_management.score": 29 } }, ["challenge", true, true]],
    ["score 30 is not", { files, fields: { ...PERSON, "cf.bot_management.score": 30 } }, ["origin", true, false]],
    [
      "AI crawlers are blocked where they are to be",
      { files, fields: { ...PERSON, "cf.verified_bot_category": "AI Crawler" } },
      ["block", true, true],
    ],
    [
      "static files are left alone",
      { files, trace: { url: "https://example.com/a.css" }, fields: { ...PERSON, "cf.bot_management.score": 1 } },
      ["origin", true, false],
    ],
    [
      "unless their protection is on",
      {
        files: { "bot_management.json": { ...settings, sbfm_static_resource_protection: true } },
        trace: { url: "https://example.com/a.css" },
        fields: { ...PERSON, "cf.bot_management.score": 1 },
      },
      ["block", true, true],
    ],
  ];
  for (const [name, question, end] of ROWS) test(name, () => expect(endOf("http_request_sbfm", question)).toEqual(end));
});

describe("what does not hold for a host", () => {
  const record = (content: string): Json => ({ name: "example.com", type: "A", content, proxied: true });
  const ROWS: readonly (readonly [name: string, question: Question, codes: readonly string[]])[] = [
    [
      "a Spectrum application on the port",
      { files: { "spectrum_apps.json": [{ dns: { type: "CNAME", name: "example.com" }, protocol: "tcp/443", traffic_type: "direct" }] } },
      ["spectrum"],
    ],
    [
      "a Spectrum application on other ports",
      {
        files: {
          "spectrum_apps.json": [{ dns: { type: "CNAME", name: "example.com" }, protocol: "tcp/1000-2000", traffic_type: "direct" }],
        },
      },
      [],
    ],
    [
      "a host that is served in one region",
      { files: { "regional_hostnames.json": [{ hostname: "example.com", region_key: "eu" }] } },
      ["data-localization"],
    ],
    [
      "a host below a regional wildcard only",
      { files: { "regional_hostnames.json": [{ hostname: "*.example.com", region_key: "eu" }] } },
      [],
    ],
    [
      "an address of the account's own",
      { files: { "dns_records.json": [record("192.0.2.7")], "account/addressing_prefixes.json": [{ cidr: "192.0.2.0/24" }] } },
      ["byoip"],
    ],
    [
      "another address",
      { files: { "dns_records.json": [record("198.51.100.7")], "account/addressing_prefixes.json": [{ cidr: "192.0.2.0/24" }] } },
      [],
    ],
    [
      "a load balancer needs no record",
      {
        files: { "dns_records.json": [record("192.0.2.7")], "load_balancers.json": [{ id: "lb", name: "www.example.com" }] },
        trace: { url: "https://www.example.com/" },
      },
      [],
    ],
  ];
  for (const [name, question, codes] of ROWS)
    test(name, () => expect(run(question).workbench.limits.map(({ code }) => code)).toEqual(codes));
});

/** https://developers.cloudflare.com/load-balancing/load-balancers/ */
describe("Load Balancing", () => {
  const pools = [
    { id: "a", name: "A", origins: [{ name: "a1", address: "192.0.2.1" }] },
    { id: "b", name: "B", origins: [{ name: "b1", address: "192.0.2.2", header: { Host: ["b.example.net"] } }] },
    { id: "off", name: "Off", enabled: false, origins: [{ name: "o", address: "192.0.2.3" }] },
    {
      id: "two",
      name: "Two",
      origins: [
        { name: "t0", address: "192.0.2.4", enabled: false },
        { name: "t1", address: "192.0.2.5" },
      ],
    },
  ];
  const balanced = (balancer: Readonly<Record<string, Json>>): Files => ({
    "account/load_balancer_pools.json": pools,
    "load_balancers.json": [{ id: "lb", name: "example.com", default_pools: ["a", "b"], fallback_pool: "b", ...balancer }],
  });
  const inGermany = { "ip.src.country": "DE" };
  const ROWS: readonly (readonly [name: string, question: Question, origin: string])[] = [
    ["failover takes the first pool", { files: balanced({ steering_policy: "off" }) }, "192.0.2.1"],
    ["a pool that is off is passed over", { files: balanced({ default_pools: ["off", "b"] }) }, "192.0.2.2"],
    ["without default pools the fallback pool serves", { files: balanced({ default_pools: [] }) }, "192.0.2.2"],
    [
      "geo steering takes the country's pool",
      { files: balanced({ steering_policy: "geo", country_pools: { DE: ["b"] } }), fields: inGermany },
      "192.0.2.2",
    ],
    [
      "and other countries the default",
      { files: balanced({ steering_policy: "geo", country_pools: { FR: ["b"] } }), fields: inGermany },
      "192.0.2.1",
    ],
    ["an endpoint that is off is passed over", { files: balanced({ default_pools: ["two"] }) }, "192.0.2.5"],
    [
      "a custom rule overrides the pools",
      { files: balanced({ rules: [{ name: "r", condition: 'http.request.uri.path eq "/"', overrides: { default_pools: ["b"] } }] }) },
      "192.0.2.2",
    ],
    ["a balancer that is off leaves the record", { files: balanced({ enabled: false }) }, "example.com"],
  ];
  for (const [name, question, origin] of ROWS) test(name, () => expect(run(question).workbench.origin?.host).toBe(origin));

  test("the endpoint's own host header counts", () => {
    expect(run({ files: balanced({ default_pools: ["b"] }) }).workbench.origin).toEqual({
      host: "192.0.2.2",
      port: 443,
      hostHeader: "b.example.net",
      sni: "b.example.net",
    });
  });

  test("a fixed response answers for the origin", () => {
    const rules = [
      { name: "moved", condition: 'http.request.uri.path eq "/"', fixed_response: { status_code: 302, location: "https://example.com/b" } },
    ];
    const { workbench, status_code } = run({ files: balanced({ rules }) });
    expect([workbench.outcome, status_code, workbench.location]).toEqual(["redirect", 302, "https://example.com/b"]);
  });
});

test("HTML features that are on are named, and leave the page as it is", () => {
  const files = {
    "settings.json": [
      { id: "email_obfuscation", value: "on" },
      { id: "rocket_loader", value: "off" },
    ],
  };
  const step = flattenSteps(run({ files })).find(({ step: candidate }) => candidate.step_name === "html_features")?.step;
  expect(step?.workbench.reason).toBe("The page's text is not changed here, as Email Address Obfuscation would.");
});

test("a page rule that disables security switches Zone Lockdown off", () => {
  const target = { target: "url", constraint: { operator: "matches", value: "example.com/*" } };
  const files = {
    "pagerules.json": [{ id: "p", status: "active", priority: 1, targets: [target], actions: [{ id: "disable_security" }] }],
    "lockdowns.json": [{ id: "l", urls: ["example.com/*"], configurations: [{ target: "ip", value: "192.0.2.1" }] }],
  };
  expect(endOf("zone_lockdown", { files })).toEqual(["origin", true, "not simulated"]);
  expect(endOf("zone_lockdown", { files: { "lockdowns.json": files["lockdowns.json"] } })[0]).toBe("block");
});
