import { describe, expect, test } from "vitest";
import type { ConfigurationView, JsonObject, RulesetView } from "../../../../engine/contract/index";
import { actionTitle } from "../../../../renderer/features/rule-editor/action-words";
import { changedRules, copyOf, placeOf, readRule, ruleName } from "../../../../renderer/features/rule-editor/rule-view";

describe("a rule is read from its JSON", () => {
  const CASES: readonly (readonly [string, JsonObject, object])[] = [
    [
      "with all it may say",
      { id: "a", description: "D", expression: "ssl", action: "block", enabled: false },
      { key: "a", description: "D", expression: "ssl", action: "block", enabled: false },
    ],
    [
      "a rule is on unless it says otherwise",
      {},
      { enabled: true, expression: null, description: "", action: "", parameters: null, key: "#4" },
    ],
    ["a rule without id is known by its ref", { ref: "r" }, { key: "r" }],
    [
      "what is no text or object is not there",
      { description: 1, expression: [], action_parameters: "x" },
      { description: "", expression: null, parameters: null },
    ],
  ];
  test.each(CASES)("%s", (_name, json, expected) => expect(readRule(json, 4)).toMatchObject(expected));

  test("it is called by its description, else its expression, else its number", () => {
    expect(ruleName({ description: "D", expression: "ssl" }, 0)).toBe("D");
    expect(ruleName({ description: "", expression: "ssl" }, 0)).toBe("ssl");
    expect(ruleName({ description: "", expression: null }, 2)).toBe("Rule 3");
  });
});

test("changed rules are those that are new or say something else; moving is no change of a rule", () => {
  const [a, b] = [
    { id: "a", enabled: true },
    { id: "b", enabled: true },
  ];
  expect([...changedRules([a, b], [b, a])]).toEqual([]);
  expect([...changedRules([a, b], [{ ...b, enabled: false }, { id: "c" }, { ...a }])]).toEqual([0, 1]);
});

test("a copy leaves to the first what names it", () => {
  expect(copyOf({ id: "a", ref: "a", version: "3", last_updated: "x", description: "D", expression: "ssl", other: 1 })).toEqual({
    description: "D (copy)",
    expression: "ssl",
    other: 1,
  });
});

test("actions are called as in the dashboard, and those nobody knows by their own words", () => {
  expect(["block", "managed_challenge", "set_cache_settings", "some_new_action", ""].map(actionTitle)).toEqual([
    "Block",
    "Managed Challenge",
    "Set cache settings",
    "Some new action",
    "No action",
  ]);
});

function ruleset(file: string, phase: string): RulesetView {
  return { id: file, name: file, kind: "zone", phase, product: phase, actions: [], source: { file, pointer: "/result" }, rules: [] };
}

const VIEW: ConfigurationView = {
  name: "production",
  account: { name: "A", rulesets: [ruleset("account.json", "custom"), ruleset("account-cache.json", "cache")], lists: [] },
  zones: [
    {
      name: "one.com",
      plan: "ENT",
      rulesets: [ruleset("one.json", "custom"), ruleset("one-more.json", "custom")],
      pageRules: 0,
      dnsRecords: 0,
    },
    { name: "two.com", plan: "ENT", rulesets: [ruleset("two.json", "custom")], pageRules: 0, dnsRecords: 0 },
  ],
  findings: [],
};

describe("the place of what is edited", () => {
  test("a zone's ruleset stands after the account's of the same phase, and beside the zone's others", () => {
    const place = placeOf(VIEW, { kind: "rule", file: "one.json", list: "/result/rules", index: 0 });
    expect(place?.own).toMatchObject({ place: "zone one.com", level: "zone", list: "/result/rules" });
    expect(place?.around.map(({ ruleset: { id } }) => id)).toEqual(["account.json", "one.json", "one-more.json"]);
  });

  test("an account's ruleset stands with the account's", () => {
    expect(placeOf(VIEW, { kind: "file", file: "account.json" })?.around.map(({ ruleset: { id } }) => id)).toEqual(["account.json"]);
  });

  test("what is no ruleset has none", () => {
    expect(placeOf(VIEW, { kind: "rule", file: "one.json", list: "/other", index: 0 })).toBeNull();
    expect(placeOf(VIEW, { kind: "file", file: "snippet_rules.json" })).toBeNull();
    expect(placeOf(null, { kind: "file", file: "one.json" })).toBeNull();
  });
});
