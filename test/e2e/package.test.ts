import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import vm from "node:vm";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** The examples of the documentation, and what each prints. */
function readExamples(): readonly (readonly [name: string, code: string, printed: string])[] {
  const page = readFileSync(path.join(ROOT, "resources/docs/package.md"), "utf8");
  return page.split(/^## /m).flatMap((part) => {
    const code = /```js\n([\s\S]*?)```/.exec(part)?.[1];
    const printed = /```text\n([\s\S]*?)```/.exec(part)?.[1];
    return code === undefined || printed === undefined ? [] : [[part.split("\n")[0] ?? "", code, printed] as const];
  });
}

const EXAMPLES = readExamples();

/** A program of somebody else's, which has the built package installed. */
let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), "workbench-package-")));
  mkdirSync(path.join(folder, "node_modules"));
  symlinkSync(ROOT, path.join(folder, "node_modules/trace-workbench"));
  writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }\n');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the documented examples", () => {
  test("are three", () => expect(EXAMPLES).toHaveLength(3));

  test.each(EXAMPLES)("%s", (_name, code, printed) => {
    const file = path.join(folder, "example.js");
    writeFileSync(file, code);
    expect(execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8" })).toBe(printed);
  });
});

test("the types are there for programs that resolve as Node does", () => {
  writeFileSync(
    path.join(folder, "typed.ts"),
    [
      'import { loadConfiguration, type TraceResult, traceRequest } from "trace-workbench";',
      'import { runTrace } from "trace-workbench/engine";',
      'const loaded = await loadConfiguration("here");',
      'const result: TraceResult = traceRequest(loaded, { method: "GET", url: "https://example.com/" });',
      "const status: number | undefined = result.status_code;",
      "const sentence: string = result.workbench.sentence;",
      "// @ts-expect-error a trace has a method",
      'traceRequest(loaded, { url: "https://example.com/" });',
      "export const all = [status, sentence, runTrace];",
      "",
    ].join("\n"),
  );
  const options = { module: "nodenext", target: "es2023", lib: ["es2023"], types: [], strict: true, noEmit: true };
  writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["typed.ts"] }));
  const tsc = path.join(ROOT, "node_modules/typescript7/bin/tsc");
  expect(execFileSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" })).toBe("");
});

test("the engine runs in a bundle for browsers, with nothing around it but the language", async () => {
  const entry = path.join(folder, "browser.js");
  writeFileSync(
    entry,
    [
      'import { prepareConfiguration, readConfiguration, readTrace, runTrace } from "trace-workbench/engine";',
      'const files = new Map([["zones/example.com/zone.json", \'{ "id": "z1", "name": "example.com" }\']]);',
      'const trace = readTrace({ method: "GET", url: "https://example.com/" });',
      'const prepared = prepareConfiguration(readConfiguration("a", files));',
      'globalThis.outcome = trace.kind === "value" ? runTrace(prepared, trace.value).workbench.outcome : trace.kind;',
      "",
    ].join("\n"),
  );
  await build({
    root: folder,
    configFile: false,
    logLevel: "error",
    build: { outDir: "out", minify: false, lib: { entry, formats: ["iife"], name: "bundle", fileName: () => "bundle.js" } },
  });
  const context = vm.createContext({});
  vm.runInContext(readFileSync(path.join(folder, "out/bundle.js"), "utf8"), context);
  expect(context["outcome"]).toBe("origin");
});
