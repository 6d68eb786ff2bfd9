import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { openWorkspace } from "../../../main/workspace/workspace";
import { makeFolder, makeWorkspace } from "../support/make-workspace";
import { refusalOf } from "../support/refusal-of";

describe("opening", () => {
  test("a folder without workspace.json is not a workspace", async () => {
    using folder = makeFolder({ "notes.txt": "x" });
    expect(await refusalOf(openWorkspace(folder.path))).toEqual({
      code: "not-found",
      message: `“${folder.path}” is not a workspace: it has no workspace.json.`,
    });
  });

  test("a folder that is not there, and a file, are not workspaces", async () => {
    using folder = makeFolder({ "notes.txt": "x" });
    expect((await refusalOf(openWorkspace(path.join(folder.path, "nowhere")))).message).toContain("there is no such folder");
    expect((await refusalOf(openWorkspace(path.join(folder.path, "notes.txt")))).message).toContain("is a file");
  });

  test("a workspace of a newer program is refused politely", async () => {
    using folder = makeFolder({ "workspace.json": { version: 2 } });
    expect(await refusalOf(openWorkspace(folder.path))).toMatchObject({
      code: "unreadable",
      place: { file: "workspace.json", pointer: "/version" },
    });
  });

  const BROKEN = [
    ["not JSON", "{", [{ code: "invalid-json", place: { file: "workspace.json", pointer: "" } }]],
    ["no version", { name: "A" }, [{ code: "invalid-workspace", place: { file: "workspace.json", pointer: "/version" } }]],
    ["a name that is a number", { version: 1, name: 3 }, [{ code: "invalid-workspace", place: { pointer: "/name" } }]],
    [
      "an active configuration that is not there",
      { version: 1, activeConfiguration: "gone" },
      [{ code: "no-such-configuration", severity: "warning" }],
    ],
  ] as const;

  test.each(BROKEN)("with %s the rest works, and it is said", async (_name, content, findings) => {
    using folder = makeWorkspace({ "workspace.json": content });
    const about = await (await openWorkspace(folder.path)).about();
    expect(about.findings).toMatchObject(findings);
    expect(about.activeConfiguration).toBe("production");
  });

  test("what a broken workspace.json says rightly is taken", async () => {
    using folder = makeWorkspace({
      "workspace.json": { name: "Still called this", assumptions: { "account-skip-of-phases": "own-level" } },
    });
    expect(await (await openWorkspace(folder.path)).about()).toMatchObject({
      name: "Still called this",
      assumptions: { "account-skip-of-phases": "own-level" },
    });
  });
});

describe("activating a configuration", () => {
  test("changes the one word in workspace.json", async () => {
    const text = '{ "version":1,   "activeConfiguration": "production", "x": 12345678901234567890 }';
    using folder = makeWorkspace({ "workspace.json": text, "configurations/proposed.json": { account: { "account.json": { id: "a" } } } });
    const workspace = await openWorkspace(folder.path);
    await workspace.activate("proposed");
    expect(readFileSync(path.join(folder.path, "workspace.json"), "utf8")).toBe(text.replace("production", "proposed"));
    expect((await workspace.about()).activeConfiguration).toBe("proposed");
  });

  test("that is not there is refused, with those that are", async () => {
    using folder = makeWorkspace();
    expect(await refusalOf((await openWorkspace(folder.path)).activate("staging"))).toMatchObject({
      code: "not-found",
      message: "There is no configuration “staging” here; there is “production”.",
    });
  });

  test("leaves a workspace.json alone that it cannot read", async () => {
    using folder = makeWorkspace({ "workspace.json": "{ broken" });
    expect(await refusalOf((await openWorkspace(folder.path)).activate("production"))).toMatchObject({ code: "cannot-write" });
    expect(readFileSync(path.join(folder.path, "workspace.json"), "utf8")).toBe("{ broken");
  });
});
