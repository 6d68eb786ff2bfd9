import { createHash } from "node:crypto";
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { createDrafts } from "../../../../main/workspace/library/drafts";
import { makeFolder } from "../../support/make-workspace";

const HALF = { traceId: "admin/a.trace.json", window: "w1", text: '{ "name": "Unsaved", ', valid: '{"trace": {}}', revision: "r1" };

test("a draft is there for the next start, letter for letter, until it is forgotten", async () => {
  using folder = makeFolder();
  await createDrafts(folder.path).write(HALF);
  const next = createDrafts(folder.path);
  expect(await next.list()).toEqual([HALF]);
  await next.forget("admin/a.trace.json", "w1");
  await next.forget("admin/a.trace.json", "w1");
  expect(await next.list()).toEqual([]);
});

test("there is one draft a trace and window, whatever they are called", async () => {
  using folder = makeFolder();
  const drafts = createDrafts(folder.path);
  const first = { ...HALF, traceId: "../../new trace", window: "../w" };
  await drafts.write(first);
  await drafts.write({ ...first, text: "second" });
  await drafts.write({ ...first, window: "w2", text: "of another window" });
  expect((await drafts.list()).map(({ window, text }) => `${window}: ${text}`).sort()).toEqual(["../w: second", "w2: of another window"]);
  await drafts.forget("../../new trace", "w2");
  expect((await drafts.list()).map(({ text }) => text)).toEqual(["second"]);
});

test("the drafts of all windows follow their trace to another name", async () => {
  using folder = makeFolder();
  const drafts = createDrafts(folder.path);
  await drafts.write(HALF);
  await drafts.write({ ...HALF, window: "w2" });
  await drafts.write({ ...HALF, traceId: "other.trace.json" });
  await drafts.rename("admin/a.trace.json", "b.trace.json");
  expect((await drafts.list()).map(({ traceId, window }) => `${window} ${traceId}`).sort()).toEqual([
    "w1 b.trace.json",
    "w1 other.trace.json",
    "w2 b.trace.json",
  ]);
});

test("a draft of a time when windows shared them is read, and can be forgotten", async () => {
  using folder = makeFolder();
  const drafts = createDrafts(folder.path);
  await drafts.write(HALF);
  const name = createHash("sha256").update("old.trace.json").digest("hex").slice(0, 32);
  const saved = { trace: { method: "GET", url: "https://example.com/" } };
  writeFileSync(path.join(folder.path, `.workbench/drafts/${name}.json`), JSON.stringify({ traceId: "old.trace.json", saved }));
  expect((await drafts.list()).find(({ traceId }) => traceId === "old.trace.json")).toEqual({
    traceId: "old.trace.json",
    window: "",
    text: '{\n  "trace": {\n    "method": "GET",\n    "url": "https://example.com/"\n  }\n}\n',
    valid: null,
    revision: null,
  });
  await drafts.forget("old.trace.json", "");
  expect(await drafts.list()).toEqual([HALF]);
});

test("a draft that cannot be read is passed over and left where it is", async () => {
  using folder = makeFolder();
  const drafts = createDrafts(folder.path);
  await drafts.write(HALF);
  writeFileSync(path.join(folder.path, ".workbench/drafts/0000.json"), "{ half");
  writeFileSync(path.join(folder.path, ".workbench/drafts/1111.json"), '{"traceId": "a", "text": 1}');
  expect(await drafts.list()).toHaveLength(1);
  expect(readdirSync(path.join(folder.path, ".workbench/drafts"))).toEqual(expect.arrayContaining(["0000.json", "1111.json"]));
});

test("a draft larger than a trace may be is refused", async () => {
  using folder = makeFolder();
  await expect(createDrafts(folder.path).write({ ...HALF, text: "x".repeat(6_000_001) })).rejects.toThrow("at most 6 MB");
});
