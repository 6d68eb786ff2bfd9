import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { ImportSources, ImportStage } from "../../../../main/import/import-sources";
import { runImport } from "../../../../main/workers/import/run-import";
import { zone } from "../../import/answers";
import { type Folder, makeWorkspace } from "../../support/make-workspace";
import { refusalOf } from "../../support/refusal-of";

/** A busy machine takes its time. */
vi.setConfig({ testTimeout: 30_000 });

const SOURCE = path.resolve(import.meta.dirname, "../../../../main/workers/import/import-worker.ts");
const BUILT = mkdtempSync(path.join(tmpdir(), "import-worker-"));
const THREAD = path.join(BUILT, "import-worker.mjs");

beforeAll(async () => {
  const output = { entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" };
  await build({
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true },
    build: { ssr: true, outDir: BUILT, emptyOutDir: true, rolldownOptions: { input: { "import-worker": SOURCE }, output } },
  });
}, 60_000);

afterAll(() => rmSync(BUILT, { recursive: true, force: true }));

function sourcesOf(folder: Folder, more: Partial<ImportSources> = {}): ImportSources {
  const files = [{ path: "zone.json", text: JSON.stringify(zone("example.org", "z9")) }];
  return { root: folder.path, files, notes: [], form: "api", name: "imported", zone: null, existing: "refuse", ...more };
}

const list = (items: number): ImportSources["files"] => [
  { path: "list.json", text: JSON.stringify({ success: true, result: { id: "l1", name: "office", kind: "ip", num_items: items } }) },
  {
    path: "lists/office/items.json",
    text: JSON.stringify(Array.from({ length: items }, (_, at) => ({ id: `i${at}`, ip: `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}` }))),
  },
];

describe.each([
  ["on a thread of its own", () => THREAD],
  ["on this thread", () => null],
])("an import %s", (_name, file) => {
  test("writes the zone and the account it names, and tells its stages in order", async () => {
    using folder = makeWorkspace();
    const stages: ImportStage[] = [];
    const imported = await runImport(sourcesOf(folder), {
      file: file(),
      signal: new AbortController().signal,
      tell: (stage) => stages.push(stage),
    });
    expect(imported).toMatchObject({
      kind: "imported",
      reports: [{ configuration: "imported", zones: ["example.org"], rules: 0, records: 0, errors: 0 }],
    });
    expect(stages).toEqual([
      { stage: "recognising", done: 0, total: 0 },
      { stage: "writing", done: 2, total: 2 },
      { stage: "finding-gaps", done: 0, total: 0 },
    ]);
    expect(existsSync(path.join(folder.path, "configurations/imported/zones/example.org/zone.json"))).toBe(true);
  });

  test("is refused in the same words", async () => {
    using folder = makeWorkspace();
    const options = { file: file(), signal: new AbortController().signal, tell: () => undefined };
    expect(await refusalOf(runImport(sourcesOf(folder, { name: "production" }), options))).toMatchObject({ code: "cannot-write" });
  });

  test("of files that hold none says why, with file and line, and writes nothing", async () => {
    using folder = makeWorkspace();
    const options = { file: file(), signal: new AbortController().signal, tell: () => undefined };
    const broken = [{ path: "main.tf", text: 'resource "cloudflare_ruleset" "r" {\n  name = "waf\n}\n' }];
    expect(await runImport(sourcesOf(folder, { form: "terraform", files: broken }), options)).toMatchObject({
      kind: "nothing",
      notes: expect.arrayContaining([expect.objectContaining({ severity: "error", file: "main.tf", line: 2 })]),
    });
    expect(await runImport(sourcesOf(folder, { form: "terraform" }), options)).toMatchObject({ kind: "nothing" });
    expect(readdirSync(path.join(folder.path, "configurations"))).toEqual(["production"]);
  });

  test("puts answers that tell no zone of their own into the zone that is named", async () => {
    using folder = makeWorkspace();
    const options = { file: file(), signal: new AbortController().signal, tell: () => undefined };
    const rules = [
      { action: "block", expression: "ssl and" },
      { action: "block", expression: "not ssl" },
    ];
    const files = [{ path: "rules.json", text: JSON.stringify({ kind: "zone", phase: "http_request_firewall_custom", rules }) }];
    expect(await runImport(sourcesOf(folder, { files }), options)).toMatchObject({ kind: "nothing" });
    expect(await runImport(sourcesOf(folder, { files, zone: "shop.test" }), options)).toMatchObject({
      kind: "imported",
      reports: [{ zones: ["shop.test"], rules: 2, errors: 1 }],
    });
  });
});

test("an import that is cancelled ends, and leaves no configuration behind", async () => {
  using folder = makeWorkspace();
  const cancel = new AbortController();
  const sources = sourcesOf(folder, { files: list(100_000) });
  const running = runImport(sources, { file: THREAD, signal: cancel.signal, tell: () => cancel.abort() });
  await expect(running).rejects.toThrow();
  expect(readdirSync(path.join(folder.path, "configurations"))).toEqual(["production"]);
});

test("this thread goes on meanwhile", async () => {
  using folder = makeWorkspace();
  let turns = 0;
  const counting = setInterval(() => (turns += 1), 1);
  await runImport(sourcesOf(folder, { files: list(30_000) }), {
    file: THREAD,
    signal: new AbortController().signal,
    tell: () => undefined,
  });
  clearInterval(counting);
  expect(turns).toBeGreaterThan(5);
});
