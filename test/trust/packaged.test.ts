import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { besideArchive } from "../../main/workers/runtime/load-miniflare";
import { type Folder, makeFolder } from "../main/support/make-workspace";
import { packagesBelow } from "../scripts/bundled-packages";
import { faultsOfArchive, readArchive } from "./support/archive";
import { limit, tellFigure } from "./support/form";

const ROOT = path.resolve(import.meta.dirname, "../..");
const { extractAll }: { extractAll: (archive: string, to: string) => void } = createRequire(
  path.join(ROOT, "node_modules/app-builder-lib/package.json"),
)("@electron/asar");
const WORKERD = `workerd-${process.platform}-${process.arch === "x64" ? "64" : process.arch}`;
const RUNTIME = packagesBelow("miniflare", ROOT, ["sharp"]).map(
  (at) => `node_modules/${at.replaceAll(path.sep, "/").split("/node_modules/").at(-1)}`,
);
const { version: ELECTRON } = JSON.parse(readFileSync(path.join(ROOT, "node_modules/electron/package.json"), "utf8"));

/** In Electron's binary, the fuses stand behind this mark: a version, their number, and 0 or 1 for each. https://github.com/electron/fuses */
const MARK = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const FUSES = [
  "runAsNode",
  "cookieEncryption",
  "nodeOptions",
  "nodeCliInspect",
  "asarIntegrity",
  "onlyAsar",
  "browserSnapshot",
  "fileProtocolPrivileges",
];

/** A folder that electron-builder takes for Electron's: a program that does nothing, with every fuse the other way round than it must be. */
function makeElectron(folder: Folder): string {
  const dist = path.join(folder.path, "electron");
  mkdirSync(path.join(dist, "resources"), { recursive: true });
  mkdirSync(path.join(dist, "locales"));
  copyFileSync("/bin/true", path.join(dist, "electron"));
  writeFileSync(
    path.join(dist, "electron"),
    Buffer.concat([readFileSync("/bin/true"), Buffer.from(MARK), Buffer.from([1, 9]), Buffer.from("101100111")]),
  );
  chmodSync(path.join(dist, "electron"), 0o755);
  for (const name of [
    "version",
    "LICENSE",
    "LICENSES.chromium.html",
    "locales/en-US.pak",
    "resources.pak",
    "icudtl.dat",
    "chrome-sandbox",
    "chrome_crashpad_handler",
  ])
    writeFileSync(path.join(dist, name), name === "version" ? ELECTRON : "stand-in");
  return dist;
}

describe.runIf(process.platform === "linux")("the packed desktop program", () => {
  let folder: Folder;
  let unpacked: string;
  let files: ReadonlyMap<string, string>;

  beforeAll(() => {
    folder = makeFolder();
    const output = path.join(folder.path, "release");
    const builder = path.join(ROOT, "node_modules/electron-builder/cli.js");
    const settings = [`electronDist=${makeElectron(folder)}`, `electronVersion=${ELECTRON}`, `directories.output=${output}`].map(
      (setting) => `-c.${setting}`,
    );
    execFileSync(process.execPath, [builder, "--linux", "dir", "--publish", "never", ...settings], { cwd: ROOT, stdio: "pipe" });
    unpacked = path.join(output, "linux-unpacked");
    files = readArchive(path.join(unpacked, "resources/app.asar"));
  }, 120_000);

  afterAll(() => folder[Symbol.dispose]());

  test("holds what it needs and nothing else", () => {
    expect(faultsOfArchive(files, RUNTIME)).toEqual([]);
    const bytes = [...files.values()].reduce((sum, text) => sum + text.length, 0);
    tellFigure(`${files.size} files, ${(bytes / 1e6).toFixed(1)} MB in the archive, nothing missing or superfluous`);
  });

  test("has its fuses set", () => {
    const binary = readFileSync(path.join(unpacked, "trace-workbench"));
    const at = binary.indexOf(MARK) + MARK.length + 2;
    const set = binary.subarray(at, at + FUSES.length).toString("latin1");
    expect(Object.fromEntries(FUSES.map((name, index) => [name, set[index]]))).toEqual({
      runAsNode: "0",
      cookieEncryption: "1",
      nodeOptions: "0",
      nodeCliInspect: "0",
      asarIntegrity: "1",
      onlyAsar: "1",
      browserSnapshot: "0",
      fileProtocolPrivileges: "0",
    });
  });

  test("names no dependency that would have to be installed", () => {
    const described: object = JSON.parse(files.get("package.json") ?? "{}");
    expect(described).not.toHaveProperty("dependencies");
  });

  test("runs a script with nothing but what is in it", limit({ quick: 60_000, long: 60_000 }), () => {
    const taken = path.join(folder.path, "taken");
    extractAll(path.join(unpacked, "resources/app.asar"), taken);
    const program = path.join(unpacked, "resources/app.asar.unpacked/node_modules/@cloudflare", WORKERD, "bin/workerd");
    const code = `
      import { Miniflare } from "miniflare";
      const runtime = new Miniflare({ modules: true, script: 'export default { fetch: () => new Response("from inside") }' });
      console.log(await (await runtime.dispatchFetch("http://a.example/")).text());
      await runtime.dispose();`;
    writeFileSync(path.join(taken, "try.mjs"), code);
    const environment = { ...process.env, MINIFLARE_WORKERD_PATH: program };
    expect(execFileSync(process.execPath, ["try.mjs"], { cwd: taken, encoding: "utf8", env: environment })).toBe("from inside\n");
  });

  test.each([
    [
      "/opt/Trace Workbench/resources/app.asar/node_modules/x/bin/workerd",
      "/opt/Trace Workbench/resources/app.asar.unpacked/node_modules/x/bin/workerd",
    ],
    ["/home/a/project/node_modules/x/bin/workerd", "/home/a/project/node_modules/x/bin/workerd"],
  ])("the runtime's own program is started from the disk: %s", (inside, outside) => {
    expect(besideArchive(inside)).toBe(outside);
  });

  test.each([
    ["a file that is missing", (all: Map<string, string>) => all.delete("dist/preload.cjs"), "missing: dist/preload.cjs, for the program"],
    ["a test that was packed along", (all: Map<string, string>) => all.set("test/a.test.ts", ""), "superfluous: test/a.test.ts"],
    [
      "a chunk that nobody loads",
      (all: Map<string, string>) => all.set("dist/main/old-12345678.js", ""),
      "superfluous: dist/main/old-12345678.js",
    ],
    [
      "a package that nobody needs",
      (all: Map<string, string>) => all.set("node_modules/sharp/a.js", ""),
      "superfluous: node_modules/sharp/a.js",
    ],
    [
      "a part of the Workers runtime that is missing",
      (all: Map<string, string>) => all.delete("node_modules/undici/package.json"),
      "missing: node_modules/undici",
    ],
    ["another entry", (all: Map<string, string>) => all.set("package.json", "{}"), "package.json names another entry"],
  ] as const)("the check finds %s", (_name, plant, fault) => {
    const planted = new Map(files);
    plant(planted);
    expect(faultsOfArchive(planted, RUNTIME)).toEqual([fault]);
  });
});

describe("electron-builder.yml", () => {
  const require = createRequire(path.join(ROOT, "node_modules/electron-builder/package.json"));
  const {
    validateConfiguration,
  }: { validateConfiguration: (settings: unknown, logger: object) => Promise<void> } = require("app-builder-lib/out/util/config/config");
  const { load }: { load: (text: string) => object } = require("js-yaml");
  const silent = { isEnabled: false, add: () => undefined };
  const settings = load(readFileSync(path.join(ROOT, "electron-builder.yml"), "utf8"));

  test("is what its schema takes, for all three systems", limit({ quick: 60_000, long: 60_000 }), async () => {
    await expect(validateConfiguration(settings, silent)).resolves.toBeUndefined();
    expect(settings).toMatchObject({
      asar: true,
      linux: { target: ["AppImage", "deb"] },
      mac: { target: ["dmg", "zip"], hardenedRuntime: true },
      win: { target: ["nsis"] },
    });
  });

  test("the check finds a setting that there is not", async () => {
    await expect(validateConfiguration({ ...settings, electronFuse: {} }, silent)).rejects.toThrow(/electronFuse/);
  });
});
