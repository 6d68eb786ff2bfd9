import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { writeConfiguration } from "../../../main/import/write-configuration";
import { makeWorkspace } from "../support/make-workspace";

const FILES = new Map([
  ["account/account.json", "{}\n"],
  ["zones/example.com/zone.json", "{}\n"],
]);

function inside(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

test("a configuration appears whole under its name", async () => {
  using workspace = makeWorkspace();
  expect(await writeConfiguration({ root: workspace.path, name: "imported", files: FILES, existing: "refuse" })).toEqual({ trashed: null });
  expect(readFileSync(path.join(workspace.path, "configurations/imported/zones/example.com/zone.json"), "utf8")).toBe("{}\n");
  expect(inside(path.join(workspace.path, ".workbench/importing"))).toEqual([]);
});

describe("a configuration that is there", () => {
  test("is not written over", async () => {
    using workspace = makeWorkspace();
    await expect(writeConfiguration({ root: workspace.path, name: "production", files: FILES, existing: "refuse" })).rejects.toThrow(
      "There is a configuration “production” already",
    );
    expect(readFileSync(path.join(workspace.path, "configurations/production/zones/example.com/zone.json"), "utf8")).toContain(
      "example.com",
    );
  });

  test("goes to the trash where it is to be replaced", async () => {
    using workspace = makeWorkspace();
    const { trashed } = await writeConfiguration({ root: workspace.path, name: "production", files: FILES, existing: "trash" });
    expect(existsSync(path.join(workspace.path, ".workbench/trash", trashed ?? "", "production/zones"))).toBe(true);
    expect(existsSync(path.join(workspace.path, "configurations/production/account/account.json"))).toBe(true);
  });

  test("is a bundle that goes to the trash as well", async () => {
    using workspace = makeWorkspace();
    writeFileSync(path.join(workspace.path, "configurations/old.json"), "{}");
    await writeConfiguration({ root: workspace.path, name: "old", files: FILES, existing: "trash" });
    expect(existsSync(path.join(workspace.path, "configurations/old.json"))).toBe(false);
    expect(existsSync(path.join(workspace.path, "configurations/old/account/account.json"))).toBe(true);
  });
});

describe("nothing is left where it does not come to an end", () => {
  test("when it is cancelled in the middle", async () => {
    using workspace = makeWorkspace();
    const controller = new AbortController();
    const writing = writeConfiguration({
      root: workspace.path,
      name: "imported",
      files: FILES,
      existing: "refuse",
      signal: controller.signal,
      progress: () => controller.abort(),
    });
    await expect(writing).rejects.toThrow();
    expect(inside(path.join(workspace.path, "configurations"))).toEqual(["production"]);
    expect(inside(path.join(workspace.path, ".workbench/importing"))).toEqual([]);
  });

  const BAD_PATHS = ["../../evil.json", "/etc/evil.json", "a/../../evil.json", "a\\b.json", "a/\u0000.json"];

  test.each(BAD_PATHS)("when a file would be called %j", async (file) => {
    using workspace = makeWorkspace();
    const files = new Map([...FILES, [file, "{}"]]);
    await expect(writeConfiguration({ root: workspace.path, name: "imported", files, existing: "refuse" })).rejects.toThrow();
    expect(inside(path.join(workspace.path, "configurations"))).toEqual(["production"]);
    expect(inside(path.join(workspace.path, ".workbench/importing"))).toEqual([]);
  });
});

const BAD_NAMES = ["..", ".", "", "a/b", "../x", "a\\b", "con", "a:b", ".hidden", "x".repeat(300), "a\u0000b"];

test.each(BAD_NAMES)("%j is no name for a configuration", async (name) => {
  using workspace = makeWorkspace();
  await expect(writeConfiguration({ root: workspace.path, name, files: FILES, existing: "trash" })).rejects.toThrow("cannot be");
});

test("a link in the place of the folder of configurations is not followed out of the workspace", async () => {
  using workspace = makeWorkspace();
  using outside = makeWorkspace();
  mkdirSync(path.join(workspace.path, "inner"));
  symlinkSync(outside.path, path.join(workspace.path, "configurations/link"));
  await expect(writeConfiguration({ root: workspace.path, name: "link", files: FILES, existing: "refuse" })).rejects.toThrow("by a link");
  expect(existsSync(path.join(outside.path, "account"))).toBe(false);
});
