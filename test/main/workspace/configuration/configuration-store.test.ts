import { symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import {
  createConfigurationStore,
  fingerprintOf,
  loadConfiguration,
  locateConfigurationAt,
} from "../../../../main/workspace/configuration/configuration-store";
import { createOwnWrites } from "../../../../main/workspace/files/own-writes";
import { makeFolder, makeWorkspace } from "../../support/make-workspace";
import { refusalOf } from "../../support/refusal-of";

const ZONE = { id: "z1", name: "example.com" };

test("folders and bundles are configurations, each by its name", async () => {
  using folder = makeWorkspace({ "configurations/before.json": {}, "configurations/readme.md": "x", "configurations/.hidden/a.json": {} });
  expect(await createConfigurationStore(folder.path, createOwnWrites()).names()).toEqual(["before", "production"]);
});

test("a workspace without configurations has none", async () => {
  using folder = makeFolder({ "workspace.json": {} });
  expect(await createConfigurationStore(folder.path, createOwnWrites()).names()).toEqual([]);
});

describe("loading", () => {
  test("gives the files that the layout knows, by their path", async () => {
    using folder = makeWorkspace({ "configurations/production/notes.txt": "x", "configurations/production/other/strange.json": {} });
    const { files, findings } = await loadConfiguration(
      await createConfigurationStore(folder.path, createOwnWrites()).locate("production"),
    );
    expect([...files.keys()]).toEqual([
      "account/account.json",
      "zones/example.com/dns_records.json",
      "zones/example.com/rulesets/custom.json",
      "zones/example.com/zone.json",
    ]);
    expect(findings).toEqual([]);
  });

  test("a bundle gives the same files as the folder it stands for", async () => {
    using folder = makeFolder({
      "b.json": { zones: { "example.com": { "zone.json": ZONE } }, account: { workers: { "a.js": "export default {}" } } },
    });
    const { files } = await loadConfiguration(await locateConfigurationAt(path.join(folder.path, "b.json")));
    expect(Object.fromEntries(files)).toEqual({
      "zones/example.com/zone.json": JSON.stringify(ZONE),
      "account/workers/a.js": "export default {}",
    });
  });

  test("a bundle that is not JSON is a finding with line and column", async () => {
    using folder = makeFolder({ "b.json": '{\n"a" 1}' });
    const { files, findings } = await loadConfiguration(await locateConfigurationAt(path.join(folder.path, "b.json")));
    expect(files.size).toBe(0);
    expect(findings).toMatchObject([
      { code: "invalid-json", place: { file: "b.json" }, message: expect.stringContaining("line 2, column 5") },
    ]);
  });

  test("a file larger than its kind allows is a finding, and the rest is there", async () => {
    using folder = makeFolder({ "zones/example.com/zone.json": Buffer.alloc(4_194_305, 0x20), "account/account.json": { id: "a" } });
    const { files, findings } = await loadConfiguration(await locateConfigurationAt(folder.path));
    expect([...files.keys()]).toEqual(["account/account.json"]);
    expect(findings).toMatchObject([
      { code: "unreadable", place: { file: "zones/example.com/zone.json" }, message: expect.stringContaining("at most 4.2 MB") },
    ]);
  });

  test("a file that links out of the configuration is a finding, not read", async () => {
    using outside = makeFolder({ "zone.json": ZONE });
    using folder = makeFolder({ "account/account.json": { id: "a" }, "zones/example.com/settings.json": [] });
    symlinkSync(path.join(outside.path, "zone.json"), path.join(folder.path, "zones/example.com/zone.json"));
    const { files, findings } = await loadConfiguration(await locateConfigurationAt(folder.path));
    expect([...files.keys()]).not.toContain("zones/example.com/zone.json");
    expect(findings).toMatchObject([{ message: expect.stringContaining("leads out") }]);
  });
});

test("the fingerprint changes with every file that is written, added or removed", async () => {
  using folder = makeFolder({ "zones/example.com/zone.json": ZONE });
  const location = await locateConfigurationAt(folder.path);
  const first = await fingerprintOf(location);
  expect(await fingerprintOf(location)).toBe(first);
  folder.write("zones/example.com/zone.json", { ...ZONE, name: "example.org" });
  const second = await fingerprintOf(location);
  expect(second).not.toBe(first);
  folder.write("account/account.json", { id: "a" });
  expect(await fingerprintOf(location)).not.toBe(second);
});

test("what is neither a folder nor a bundle is refused", async () => {
  using folder = makeFolder({ "notes.txt": "x" });
  expect(await refusalOf(locateConfigurationAt(path.join(folder.path, "notes.txt")))).toMatchObject({ code: "unreadable" });
});
