import { describe, expect, test } from "vitest";
import { CHECKS, runChecks } from "../../../../engine/config/checks";
import { readConfiguration } from "../../../../engine/config/index";

const Z = "zones/example.com";

function findings(files: Readonly<Record<string, unknown>>, plan = "enterprise"): readonly string[] {
  const all = { [`${Z}/zone.json`]: { id: "z", name: "example.com", plan: { legacy_id: plan } }, ...files };
  const texts = Object.entries(all).flatMap(([path, value]): [string, string][] =>
    value === undefined ? [] : [[path, JSON.stringify(value)]],
  );
  return runChecks(readConfiguration("c", new Map(texts))).map(
    ({ code, severity, place }) => `${severity} ${code} ${place.file}#${place.pointer}`,
  );
}

function rules(phase: string, ...list: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, unknown>> {
  return {
    [`${Z}/rulesets/r.json`]: {
      id: "r",
      kind: "zone",
      phase,
      rules: list.map((rule) => ({ action: "block", expression: "ssl", enabled: true, ...rule })),
    },
  };
}

const R = `${Z}/rulesets/r.json`;
const CUSTOM = "http_request_firewall_custom";
const many = (count: number): readonly Readonly<Record<string, unknown>>[] => Array.from({ length: count }, () => ({}));

const CASES: readonly (readonly [name: string, plan: string, files: Readonly<Record<string, unknown>>, expected: readonly string[]])[] = [
  ["five custom rules on Free", "free", rules(CUSTOM, ...many(5)), []],
  ["six custom rules on Free", "free", rules(CUSTOM, ...many(6)), [`warning plan-limit ${R}#`]],
  ["21 custom rules on Pro", "pro", rules(CUSTOM, ...many(21)), [`warning plan-limit ${R}#`]],
  ["100 custom rules on Business", "business", rules(CUSTOM, ...many(100)), []],
  ["eleven redirects on Free", "free", rules("http_request_dynamic_redirect", ...many(11)), [`warning plan-limit ${R}#`]],
  [
    "four Page Rules on Free",
    "free",
    { [`${Z}/pagerules.json`]: [1, 2, 3, 4].map((id) => ({ id: `${id}`, status: "disabled", targets: [{ constraint: { value: "x" } }] })) },
    [`warning plan-limit ${Z}/pagerules.json#`],
  ],
  ["a zone whose plan nobody gave", "free", { ...rules(CUSTOM, ...many(6)), [`${Z}/zone.json`]: undefined }, []],

  ["a regex on Pro", "pro", rules(CUSTOM, { expression: 'http.host matches "a"' }), [`warning regex-not-in-plan ${R}#/rules/0/expression`]],
  ["a regex on Business", "business", rules(CUSTOM, { expression: 'http.host matches "a"' }), []],
  ["the word in a text", "pro", rules(CUSTOM, { expression: 'http.host eq "a matches b"' }), []],
  ["64 regexes", "enterprise", rules(CUSTOM, { expression: Array(64).fill('http.host matches "a"').join(" or ") }), []],
  [
    "65 regexes",
    "enterprise",
    rules(CUSTOM, { expression: Array(65).fill('http.host matches r#"a"#').join(" or ") }),
    [`error too-many-regexes ${R}#/rules/0/expression`],
  ],
  ["logging on Business", "business", rules(CUSTOM, { action: "log" }), [`warning log-not-in-plan ${R}#/rules/0/action`]],
  ["logging on Enterprise", "enterprise", rules(CUSTOM, { action: "log" }), []],

  [
    "behind a block of everything",
    "enterprise",
    rules(CUSTOM, { expression: "(true)" }, {}, { enabled: false }, {}),
    [`warning unreachable-rule ${R}#/rules/1`, `warning unreachable-rule ${R}#/rules/3`],
  ],
  ["behind one that is off", "enterprise", rules(CUSTOM, { expression: "true", enabled: false }, {}), []],
  ["behind one that goes on", "enterprise", rules(CUSTOM, { expression: "true", action: "log" }, {}), []],
  ["behind a rate", "enterprise", rules("http_ratelimit", { expression: "true", ratelimit: { period: 10 } }, {}), []],

  [
    "an address within a network",
    "enterprise",
    { "account/lists/o.json": { name: "office", kind: "ip", items: [{ ip: "192.0.2.7" }, { ip: "192.0.2.0/24" }] } },
    ["warning overlapping-list-item account/lists/o.json#/items/0"],
  ],
  [
    "a network within a network of IPv6",
    "enterprise",
    { "account/lists/o.json": { name: "office", kind: "ip", items: [{ ip: "2001:db8::/32" }, { ip: "2001:db8:1::/48" }] } },
    ["warning overlapping-list-item account/lists/o.json#/items/1"],
  ],
  [
    "networks side by side",
    "enterprise",
    { "account/lists/o.json": { name: "office", kind: "ip", items: [{ ip: "192.0.2.0/25" }, { ip: "192.0.2.128/25" }, { ip: "::/64" }] } },
    [],
  ],
  [
    "the same twice is for another check",
    "enterprise",
    { "account/lists/o.json": { name: "office", kind: "ip", items: [{ ip: "192.0.2.0/24" }, { ip: "192.0.2.0/24" }] } },
    [],
  ],

  [
    "Page Rules",
    "enterprise",
    { [`${Z}/pagerules.json`]: [{ id: "1", status: "active", targets: [{ constraint: { value: "x" } }], actions: [] }] },
    [`warning deprecated-product ${Z}/pagerules.json#`],
  ],
  [
    "firewall rules of old",
    "enterprise",
    { [`${Z}/firewall_rules.json`]: [{ id: "1" }] },
    [`warning deprecated-product ${Z}/firewall_rules.json#`],
  ],
  ["Mirage", "enterprise", { [`${Z}/settings.json`]: [{ id: "mirage", value: "on" }] }, [`warning deprecated-setting ${Z}/settings.json#`]],
];

describe("what is found", () => {
  test.each(CASES)("%s", (_name, plan, files, expected) => {
    expect(findings(files, plan)).toEqual(expected);
  });

  test("many overlaps are told by their number", () => {
    const items = [{ ip: "10.0.0.0/8" }, ...Array.from({ length: 50 }, (_, index) => ({ ip: `10.0.0.${index}` }))];
    expect(findings({ "account/lists/o.json": { name: "office", kind: "ip", items } }).slice(-2)).toEqual([
      "warning overlapping-list-item account/lists/o.json#/items/20",
      "warning further-list-items account/lists/o.json#",
    ]);
  });
});

test("every code stands in the table, and says what would be right", () => {
  const codes = new Set(CHECKS.flatMap((check) => check.codes));
  for (const [, plan, files] of CASES) for (const line of findings(files, plan)) expect(codes).toContain(line.split(" ")[1]);
});
