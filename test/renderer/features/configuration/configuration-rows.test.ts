import { describe, expect, test } from "vitest";
import type { ConfigurationView, RulesetView } from "../../../../engine/contract/index";
import { configurationRows, foldKey, rowsAbove } from "../../../../renderer/features/configuration/configuration-rows";

function rule(id: string, description: string, enabled: "on" | "off" = "on"): RulesetView["rules"][number] {
  return { id, description, action: "block", expression: "true", enabled: enabled === "on", json: { id } };
}

const PHASES: Readonly<Record<string, string>> = {
  "Custom rules": "http_request_firewall_custom",
  "Cache Rules": "http_request_cache_settings",
  "Single Redirects": "http_request_dynamic_redirect",
};

function ruleset(id: string, product: string, rules: RulesetView["rules"]): RulesetView {
  return {
    id,
    name: `Set ${id}`,
    kind: "zone",
    phase: PHASES[product] ?? "",
    product,
    actions: [],
    source: { file: `${id}.json`, pointer: "" },
    rules,
  };
}

const VIEW: ConfigurationView = {
  name: "production",
  account: {
    name: "Acme",
    rulesets: [ruleset("a", "Custom rules", [rule("1", "First")])],
    lists: [{ name: "office", kind: "ip", items: 4, source: { file: "account/lists/office.json", pointer: "" } }],
  },
  zones: [
    {
      name: "example.com",
      plan: "ENT",
      rulesets: [
        ruleset("b", "Custom rules", [rule("2", "Second"), rule("3", "", "off")]),
        ruleset("c", "Custom rules", [rule("4", "Fourth")]),
        ruleset("d", "Cache Rules", []),
        ruleset("e", "Single Redirects", []),
      ],
      pageRules: 2,
      dnsRecords: 0,
    },
  ],
  findings: [],
};

function show(folds: Readonly<Record<string, "open" | "closed">>): readonly string[] {
  return configurationRows(VIEW, folds).map((row) => `${"  ".repeat(row.depth)}${row.name} ${row.note ?? row.count ?? ""}`);
}

describe("a configuration's rows", () => {
  test("account and zones are open, products are closed and stand in the order of evaluation", () => {
    expect(show({})).toEqual([
      "Acme 1",
      "  Custom rules 1",
      "  Lists 1",
      "example.com 3, 1 off",
      "  Single Redirects 0",
      "  Custom rules 3, 1 off",
      "  Cache Rules 0",
      "  Page Rules 2",
    ]);
  });

  test("a product with one ruleset shows its rules, one with several its rulesets", () => {
    const open = show({ [foldKey("account / Custom rules")]: "open", [foldKey("zone example.com / Custom rules")]: "open" });
    expect(open.slice(0, 3)).toEqual(["Acme 1", "  Custom rules 1", "    First block"]);
    expect(open).toContain("    Set b 2, 1 off");
    expect(open).toContain("    Set c 1");
  });

  test("a rule without description is known by its expression, one that is off says so", () => {
    const folds = {
      [foldKey("zone example.com / Custom rules")]: "open",
      [foldKey("zone example.com / Custom rules / b")]: "open",
    } as const;
    expect(show(folds)).toContain("      true off");
  });

  test("lists are named as expressions name them", () => {
    expect(show({ [foldKey("account / Lists")]: "open" })).toContain("    $office ip · 4");
  });
});

test("a rule leads to its place in its file, a list to its file", () => {
  const folds = { [foldKey("account / Custom rules")]: "open", [foldKey("account / Lists")]: "open" } as const;
  const rows = configurationRows(VIEW, folds);
  expect(rows.find(({ name }) => name === "First")?.target).toEqual({ kind: "rule", file: "a.json", list: "/rules", index: 0 });
  expect(rows.find(({ name }) => name === "$office")?.target).toEqual({ kind: "file", file: "account/lists/office.json" });
});

const PLACES = [
  ["a rule of the account", { kind: "rule", file: "a.json", list: "/rules", index: 0 }, ["account", "account / Custom rules"]],
  [
    "a rule in one of several rulesets of a product",
    { kind: "rule", file: "c.json", list: "/rules", index: 0 },
    ["zone example.com", "zone example.com / Custom rules", "zone example.com / Custom rules / c"],
  ],
  ["a list", { kind: "file", file: "account/lists/office.json" }, ["account", "account / Lists"]],
  ["a whole file of a product", { kind: "file", file: "d.json" }, ["zone example.com"]],
  ["a file with one of several rulesets", { kind: "file", file: "b.json" }, ["zone example.com", "zone example.com / Custom rules"]],
  ["what the tree does not have", { kind: "file", file: "zones/example.com/zone.json" }, []],
] as const;

test.each(PLACES)("%s stands below the rows that are to be unfolded", (_name, editing, keys) => {
  expect(rowsAbove(VIEW, editing)).toEqual(keys);
  const open = Object.fromEntries(keys.map((key) => [foldKey(key), "open" as const]));
  const rows = configurationRows(VIEW, open);
  const found = rows.some(
    ({ target, files }) =>
      (target.kind === editing.kind && target.file === editing.file) || (editing.kind === "file" && files?.join() === editing.file),
  );
  expect(found).toBe(keys.length > 0);
});
