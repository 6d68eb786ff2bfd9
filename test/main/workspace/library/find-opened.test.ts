import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findOpened } from "../../../../main/workspace/library/find-opened";
import { BLOCK_ADMIN, type Folder, makeFolder, makeWorkspace } from "../../support/make-workspace";

describe("what a path leads to that was handed to the program", () => {
  let workspace: Folder;
  let loose: Folder;

  beforeAll(() => {
    workspace = makeWorkspace({
      "workspace.json": { version: 1, name: "Mine" },
      "traces/api/a call.trace.json": BLOCK_ADMIN,
      "notes/aside.trace.json": BLOCK_ADMIN,
    });
    loose = makeFolder();
    writeFileSync(path.join(loose.path, "bare.json"), JSON.stringify({ method: "GET", url: "https://example.com/" }));
    writeFileSync(path.join(loose.path, "list.json"), "[1, 2]");
    mkdirSync(path.join(loose.path, "empty"));
  });
  afterAll(() => {
    workspace[Symbol.dispose]();
    loose[Symbol.dispose]();
  });

  test("a folder is a workspace to open", async () => {
    expect(await findOpened(workspace.path)).toMatchObject({ kind: "workspace" });
  });
  test("a file of a library is a trace of its workspace", async () => {
    expect(await findOpened(path.join(workspace.path, "traces/api/a call.trace.json"))).toMatchObject({
      kind: "trace",
      traceId: "api/a call.trace.json",
    });
  });
  test("a trace beside the library has no file in it", async () => {
    expect(await findOpened(path.join(workspace.path, "notes/aside.trace.json"))).toMatchObject({ kind: "unfiled" });
  });
  test("a bare trace from anywhere is taken", async () => {
    expect(await findOpened(path.join(loose.path, "bare.json"))).toMatchObject({
      kind: "unfiled",
      saved: { trace: { method: "GET", url: "https://example.com/" } },
    });
  });
  test.each([
    ["nowhere.trace.json", "not-found"],
    ["list.json", "unreadable"],
  ])("%s is refused", async (name, code) => {
    await expect(findOpened(path.join(loose.path, name))).rejects.toMatchObject({ refusal: { code } });
  });
});
