import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { readConfiguration } from "../../../engine/config/index";
import { prepareConfiguration, runTrace } from "../../../engine/index";
import { importApi } from "../../../main/import/api/import-api";
import { importTerraform } from "../../../main/import/terraform/import-terraform";

/** On a busy machine, loading the program alone takes seconds. */
vi.setConfig({ testTimeout: 30_000 });

/** A collection of published configurations that may lie beside the project; without it the fixtures of the other files stand alone. */
const CORPUS = path.resolve(import.meta.dirname, "../../../../shared/corpus");
const isThere = existsSync(CORPUS);

function filesIn(folder: string): readonly string[] {
  return isThere ? readdirSync(path.join(CORPUS, folder)) : [];
}

function trace(files: ReadonlyMap<string, string>): void {
  const configuration = readConfiguration("c", files);
  const prepared = prepareConfiguration(configuration);
  const [zone] = configuration.zones;
  const host = zone?.dnsRecords.find(({ proxied, name }) => proxied && !name.startsWith("*"))?.name ?? zone?.name ?? "example.com";
  const result = runTrace(prepared, { trace: { method: "GET", url: `https://${host}/` } });
  expect(result.workbench.sentence).not.toBe("");
}

describe.runIf(isThere)("published configurations import and trace", () => {
  test.each(filesIn("terraform"))("%s", (file) => {
    const { files, notes } = importTerraform([{ path: file, text: readFileSync(path.join(CORPUS, "terraform", file), "utf8") }]);
    expect(notes.filter(({ code }) => code !== "zone-name-guessed")).toEqual([]);
    expect(files.size).toBeGreaterThan(4);
    trace(files);
  });

  test("every ruleset is recognised and goes to its place", () => {
    for (const file of filesIn("rulesets")) {
      const { files, notes } = importApi([{ path: file, text: readFileSync(path.join(CORPUS, "rulesets", file), "utf8") }], {
        zone: "example.com",
      });
      expect(notes, file).toEqual([]);
      expect([...files.keys()], file).toEqual([expect.stringMatching(/^(?:account|zones\/example\.com)\/rulesets\/[^/]+\.json$/)]);
      trace(files);
    }
  });

  test("lists, Page Rules, routes, Snippet and Cloud Connector rules are recognised", () => {
    const names = ["lists.json", "page-rules.json", "worker-routes.json", "snippet-rules.json", "cloud-connector-rules.json"];
    const sources = names.map((name) => ({ path: name, text: readFileSync(path.join(CORPUS, name), "utf8") }));
    const { files, notes } = importApi(sources, { zone: "example.com" });
    expect(notes).toEqual([]);
    const { account, zones } = readConfiguration("c", files);
    expect(account.lists).toHaveLength(15);
    expect(account.lists.reduce((sum, { items }) => sum + items.length, 0)).toBe(192);
    expect(zones[0]?.pageRules).toHaveLength(131);
    expect(zones[0]?.workerRoutes).toHaveLength(60);
    expect(zones[0]?.others["snippet_rules.json"]).toHaveLength(25);
    expect(zones[0]?.others["cloud_connector_rules.json"]).toHaveLength(4);
  });
});
