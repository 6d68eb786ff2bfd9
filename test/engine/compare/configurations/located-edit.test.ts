import { expect, test } from "vitest";
import { locateEdits } from "../../../../engine/compare/configurations/located-edit";
import { type Configuration, readConfiguration } from "../../../../engine/config/index";
import { sampleFiles } from "../../../support/sample-workspace";

const Z = "zones/example.com";

function configuration(files: Readonly<Record<string, unknown>>): Configuration {
  return readConfiguration("c", new Map(Object.entries(files).map(([path, value]) => [path, JSON.stringify(value)])));
}

function ways(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): readonly string[] {
  return locateEdits(configuration(before), configuration(after)).map(({ mark, path, title }) => `${mark}: ${path.join(" / ")}: ${title}`);
}

const ZONE = { [`${Z}/zone.json`]: { id: "z", name: "example.com" } };
const RULE = { id: "a", description: "Not (example.com), but others", expression: "ssl", action: "block", enabled: true };
const CUSTOM = (...rules: readonly unknown[]) => ({
  [`${Z}/rulesets/x.json`]: { id: "r", name: "default", kind: "zone", phase: "http_request_firewall_custom", rules },
});
const OURS = (...rules: readonly unknown[]) => ({
  "account/rulesets/o.json": { id: "o", name: "Ours (account)", kind: "custom", phase: "http_request_firewall_custom", rules },
});
const LIST = (...items: readonly unknown[]) => ({ "account/lists/office.json": { id: "l", name: "office", kind: "ip", items } });

test.each([
  [
    "a rule of an entry point, brackets in its name or not",
    { ...ZONE, ...CUSTOM(RULE) },
    { ...ZONE, ...CUSTOM({ ...RULE, enabled: false }) },
    ["disabled: example.com / Custom rules / “Not (example.com), but others”: switched off"],
  ],
  [
    "a rule that is on again",
    { ...ZONE, ...CUSTOM({ ...RULE, enabled: false }) },
    { ...ZONE, ...CUSTOM(RULE) },
    ["enabled: example.com / Custom rules / “Not (example.com), but others”: switched on"],
  ],
  [
    "a rule of a set of one's own, below that set",
    OURS(RULE),
    OURS({ ...RULE, expression: "true" }),
    ["changed: account / Custom rules / Ours (account) / “Not (example.com), but others”: expression changed"],
  ],
  ["an item of a list, below the list", LIST(), LIST({ ip: "192.0.2.1" }), ["added: account / Lists / office / 192.0.2.1: added"]],
  [
    "a zone's setting",
    { ...ZONE, [`${Z}/settings.json`]: [{ id: "ssl", value: "full" }] },
    { ...ZONE, [`${Z}/settings.json`]: [{ id: "ssl", value: "strict" }] },
    ["changed: example.com / settings: ssl changed from full to strict"],
  ],
  ["a zone of its own", {}, ZONE, ["added: example.com: added"]],
])("%s", (_name, before, after, expected) => {
  expect(ways(before, after)).toEqual(expected);
});

test("every edit of the sample's proposal stands below its account or zone", () => {
  const [before, after] = (["production", "proposed"] as const).map((name) => readConfiguration(name, sampleFiles(name)));
  const edits = before === undefined || after === undefined ? [] : locateEdits(before, after);
  expect(edits.length).toBeGreaterThan(0);
  for (const { path } of edits) {
    expect(["account", "example.com", "example.org"]).toContain(path[0]);
    expect(path.length).toBeGreaterThan(1);
  }
});
