import { describe, expect, test } from "vitest";
import { type Finding, filesOfBundle, readConfiguration } from "../../../engine/config/index";
import type { Json } from "../../../engine/support/json";

const ZONE = { "zones/example.com/zone.json": { id: "z", name: "example.com", plan: { legacy_id: "pro" } } };
const RULESET = { id: "r1", name: "default", kind: "zone", phase: "http_request_firewall_custom", rules: [] };
const RULESET_FILE = "zones/example.com/rulesets/any name.json";

function read(files: Readonly<Record<string, Json>>) {
  const texts = Object.entries(files).map(([path, json]): [string, string] => [
    path,
    typeof json === "string" ? json : JSON.stringify(json),
  ]);
  return readConfiguration("test", new Map(texts));
}

function told({ code, severity, place }: Finding): string {
  return `${severity} ${code} ${place.file}${place.pointer}`;
}

describe("what is read", () => {
  test("a bare result and the whole answer of the API read the same", () => {
    const bare = read({ ...ZONE, [RULESET_FILE]: RULESET });
    const whole = read({ ...ZONE, [RULESET_FILE]: { success: true, errors: [], messages: [], result: RULESET } });
    expect(bare.zones[0]?.rulesets[0]?.source).toEqual({ file: RULESET_FILE, pointer: "" });
    expect(whole.zones[0]?.rulesets[0]?.source).toEqual({ file: RULESET_FILE, pointer: "/result" });
    expect(whole.zones[0]?.rulesets[0]?.id).toBe(bare.zones[0]?.rulesets[0]?.id);
    expect([...bare.findings, ...whole.findings]).toEqual([]);
  });

  test("the pages of an answer are joined, with the place of each entry", () => {
    const record = (name: string) => ({ name, type: "A", content: "192.0.2.1", proxied: true });
    const pages = [record("a.example.com"), record("b.example.com")].map((each) => ({ success: true, result: [each] }));
    const { zones, findings } = read({ ...ZONE, "zones/example.com/dns_records.json": pages });
    expect(zones[0]?.dnsRecords.map(({ name, source }) => [name, source.pointer])).toEqual([
      ["a.example.com", "/0/result/0"],
      ["b.example.com", "/1/result/0"],
    ]);
    expect(findings).toEqual([]);
  });

  test("a rule keeps its JSON, its id stands in for its ref, and it is enabled unless it says no", () => {
    const rule = { id: "a", action: "block", expression: "true", unknown_key: [1] };
    const { zones } = read({ ...ZONE, [RULESET_FILE]: { ...RULESET, rules: [rule, { ...rule, id: "b", ref: "named", enabled: false }] } });
    const [first, second] = zones[0]?.rulesets[0]?.rules ?? [];
    expect([first?.json, first?.ref, first?.enabled, first?.source.pointer]).toEqual([rule, "a", true, "/rules/0"]);
    expect([second?.ref, second?.enabled]).toEqual(["named", false]);
  });

  test("a list takes its items from a file of the same name", () => {
    const { account } = read({
      "account/account.json": { id: "a", name: "A" },
      "account/lists/offices.json": { id: "l", name: "offices", kind: "ip" },
      "account/lists/offices.items.json": { success: true, result: [{ ip: "192.0.2.1" }] },
    });
    expect(account.lists.map(({ name, items }) => [name, items])).toEqual([["offices", [{ ip: "192.0.2.1" }]]]);
  });

  test("settings read as an array and one by one; plans as cf.zone.plan has them", () => {
    const { zones } = read({
      ...ZONE,
      "zones/example.com/settings.json": [{ id: "ssl", value: "full" }],
      "zones/example.com/settings/always_use_https.json": { success: true, result: { id: "always_use_https", value: "on" } },
    });
    expect([zones[0]?.settings, zones[0]?.plan]).toEqual([{ ssl: "full", always_use_https: "on" }, "PRO"]);
  });

  test("files that are known but not needed yet are kept, unknown ones left alone", () => {
    const { zones, findings } = read({
      ...ZONE,
      "zones/example.com/managed_headers.json": { a: 1 },
      "zones/example.com/notes.txt": "hello",
    });
    expect(zones[0]?.others).toEqual({ "managed_headers.json": { a: 1 } });
    expect(findings).toEqual([]);
  });

  test("a bundle gives the same configuration as its files", () => {
    const bundle = {
      zones: { "example.com": { "zone.json": ZONE["zones/example.com/zone.json"], rulesets: { "any name.json": RULESET } } },
    };
    const files = filesOfBundle(bundle);
    expect([...files.keys()]).toEqual(["zones/example.com/zone.json", RULESET_FILE]);
    expect(readConfiguration("test", files)).toEqual(read({ ...ZONE, [RULESET_FILE]: RULESET }));
  });

  test("a bundle cannot name files outside of its folder", () => {
    expect([...filesOfBundle({ "..": { "a.json": 1 }, "a/b": { "c.json": 1 }, account: { "account.json": {} } }).keys()]).toEqual([
      "account/account.json",
    ]);
  });
});

describe("what is wrong is told with its place, and the rest loads", () => {
  const FINDINGS = [
    ["a file that is not JSON", { [RULESET_FILE]: "{" }, [`error invalid-json ${RULESET_FILE}`]],
    [
      "an answer that reports failure",
      { [RULESET_FILE]: { success: false, errors: [{ code: 10003, message: "not found" }], result: null } },
      [`error failed-answer ${RULESET_FILE}`],
    ],
    [
      "one page of several",
      { "zones/example.com/pagerules.json": { success: true, result: [], result_info: { total_count: 3 } } },
      ["warning incomplete-answer zones/example.com/pagerules.json"],
    ],
    [
      "a cursor to further items",
      { "zones/example.com/pagerules.json": { success: true, result: [], result_info: { cursors: { after: "abc" } } } },
      ["warning incomplete-answer zones/example.com/pagerules.json"],
    ],
    ["a kind that nobody knows", { [RULESET_FILE]: { ...RULESET, kind: "zonal" } }, [`error unknown-kind ${RULESET_FILE}/kind`]],
    ["a ruleset without phase", { [RULESET_FILE]: { id: "r", kind: "zone", rules: [] } }, [`error missing-property ${RULESET_FILE}/phase`]],
    ["rules that are no array", { [RULESET_FILE]: { ...RULESET, rules: {} } }, [`error wrong-shape ${RULESET_FILE}/rules`]],
    [
      "a rule without action",
      { [RULESET_FILE]: { ...RULESET, rules: [{ id: "a", expression: "true" }] } },
      [`error missing-property ${RULESET_FILE}/rules/0/action`],
    ],
    [
      "an expression that is no text",
      { [RULESET_FILE]: { ...RULESET, rules: [{ id: "a", action: "log", expression: 5 }] } },
      [`error wrong-shape ${RULESET_FILE}/rules/0/expression`],
    ],
    [
      "a second entry point of a phase",
      { [RULESET_FILE]: RULESET, "zones/example.com/rulesets/b.json": { ...RULESET, id: "r2" } },
      ["error duplicate-entry-point zones/example.com/rulesets/b.json"],
    ],
    [
      "a ruleset id that repeats",
      { [RULESET_FILE]: RULESET, "zones/example.com/rulesets/b.json": { ...RULESET, phase: "http_ratelimit" } },
      ["error duplicate-ruleset zones/example.com/rulesets/b.json"],
    ],
    [
      "an entry point of the account in a zone",
      { [RULESET_FILE]: { ...RULESET, kind: "root" } },
      [`error misplaced-entry-point ${RULESET_FILE}`],
    ],
    [
      "a folder called otherwise than its zone",
      { "zones/example.org/zone.json": { id: "o", name: "example.net" } },
      ["warning zone-name-differs zones/example.org/zone.json"],
    ],
    ["a zone without zone.json", { "zones/example.org/pagerules.json": [] }, ["warning missing-file zones/example.org/zone.json"]],
    [
      "URL normalization that nobody knows",
      { "zones/example.com/url_normalization.json": { type: "cloudflare", scope: "all" } },
      ["error wrong-shape zones/example.com/url_normalization.json/scope"],
    ],
    [
      "a list kind that nobody knows",
      { "account/lists/a.json": { name: "a", kind: "url", items: [] } },
      ["error unknown-kind account/lists/a.json/kind"],
    ],
  ] as const;
  for (const [name, files, findings] of FINDINGS) {
    test(name, () => {
      const configuration = read({ ...ZONE, ...files });
      expect(configuration.findings.map(told)).toEqual(findings);
      expect(configuration.zones.some((zone) => zone.name === "example.com")).toBe(true);
    });
  }

  test("a file above the limit of its kind is not read, and the limit is said", () => {
    const { findings } = read({ ...ZONE, "zones/example.com/url_normalization.json": " ".repeat(4 * 1_048_576 + 1) });
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ["too-large", "This file is larger than 4 MiB, the limit for it."],
    ]);
  });

  test("a folder with nothing of a configuration in it is told", () => {
    expect(read({ "README.md": "hello" }).findings.map(({ code }) => code)).toEqual(["empty-configuration"]);
  });
});

test("keys that every object inherits are data like any other", () => {
  const text = '{"id":"z","name":"example.com","__proto__":{"paused":true},"constructor":1}';
  const settings = '[{"id":"__proto__","value":{"polluted":true}}]';
  const { zones, findings } = read({ "zones/example.com/zone.json": text, "zones/example.com/settings.json": settings });
  expect([zones[0]?.paused, Object.keys(zones[0]?.settings ?? {}), findings]).toEqual([false, ["__proto__"], []]);
  expect("polluted" in {}).toBe(false);
});
