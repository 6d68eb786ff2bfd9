import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { dataFolder } from "../../../main/workspace/data-folder";
import { provideSample } from "../../../main/workspace/sample";
import { createUserData } from "../../../main/workspace/user-data";
import { makeFolder } from "../support/make-workspace";
import { refusalOf } from "../support/refusal-of";

describe("the user's data folder", () => {
  const CASES = [
    ["by the environment, on every system", { TRACE_WORKBENCH_DATA: "/data" }, "linux", /^\/data$/],
    ["Linux, where XDG says", { XDG_DATA_HOME: "/xdg" }, "linux", /^\/xdg\/trace-workbench$/],
    ["Linux, where XDG says nothing", {}, "linux", /\/\.local\/share\/trace-workbench$/],
    ["Linux, where XDG is not absolute and so not to be heeded", { XDG_DATA_HOME: "data" }, "linux", /\/\.local\/share\/trace-workbench$/],
    ["macOS", {}, "darwin", /\/Library\/Application Support\/trace-workbench$/],
    ["Windows", { APPDATA: "/appdata" }, "win32", /^\/appdata\/trace-workbench$/],
  ] as const;

  test.each(CASES)("%s", (_name, environment, platform, expected) => {
    expect(dataFolder(environment, platform)).toMatch(expected);
  });
});

describe("settings", () => {
  test("are kept one by one, and go with null", async () => {
    using folder = makeFolder();
    const data = createUserData(path.join(folder.path, "data"));
    await Promise.all([data.setSetting("theme", "dark"), data.setSetting("layout", { left: 240 })]);
    await data.setSetting("theme", null);
    expect(await createUserData(path.join(folder.path, "data")).settings()).toEqual({ layout: { left: 240 } });
  });

  test("that cannot be read count as none, and are set aside by the next change", async () => {
    using folder = makeFolder({ "settings.json": "{ half" });
    const data = createUserData(folder.path);
    expect(await data.settings()).toEqual({});
    await data.setSetting("theme", "dark");
    expect(await data.settings()).toEqual({ theme: "dark" });
    expect(readFileSync(path.join(folder.path, "settings.json.broken"), "utf8")).toBe("{ half");
  });

  test("that could not be read again are not written: the old ones stay", async () => {
    using folder = makeFolder({ "settings.json": { theme: "dark" } });
    const data = createUserData(folder.path);
    expect(await refusalOf(data.setSetting("layout", "x".repeat(1_000_000)))).toMatchObject({
      code: "cannot-write",
      message: "settings.json is 1.1 MB; a settings file may have at most 1 MB; it stays as it was",
    });
    expect(await data.settings()).toEqual({ theme: "dark" });
  });
});

test("recent workspaces: the newest first, each once, a dozen at most", async () => {
  using folder = makeFolder();
  const data = createUserData(folder.path);
  for (let number = 1; number <= 14; number++) await data.opened({ name: `W${number}`, path: `/w${number}` });
  await data.opened({ name: "W5", path: "/w5" });
  const recent = await data.recent();
  expect(recent).toHaveLength(12);
  expect(recent.slice(0, 3).map((workspace) => workspace.name)).toEqual(["W5", "W14", "W13"]);
});

describe("the sample", () => {
  test("is copied once, and the copy is the user's", async () => {
    using folder = makeFolder({ "resources/sample-workspace/workspace.json": { version: 1 } });
    const data = path.join(folder.path, "data");
    const copy = await provideSample(path.join(folder.path, "resources"), data);
    writeFileSync(path.join(copy, "workspace.json"), "mine");
    expect(await provideSample(path.join(folder.path, "resources"), data)).toBe(copy);
    expect(readFileSync(path.join(copy, "workspace.json"), "utf8")).toBe("mine");
    expect(existsSync(path.join(folder.path, "resources/sample-workspace/workspace.json"))).toBe(true);
  });

  test("two starts at once make one copy", async () => {
    using folder = makeFolder({ "resources/sample-workspace/workspace.json": { version: 1 } });
    const provide = (): Promise<string> => provideSample(path.join(folder.path, "resources"), path.join(folder.path, "data"));
    const [first, second] = await Promise.all([provide(), provide()]);
    expect(first).toBe(second);
    expect(JSON.parse(readFileSync(path.join(first, "workspace.json"), "utf8"))).toEqual({ version: 1 });
  });
});
