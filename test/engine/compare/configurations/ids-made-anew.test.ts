import { describe, expect, test } from "vitest";
import { diffConfigurations } from "../../../../engine/compare/configurations/difference/index";
import type { ComparedEdit } from "../../../../engine/compare/configurations/edit";
import { createEditSpace } from "../../../../engine/compare/configurations/edit-space";
import { alignSteps } from "../../../../engine/compare/results/align-steps";
import { prepareConfiguration, readConfiguration, runTrace } from "../../../../engine/index";
import { blameCases } from "../../../../engine/library/comparison/blame-cases";
import { comparePrepared } from "../../../../engine/library/comparison/compare-prepared";
import { createTally } from "../../../../engine/library/run/tally";
import type { Json } from "../../../../engine/support/json";

type Files = Readonly<Record<string, Json>>;

const ZONE = "zones/example.com";

function texts(files: Files): ReadonlyMap<string, string> {
  return new Map(
    Object.entries({ [`${ZONE}/zone.json`]: { name: "example.com", plan: { legacy_id: "enterprise" } }, ...files }).map(([path, json]) => [
      path,
      JSON.stringify(json),
    ]),
  );
}

const FIREWALL = "http_request_firewall_custom";

function entry(...rules: readonly Json[]): Files {
  return { [`${ZONE}/rulesets/custom.json`]: { id: "entry", name: "default", kind: "zone", phase: FIREWALL, rules } };
}

function custom(file: string, id: string, name: string, ...rules: readonly Json[]): Files {
  return { [`account/rulesets/${file}.json`]: { id, name, kind: "custom", phase: FIREWALL, rules } };
}

function root(...rules: readonly Json[]): Files {
  return { "account/rulesets/root.json": { id: "root", name: "default", kind: "root", phase: FIREWALL, rules } };
}

const BLOCK = { description: "No scripts", expression: 'http.request.uri.path eq "/a.php"', action: "block" };
const LOG = { description: "Log all", expression: "true", action: "log" };

function execute(id: string, overrides?: Json): Json {
  return {
    id: "x",
    description: "Shop rules",
    expression: "true",
    action: "execute",
    action_parameters: { id, ...(overrides === undefined ? {} : { overrides }) },
  };
}

function skip(parameters: Json): Json {
  return { id: "s", description: "Monitors", expression: 'http.host eq "example.com"', action: "skip", action_parameters: parameters };
}

const SHOP = (id: string, ...ids: readonly [string, string]): Files =>
  custom("shop", id, "Shop", { id: ids[0], ...BLOCK }, { id: ids[1], ...LOG });
const HEX = (digit: string): string => digit.repeat(32);

const CASES: readonly (readonly [name: string, before: Files, after: Files, edits: readonly string[]])[] = [
  ["a rule", entry({ id: "1", ...BLOCK }), entry({ id: "2", ...BLOCK }), []],
  ["a rule with its ref", entry({ id: "1", ref: "1", ...BLOCK }), entry({ id: "2", ref: "2", ...BLOCK }), []],
  ["a rule that has no id any more", entry({ id: "1", ...BLOCK }), entry(BLOCK), []],
  [
    "rules that are alike are told apart by their order",
    entry({ id: "1", ...LOG }, { id: "2", ...LOG }, { id: "3", ...BLOCK }),
    entry({ id: "4", ...LOG }, { id: "5", ...LOG }, { id: "6", ...BLOCK }),
    [],
  ],
  [
    "only what else differs is told",
    entry({ id: "1", ...BLOCK }, { id: "2", ...LOG }),
    entry({ id: "3", ...BLOCK, enabled: false }, { id: "4", ...LOG }),
    ["changed: Custom rules (example.com), “No scripts”: switched off"],
  ],
  [
    "a ruleset with its rules, and what executes it",
    { ...root(execute("r1")), ...SHOP("r1", "1", "2") },
    { ...root(execute("r2")), ...SHOP("r2", "3", "4") },
    [],
  ],
  [
    "what executes another ruleset now",
    { ...root(execute("r1")), ...SHOP("r1", "1", "2"), ...custom("blog", "b1", "Blog", { id: "5", ...BLOCK }) },
    { ...root(execute("b2")), ...SHOP("r2", "3", "4"), ...custom("blog", "b2", "Blog", { id: "6", ...BLOCK }) },
    ["changed: Custom rules (account), “Shop rules”: action_parameters.id changed"],
  ],
  [
    "overrides by rule id",
    { ...root(execute("r1", { rules: [{ id: "1", enabled: false }] })), ...SHOP("r1", "1", "2") },
    { ...root(execute("r2", { rules: [{ id: "3", enabled: false }] })), ...SHOP("r2", "3", "4") },
    [],
  ],
  [
    "an override that is of another rule now",
    { ...root(execute("r1", { rules: [{ id: "1", enabled: false }] })), ...SHOP("r1", "1", "2") },
    { ...root(execute("r2", { rules: [{ id: "4", enabled: false }] })), ...SHOP("r2", "3", "4") },
    ["removed: Custom rules (account), “Shop rules”, “1”: removed", "added: Custom rules (account), “Shop rules”, “4”: added"],
  ],
  [
    "rulesets and rules that are skipped",
    {
      ...entry(skip({ rulesets: ["r1"] }), { ...LOG, action: "skip", action_parameters: { rules: { r1: ["1", "2"] } } }),
      ...SHOP("r1", "1", "2"),
    },
    {
      ...entry(skip({ rulesets: ["r2"] }), { ...LOG, action: "skip", action_parameters: { rules: { r2: ["3", "4"] } } }),
      ...SHOP("r2", "3", "4"),
    },
    [],
  ],
  [
    "a rule that is not skipped any more",
    { ...entry(skip({ rules: { r1: ["1", "2"] } })), ...SHOP("r1", "1", "2") },
    { ...entry(skip({ rules: { r2: ["3"] } })), ...SHOP("r2", "3", "4") },
    ["changed: Custom rules (example.com), “Monitors”: action_parameters.rules.r2 changed"],
  ],
  [
    "a name that nobody has any more",
    { ...entry(skip({ rulesets: ["r1"] })), ...SHOP("r1", "1", "2") },
    { ...entry(skip({ rulesets: ["r1"] })), ...SHOP("r2", "3", "4") },
    ["changed: Custom rules (example.com), “Monitors”: action_parameters.rulesets changed"],
  ],
  [
    "two rulesets of one name are told apart by their rules",
    {
      ...entry(skip({ rulesets: ["r1"] })),
      ...SHOP("r1", "1", "2"),
      ...custom("other", "o1", "Shop", { id: "9", ...BLOCK, description: "Else" }),
    },
    {
      ...entry(skip({ rulesets: ["r2"] })),
      ...SHOP("r2", "3", "4"),
      ...custom("other", "o2", "Shop", { id: "8", ...BLOCK, description: "Else" }),
    },
    [],
  ],
  [
    "a list with its items",
    { "account/lists/office.json": { id: "l1", name: "office", kind: "ip", items: [{ id: "1", ip: "192.0.2.1" }] } },
    { "account/lists/office.json": { id: "l2", name: "office", kind: "ip", items: [{ id: "2", ip: "192.0.2.1" }] } },
    [],
  ],
  [
    "a Page Rule",
    { [`${ZONE}/pagerules.json`]: [pageRule("p1", "example.com/a", "301"), pageRule("p2", "example.com/b", "301")] },
    { [`${ZONE}/pagerules.json`]: [pageRule("p3", "example.com/a", "301"), pageRule("p4", "example.com/b", "302")] },
    ["changed: pagerules (example.com), “example.com/b”, “forwarding_url”: value.status_code changed"],
  ],
  [
    "load balancers follow their pools",
    {
      "account/load_balancer_pools.json": [{ id: HEX("1"), name: "eu", origins: [{ name: "a", address: "192.0.2.1" }] }],
      [`${ZONE}/load_balancers.json`]: [{ id: HEX("2"), name: "www.example.com", default_pools: [HEX("1")], fallback_pool: HEX("1") }],
    },
    {
      "account/load_balancer_pools.json": [{ id: HEX("3"), name: "eu", origins: [{ name: "a", address: "192.0.2.1" }] }],
      [`${ZONE}/load_balancers.json`]: [{ id: HEX("4"), name: "www.example.com", default_pools: [HEX("3")], fallback_pool: HEX("3") }],
    },
    [],
  ],
  [
    "files that are called after an id",
    {
      [`${ZONE}/waiting_rooms.json`]: [{ id: HEX("1"), name: "sale", host: "example.com" }],
      [`${ZONE}/waiting_rooms/${HEX("1")}.rules.json`]: [],
    },
    {
      [`${ZONE}/waiting_rooms.json`]: [{ id: HEX("2"), name: "sale", host: "example.com" }],
      [`${ZONE}/waiting_rooms/${HEX("2")}.rules.json`]: [],
    },
    [],
  ],
];

function pageRule(id: string, pattern: string, status: string): Json {
  return {
    id,
    status: "active",
    priority: 1,
    targets: [{ target: "url", constraint: { operator: "matches", value: pattern } }],
    actions: [{ id: "forwarding_url", value: { url: "https://example.org/", status_code: Number(status) } }],
  };
}

function tell(edits: readonly ComparedEdit[]): readonly string[] {
  return edits.map(({ kind, where, title }) => `${kind}: ${where}: ${title}`);
}

describe("ids that were made anew are no edits", () => {
  test.each(CASES)("%s", (_name, before, after, edits) => {
    expect(tell(createEditSpace(texts(before), texts(after)).edits)).toEqual(edits);
  });

  test.each(CASES)("nor differences between configurations: %s", (_name, before, after, edits) => {
    const told = diffConfigurations(readConfiguration("a", texts(before)), readConfiguration("b", texts(after)));
    expect(told.map(({ kind }) => kind).toSorted()).toEqual(edits.map((edit) => edit.slice(0, edit.indexOf(":"))).toSorted());
  });

  test("a name that is no made id stays a name", () => {
    const settings = (id: string): Files => ({ [`${ZONE}/settings.json`]: [{ id, value: "on" }] });
    const { edits } = createEditSpace(texts(settings("always_use_https")), texts(settings("automatic_https_rewrites")));
    expect(tell(edits)).toEqual([
      "removed: settings (example.com), “always_use_https”: removed",
      "added: settings (example.com), “automatic_https_rewrites”: added",
    ]);
  });

  test("an edit tells what stands in the second configuration, with its own ids", () => {
    const [before, after] = [
      { ...entry(skip({ rules: { r1: ["1", "2"] } })), ...SHOP("r1", "1", "2") },
      { ...entry(skip({ rules: { r2: ["3"] } })), ...SHOP("r2", "3", "4") },
    ];
    const [taken] = createEditSpace(texts(before), texts(after)).edits;
    expect([taken?.before, taken?.after, taken?.place.after?.pointer]).toEqual([["1", "2"], ["3"], "/rules/0/action_parameters/rules/r2"]);
  });
});

/** As a library compares them, with one trace. */
function compare(before: Files, after: Files, url: string) {
  const [old, now] = [texts(before), texts(after)];
  const space = createEditSpace(old, now);
  const [one, other] = [prepareConfiguration(readConfiguration("before", old)), prepareConfiguration(readConfiguration("after", now))];
  const each = { traceId: "t", index: null, name: "t", row: {}, saved: { trace: { method: "GET", url } } };
  const tallies = { before: createTally(), after: createTally() };
  const compared = comparePrepared({ before: one, after: other, options: {}, names: space.names, tallies }, each);
  const { cases } = blameCases([compared], () => each, { space, before: one, options: {}, mostSteps: 100 });
  const aligned = alignSteps(runTrace(one, each.saved), runTrace(other, each.saved), space.names);
  return { impact: compared.impact, blame: cases[0]?.blame.map(({ edits }) => edits), rows: new Set(aligned.rows.map(({ kind }) => kind)) };
}

describe("a comparison under ids that were made anew", () => {
  const BEFORE = {
    ...root(execute("r1", { rules: [{ id: "1", enabled: true }] })),
    ...entry(skip({ rulesets: ["r1"], rules: { r1: ["2"] } })),
    ...SHOP("r1", "1", "2"),
  };
  const rulesAfter = (overridden: string): Files => root(execute("r2", { rules: [{ id: overridden, enabled: true }] }));
  const AFTER = { ...rulesAfter("3"), ...entry(skip({ rulesets: ["r2"], rules: { r2: ["4"] } })), ...SHOP("r2", "3", "4") };

  test("nothing changes, step by step", () => {
    expect(compare(BEFORE, AFTER, "https://example.com/")).toEqual({ impact: "unchanged", blame: [], rows: new Set(["same"]) });
  });

  test("one edit beside them is to blame alone, and what names the rules still finds them", () => {
    const edited = { ...AFTER, ...custom("shop", "r2", "Shop", { id: "3", ...BLOCK, action: "log" }, { id: "4", ...LOG }) };
    const { impact, blame } = compare(BEFORE, edited, "https://example.com/a.php");
    expect({ impact, blame }).toEqual({ impact: "blocked-to-allowed", blame: [[1]] });
  });

  test("a ruleset that is executed by its old name is not found, and that edit is to blame", () => {
    const edited = { ...AFTER, ...root(execute("r1", { rules: [{ id: "1", enabled: true }] })) };
    const [edit] = createEditSpace(texts(BEFORE), texts(edited)).edits;
    expect(edit?.title).toBe("action_parameters.id changed");
    const { impact, blame } = compare(BEFORE, edited, "https://example.com/a.php");
    expect(impact).toBe("blocked-to-allowed");
    expect(blame).toEqual([[1]]);
  });

  test("what is new may have an id that something else had", () => {
    const before = { ...root(execute("r1")), ...entry(LOG), ...SHOP("r1", "1", "2") };
    const blog = custom("blog", "entry", "Blog", { id: "9", ...BLOCK, expression: 'http.request.uri.path eq "/b.php"' });
    const zone = { [`${ZONE}/rulesets/custom.json`]: { id: "entry anew", name: "default", kind: "zone", phase: FIREWALL, rules: [LOG] } };
    const after = { ...root(execute("entry")), ...zone, ...SHOP("r2", "3", "4"), ...blog };
    expect(tell(createEditSpace(texts(before), texts(after)).edits)).toEqual([
      "added: Custom rules, “Blog” (account): added as a whole",
      "changed: Custom rules (account), “Shop rules”: action_parameters.id changed",
    ]);
    expect(compare(before, after, "https://example.com/a.php").blame).toEqual([[2]]);
    expect(compare(before, after, "https://example.com/b.php").blame).toEqual([[1, 2]]);
  });
});
