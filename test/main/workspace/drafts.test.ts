import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { createDrafts } from "../../../main/workspace/drafts";
import { makeFolder } from "../support/make-workspace";

const TRACE = { method: "GET", url: "https://example.com/" };

test("a draft is there for the next start, until it is forgotten", async () => {
  using folder = makeFolder();
  await createDrafts(folder.path).write("admin/a.trace.json", { name: "Unsaved", trace: TRACE });
  const next = createDrafts(folder.path);
  expect(await next.list()).toEqual([{ traceId: "admin/a.trace.json", saved: { name: "Unsaved", trace: TRACE } }]);
  await next.forget("admin/a.trace.json");
  await next.forget("admin/a.trace.json");
  expect(await next.list()).toEqual([]);
});

test("there is one draft a trace, whatever the trace is called", async () => {
  using folder = makeFolder();
  const drafts = createDrafts(folder.path);
  await drafts.write("../../new trace", { name: "First", trace: TRACE });
  await drafts.write("../../new trace", { name: "Second", trace: TRACE });
  expect(await drafts.list()).toEqual([{ traceId: "../../new trace", saved: { name: "Second", trace: TRACE } }]);
});

test("a draft that cannot be read is passed over and left where it is", async () => {
  using folder = makeFolder();
  const drafts = createDrafts(folder.path);
  await drafts.write("a", { trace: TRACE });
  writeFileSync(path.join(folder.path, ".workbench/drafts/0000.json"), "{ half");
  expect(await drafts.list()).toHaveLength(1);
  expect(readdirSync(path.join(folder.path, ".workbench/drafts"))).toContain("0000.json");
});

test("a draft larger than a trace may be is refused", async () => {
  using folder = makeFolder();
  await expect(createDrafts(folder.path).write("a", { notes: "x".repeat(6_000_001), trace: TRACE })).rejects.toThrow("at most 6 MB");
});
