import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readConfiguration } from "../../../engine/config/index";
import { importApi } from "../../../main/import/api/import-api";
import { ACCOUNT_ID, answer, entryPoint, OTHER_ZONE_ID, sources, ZONE_ID, zone } from "./answers";

const Z = "zones/example.com";

function imported(files: Readonly<Record<string, unknown>>): { readonly paths: readonly string[]; readonly codes: readonly string[] } {
  const { files: made, notes } = importApi(sources(files));
  return { paths: [...made.keys()].sort(), codes: notes.map(({ code }) => code) };
}

describe("every kind of answer is recognised by its shape and goes to its place in the layout", () => {
  const KINDS: readonly (readonly [what: string, value: unknown, place: string])[] = [
    ["a zone ruleset", entryPoint("http_request_firewall_custom"), `${Z}/rulesets/http_request_firewall_custom.json`],
    ["an account entry point", entryPoint("http_ratelimit", { kind: "root" }), "account/rulesets/http_ratelimit.json"],
    ["names of rulesets", [{ id: "a", name: "default", kind: "zone", phase: "http_ratelimit", version: "3" }], `${Z}/rulesets.json`],
    ["a list", { id: "l1", name: "office", kind: "ip", num_items: 0 }, "account/lists/office.json"],
    ["settings", [{ id: "ssl", value: "strict", editable: true, modified_on: null }], `${Z}/settings.json`],
    ["one setting", { id: "always_use_https", value: "on", editable: true }, `${Z}/settings.json`],
    ["DNS records", [{ id: "d", name: "example.com", type: "A", content: "192.0.2.1", proxied: true, ttl: 1 }], `${Z}/dns_records.json`],
    ["Page Rules", [{ id: "p", targets: [], actions: [], priority: 1, status: "active" }], `${Z}/pagerules.json`],
    ["Managed Transforms", { managed_request_headers: [], managed_response_headers: [] }, `${Z}/managed_headers.json`],
    ["URL normalization", { scope: "incoming", type: "cloudflare" }, `${Z}/url_normalization.json`],
    ["Snippets", [{ snippet_name: "hello", created_on: "2025-01-01T00:00:00Z" }], `${Z}/snippets.json`],
    ["Snippet rules", [{ snippet_name: "hello", expression: "true", enabled: true }], `${Z}/snippet_rules.json`],
    [
      "Cloud Connector rules",
      [{ id: "c", provider: "aws_s3", expression: "true", parameters: { host: "b.s3.amazonaws.com" }, enabled: true }],
      `${Z}/cloud_connector_rules.json`,
    ],
    ["Workers routes", [{ id: "r", pattern: "example.com/*", script: "api" }], `${Z}/workers_routes.json`],
    [
      "custom domains of Workers",
      [{ id: "w", hostname: "api.example.com", service: "api", zone_id: ZONE_ID }],
      "account/workers_domains.json",
    ],
    ["names of Workers", [{ id: "api", etag: "x", handlers: ["fetch"] }], "account/workers_scripts.json"],
    ["custom hostnames", [{ id: "h", hostname: "shop.example.org", ssl: null, status: "active" }], `${Z}/custom_hostnames.json`],
    ["the fallback origin", { origin: "fallback.example.com", status: "active" }, `${Z}/custom_hostnames_fallback_origin.json`],
    [
      "IP Access rules of the zone",
      [{ id: "a", mode: "block", configuration: { target: "ip", value: "192.0.2.1" }, scope: { type: "zone" } }],
      `${Z}/access_rules.json`,
    ],
    [
      "IP Access rules of the account",
      [{ id: "a", mode: "block", configuration: { target: "country", value: "T1" }, scope: { type: "organization" } }],
      "account/access_rules.json",
    ],
    ["lockdowns", [{ id: "l", urls: ["example.com/a*"], configurations: [], paused: false }], `${Z}/lockdowns.json`],
    ["User Agent rules", [{ id: "u", mode: "block", configuration: { target: "ua", value: "Bad/1.0" } }], `${Z}/ua_rules.json`],
    ["bot settings", { fight_mode: false, enable_js: true, using_latest_model: true }, `${Z}/bot_management.json`],
    ["waiting rooms", [{ id: "wr", name: "sale", host: "example.com", path: "/", new_users_per_minute: 200 }], `${Z}/waiting_rooms.json`],
    ["settings of waiting rooms", { search_engine_crawler_bypass: true }, `${Z}/waiting_rooms_settings.json`],
    [
      "load balancers",
      [{ id: "lb", name: "www.example.com", default_pools: ["p"], fallback_pool: "p", proxied: true }],
      `${Z}/load_balancers.json`,
    ],
    ["pools", [{ id: "p", name: "eu", origins: [{ name: "a", address: "192.0.2.1" }] }], "account/load_balancer_pools.json"],
    ["monitors", [{ id: "m", type: "https", expected_codes: "200", interval: 60 }], "account/load_balancer_monitors.json"],
    ["error pages", [{ id: "500_errors", state: "customized", url: "https://example.com/500" }], `${Z}/custom_pages.json`],
    ["custom error assets", [{ name: "oops", url: "https://example.com/e", size_bytes: 10 }], `${Z}/custom_pages_assets.json`],
    ["firewall rules of old", [{ id: "f", action: "block", filter: { id: "x", expression: "true" } }], `${Z}/firewall_rules.json`],
    ["rate limits of old", [{ id: "r", match: { request: {} }, threshold: 10, period: 60, action: {} }], `${Z}/rate_limits.json`],
    ["the account", { id: ACCOUNT_ID, name: "Example Inc.", type: "enterprise", settings: {} }, "account/account.json"],
  ];

  test.each(KINDS)("%s", (_what, value, place) => {
    const bare = imported({ "zone.json": zone("example.com", ZONE_ID), "download (1).json": value });
    expect(bare.paths).toContain(place);
    expect(bare.codes).toEqual([]);
    const enveloped = imported({ "a/b/zone.json": answer(zone("example.com", ZONE_ID)), "a/b/x.json": answer(value) });
    expect(enveloped.paths).toContain(place);
    expect(enveloped.codes).toEqual([]);
  });
});

describe("whose an answer is", () => {
  const TWO = { "one/zone.json": zone("example.com", ZONE_ID), "two/zone.json": zone("example.org", OTHER_ZONE_ID) };
  const RECORD = { id: "d", name: "www", type: "A", content: "192.0.2.1", proxied: true, ttl: 1 };
  const OWNERS: readonly (readonly [why: string, file: string, value: unknown, place: string | null])[] = [
    ["the zone's object stands in the same folder", "two/dns.json", [RECORD], "zones/example.org/dns_records.json"],
    ["it stands in the folder above", "two/more/dns.json", [RECORD], "zones/example.org/dns_records.json"],
    ["its zone_id says so", "dns.json", [{ ...RECORD, zone_id: ZONE_ID }], "zones/example.com/dns_records.json"],
    ["its zone_name says so", "dns.json", [{ ...RECORD, zone_name: "example.org" }], "zones/example.org/dns_records.json"],
    [
      "its own word counts more than its folder",
      "one/dns.json",
      [{ ...RECORD, zone_id: OTHER_ZONE_ID }],
      "zones/example.org/dns_records.json",
    ],
    ["the zone's name is a folder", "x/example.org/dns.json", [RECORD], "zones/example.org/dns_records.json"],
    ["the zone's name begins the file's", "x/example.org-dns.json", [RECORD], "zones/example.org/dns_records.json"],
    ["the zone's id is in the path", `x/zones/${OTHER_ZONE_ID}/dns_records.json`, [RECORD], "zones/example.org/dns_records.json"],
    ["a folder of a zone without an object", "zones/example.net/dns_records.json", [RECORD], "zones/example.net/dns_records.json"],
    ["another name that ends alike is not the zone's", "x/my-example.org/dns.json", [RECORD], null],
    ["nothing tells", "dns.json", [RECORD], null],
  ];

  test.each(OWNERS)("%s", (_why, file, value, place) => {
    const { paths, codes } = imported({ ...TWO, [file]: value });
    if (place === null) {
      expect(paths.filter((made) => made.endsWith("dns_records.json"))).toEqual([]);
      expect(codes).toEqual(["unassigned"]);
    } else {
      expect(paths).toContain(place);
      expect(codes).toEqual([]);
    }
  });

  test("records of several zones in one file are divided", () => {
    const { files } = importApi(
      sources({
        ...TWO,
        "all.json": [
          { ...RECORD, id: "1", zone_id: ZONE_ID },
          { ...RECORD, id: "2", zone_id: OTHER_ZONE_ID },
        ],
      }),
    );
    expect(JSON.parse(files.get("zones/example.com/dns_records.json") ?? "")).toEqual([{ ...RECORD, id: "1", zone_id: ZONE_ID }]);
    expect(JSON.parse(files.get("zones/example.org/dns_records.json") ?? "")).toEqual([{ ...RECORD, id: "2", zone_id: OTHER_ZONE_ID }]);
  });

  test("the zone that the user names takes what nothing else tells", () => {
    const { files, notes } = importApi(sources({ "dns.json": [RECORD] }), { zone: "example.net" });
    expect([...files.keys()]).toEqual(["zones/example.net/dns_records.json"]);
    expect(notes).toEqual([]);
  });
});

describe("pages and repetitions", () => {
  const items = (from: number, to: number): readonly unknown[] =>
    Array.from({ length: to - from }, (_, index) => ({ id: `i${from + index}`, ip: `192.0.2.${from + index}` }));
  const LIST = { id: "2c0fc9fa937b11eaa1b71c4d701ab86e", name: "office", kind: "ip", num_items: 4 };

  test("pages are merged in their order, whatever the files are called", () => {
    const rule = (id: string): unknown => ({ id, targets: [], actions: [], priority: 1 });
    const { files, notes } = importApi(
      sources({
        "zone.json": zone("example.com", ZONE_ID),
        "b.json": answer([rule("1"), rule("2")], { page: 1, per_page: 2, total_count: 3, total_pages: 2, count: 2 }),
        "a.json": answer([rule("3")], { page: 2, per_page: 2, total_count: 3, total_pages: 2, count: 1 }),
      }),
    );
    expect(JSON.parse(files.get(`${Z}/pagerules.json`) ?? "")).toEqual([rule("1"), rule("2"), rule("3")]);
    expect(notes).toEqual([]);
  });

  test("a page that is missing is told, with the numbers", () => {
    const { notes } = importApi(
      sources({
        "zone.json": zone("example.com", ZONE_ID),
        "a.json": answer([{ id: "1", targets: [], actions: [] }], { page: 1, per_page: 1, total_count: 3, total_pages: 3, count: 1 }),
      }),
    );
    expect(notes.map(({ code, message }) => [code, message])).toEqual([
      ["cut-by-pagination", "Page Rules of zone example.com: 1 of 3 entries are there; further pages of the answer were not saved."],
    ]);
  });

  test("items find their list by the path, with all their cursor pages", () => {
    const { files, notes } = importApi(
      sources({
        "lists.json": answer([LIST]),
        "lists/office/items-1.json": answer(items(0, 2), { cursors: { after: "yyy" } }),
        "lists/office/items-2.json": answer(items(2, 4), { cursors: { before: "xxx" } }),
      }),
    );
    expect(notes).toEqual([]);
    expect(readConfiguration("c", files).account.lists.map((list) => [list.name, list.items])).toEqual([["office", items(0, 4)]]);
  });

  test("a cursor that nobody followed is told", () => {
    const { notes } = importApi(
      sources({ "lists.json": answer([LIST]), "lists/office.items.json": answer(items(0, 2), { cursors: { after: "yyy" } }) }),
    );
    expect(notes.map(({ code }) => code)).toEqual(["cut-by-pagination"]);
  });

  test("items whose path tells nothing go to the only list that can have them", () => {
    const { paths, codes } = imported({ "a.json": LIST, "b.json": answer(items(0, 4)) });
    expect(paths).toEqual(["account/lists/office.items.json", "account/lists/office.json"]);
    expect(codes).toEqual([]);
  });

  test("of two states of one entry point the newest counts", () => {
    const newer = entryPoint("http_ratelimit", { version: "2", last_updated: "2025-06-01T00:00:00Z" });
    const { files, notes } = importApi(
      sources({ "zone.json": zone("example.com", ZONE_ID), "new.json": newer, "old.json": entryPoint("http_ratelimit") }),
    );
    expect(JSON.parse(files.get(`${Z}/rulesets/http_ratelimit.json`) ?? "")).toEqual(newer);
    expect(notes.map(({ code, file }) => [code, file])).toEqual([["duplicate", "new.json"]]);
  });

  test("a ruleset with its rules counts more than its newer name alone", () => {
    const whole = entryPoint("http_ratelimit");
    const bare = { ...whole, rules: undefined, last_updated: "2026-01-01T00:00:00Z" };
    const { files } = importApi(sources({ "zone.json": zone("example.com", ZONE_ID), "a.json": whole, "b.json": bare }));
    expect(JSON.parse(files.get(`${Z}/rulesets/http_ratelimit.json`) ?? "")).toEqual(whole);
  });

  test("rules of waiting rooms stand in a file of their room", () => {
    const { paths } = imported({
      "zone.json": zone("example.com", ZONE_ID),
      "rooms.json": [{ id: "699d98642c564d2e855e9661899b7252", name: "sale", host: "example.com", path: "/", new_users_per_minute: 200 }],
      "699d98642c564d2e855e9661899b7252/rules.json": [{ id: "r", action: "bypass_waiting_room", expression: "true" }],
    });
    expect(paths).toContain(`${Z}/waiting_rooms/699d98642c564d2e855e9661899b7252.rules.json`);
  });
});

describe("hostile and broken files", () => {
  const CASES: readonly (readonly [name: string, text: string, code: string])[] = [
    ["nothing in it", "", "invalid-json"],
    ["not JSON", "<html>", "invalid-json"],
    ["100,000 levels", "[".repeat(100_000) + "]".repeat(100_000), "nested-too-deep"],
    ["100,000 levels, never closed", '{"a":'.repeat(100_000), "nested-too-deep"],
    ["a key twice", '{"id":"a","id":"b","name":"x","kind":"ip"}', "duplicate-key"],
    [
      "a failure",
      JSON.stringify({ success: false, errors: [{ code: 10_000, message: "Authentication error" }], result: null }),
      "failed-answer",
    ],
    ["a number", "12", "not-recognised"],
    ["an unknown object", '{"hello":"world"}', "not-recognised"],
    ["a __proto__ key", '{"id":"a","name":"x","kind":"ip","__proto__":{"items":[]}}', "unusual-key"],
  ];

  test.each(CASES)("%s", (_name, text, code) => {
    const { notes } = importApi([{ path: "a.json", text }]);
    expect(notes.map((note) => note.code)).toContain(code);
    expect(notes.every(({ message }) => message.length > 10)).toBe(true);
  });

  test("a key that stands twice is named with its line", () => {
    const { notes } = importApi([{ path: "a.json", text: '{\n"id":"a",\n"id":"b","name":"x","kind":"ip"}' }]);
    expect(notes[0]?.message).toBe("“id” stands twice in one object, the second time in line 3. The last one counts.");
  });

  test("__proto__ stays plain data", () => {
    const { files } = importApi([{ path: "a.json", text: '[{"id":"a","name":"x","kind":"ip","__proto__":{"items":[]}}]' }]);
    expect(files.get("account/lists/x.json")).toContain('"__proto__"');
    expect({}).not.toHaveProperty("items");
  });

  test("a file cut off at any byte gives a finding, or what it still says, and never throws", () => {
    const text = JSON.stringify(answer(entryPoint("http_ratelimit")));
    for (let end = 0; end < text.length; end += 1) {
      const { notes } = importApi([{ path: `${Z}/a.json`, text: text.slice(0, end) }]);
      expect(notes.map(({ code }) => code)).toContain("invalid-json");
    }
  });

  const NAMES = [
    "../../evil",
    "..",
    "/etc/passwd",
    "a/b",
    "C:\\x",
    "con",
    "",
    ".hidden",
    "nul.json",
    "x".repeat(5000),
    "\u0000",
    "a\u202Eb",
  ];

  test.each(NAMES)("a name %j never leads out of its folder", (name) => {
    const { files } = importApi(
      sources({
        "l.json": { id: "1", name, kind: "ip", items: [] },
        "r.json": { ...entryPoint("http_request_firewall_custom"), kind: "custom", name, id: name },
        "e.json": entryPoint(name),
        "z.json": { ...zone("example.com", ZONE_ID), name },
        "zones/x/s.js": "addEventListener()",
      }),
    );
    for (const made of files.keys()) {
      expect(made).toMatch(/^(?:account|zones\/[^/\\]+)\/(?:[\p{L}\p{N}_][\p{L}\p{N}_.-]*\/)?[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u);
      expect(made.split("/")).not.toContain("..");
    }
  });
});

const SAMPLE = path.resolve(import.meta.dirname, "../../../resources/sample-workspace/configurations/production");

test("the sample configuration, thrown into one flat folder a zone, comes back as it was", () => {
  const original = new Map(
    readdirSync(SAMPLE, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(?:json|m?js)$/.test(file))
      .map((file) => [file.split(path.sep).join("/"), readFileSync(path.join(SAMPLE, file), "utf8")]),
  );
  const flat = [...original].map(([file, text]) => ({
    path: file.replace(/^zones\/([^/]+)\/rulesets\//, "$1/").replace("/lists/", "/"),
    text,
  }));
  const { files, notes } = importApi(flat);
  expect(notes).toEqual([]);
  expect([...files.values()].sort()).toEqual([...original.values()].sort());
  const { findings } = readConfiguration("again", files);
  expect(findings).toEqual(readConfiguration("first", original).findings);
});
