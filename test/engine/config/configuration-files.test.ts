import { describe, expect, test } from "vitest";
import { CONFIGURATION_FILES, findConfigurationFile } from "../../../engine/config/index";

describe("where a file stands in the layout", () => {
  const PLACES = [
    ["account/account.json", "account", null, "account.json"],
    ["account/rulesets/anything at all.json", "ruleset", null, "rulesets/anything at all.json"],
    ["account/lists/offices.json", "list", null, "lists/offices.json"],
    ["account/lists/offices.items.json", "list-items", null, "lists/offices.items.json"],
    ["account/workers/site.mjs", "script", null, "workers/site.mjs"],
    ["zones/example.com/zone.json", "zone", "example.com", "zone.json"],
    ["zones/example.com/rulesets/a.json", "ruleset", "example.com", "rulesets/a.json"],
    ["zones/example.com/settings/ssl.json", "setting", "example.com", "settings/ssl.json"],
    ["zones/example.com/waiting_rooms/1.rules.json", "other", "example.com", "waiting_rooms/1.rules.json"],
  ] as const;
  for (const [path, entity, zone, below] of PLACES) {
    test(path, () => {
      const place = findConfigurationFile(path);
      expect([place?.row.entity, place?.zone, place?.path]).toEqual([entity, zone, below]);
    });
  }
  for (const path of [
    "README.md",
    "account/notes.json",
    "zones/example.com/rulesets/deep/a.json",
    "zones//zone.json",
    "account/rulesets/.json",
  ]) {
    test(`${path} has no meaning`, () => expect(findConfigurationFile(path)).toBeNull());
  }
});

test("every path is there once, and every row names a GET request", () => {
  expect(new Set(CONFIGURATION_FILES.map(({ path }) => path)).size).toBe(CONFIGURATION_FILES.length);
  expect(CONFIGURATION_FILES.filter(({ endpoints }) => endpoints.some((endpoint) => !endpoint.startsWith("/")))).toEqual([]);
});
