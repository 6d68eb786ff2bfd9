import path from "node:path";
import { expect, test } from "vitest";
import { InvalidTrace, loadConfiguration, openConfiguration, traceRequest } from "../../../main/package/index";
import { BLOCK_ADMIN, makeFolder, makeWorkspace } from "../support/make-workspace";

test("a folder is loaded and traced, by a bare trace as by a saved one", async () => {
  using folder = makeWorkspace();
  const loaded = await loadConfiguration(path.join(folder.path, "configurations/production"));
  expect(loaded.findings).toEqual([]);
  expect(traceRequest(loaded, BLOCK_ADMIN.trace).status_code).toBe(403);
  expect(traceRequest(loaded, BLOCK_ADMIN)).toEqual(traceRequest(loaded, BLOCK_ADMIN.trace));
});

test("a bundle is loaded from disk, and opened from a text or an object", async () => {
  const bundle = { zones: { "example.com": { "zone.json": { id: "z1", name: "example.com" } } } };
  using folder = makeFolder({ "b.json": bundle });
  const all = [
    await loadConfiguration(path.join(folder.path, "b.json")),
    openConfiguration("b", bundle),
    openConfiguration("b", JSON.stringify(bundle)),
  ];
  for (const loaded of all) expect(traceRequest(loaded, { method: "GET", url: "https://example.com/" }).status_code).toBe(200);
});

test("a bundle that is not JSON is a finding", () => {
  expect(openConfiguration("b", "{").findings).toMatchObject([
    { severity: "error", place: { file: "b" } },
    { code: "empty-configuration" },
  ]);
});

test("a trace that is none is an error with every problem and its place", () => {
  const loaded = openConfiguration("a", { zones: { "example.com": { "zone.json": { id: "z1", name: "example.com" } } } });
  const trace = JSON.parse('{ "url": "https://example.com/", "method": 5, "headers": [] }');
  expect(() => traceRequest(loaded, trace)).toThrow(InvalidTrace);
  expect(() => traceRequest(loaded, trace)).toThrow(/\/method: .*\/headers: /);
});

test("a configuration that is nowhere is refused", async () => {
  await expect(loadConfiguration("/nowhere/at/all")).rejects.toThrow("/nowhere/at/all");
});
