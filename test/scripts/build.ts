import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "vite";
import { printManPage } from "../../main/cli/help/man-page";
import { programShape } from "../../main/cli/program";
import { VERSION } from "../../main/cli/version";
import { buildGuest } from "../support/build-guest";
import { packagesBelow, recordPackages, writeNotices } from "./bundled-packages";
import { writePackageTypes } from "./package-types";

/**
 * Builds everything into dist/: `tsx test/scripts/build.ts [cli|worker|main|preload|renderer|library|resources …]`; without names, all of it from a clean folder.
 */
const ROOT = path.resolve(import.meta.dirname, "../..");
const DIST = path.join(ROOT, "dist");

const packages = new Set<string>();

const PARTS: Readonly<Record<string, () => Promise<unknown>>> = {
  cli: async () => {
    await buildMain("cli");
    chmodSync(path.join(DIST, "cli.js"), 0o755);
    mkdirSync(path.join(DIST, "man"), { recursive: true });
    writeFileSync(path.join(DIST, "man/trace-workbench.1"), printManPage(programShape(), VERSION));
  },
  worker: () => buildMain("worker"),
  main: () => buildMain("main"),
  preload: () => buildMain("preload"),
  renderer: () => build({ configFile: path.join(ROOT, "renderer/vite.config.ts"), logLevel: "warn", plugins: [recordPackages(packages)] }),
  library: async () => {
    await buildMain("package");
    await buildMain("engine");
    rmSync(path.join(DIST, "types"), { recursive: true, force: true });
    writePackageTypes(path.join(DIST, "types"));
  },
  resources: async () => {
    for (const folder of ["sample-workspace", "schemas", "docs"]) {
      const from = path.join(ROOT, "resources", folder);
      rmSync(path.join(DIST, "resources", folder), { recursive: true, force: true });
      if (existsSync(from))
        cpSync(from, path.join(DIST, "resources", folder), { recursive: true, filter: (file) => path.basename(file) !== ".workbench" });
    }
    rmSync(path.join(DIST, "resources/workers-runtime"), { recursive: true, force: true });
    await buildGuest(path.join(DIST, "resources"));
  },
};

function buildMain(mode: string): Promise<unknown> {
  rmSync(path.join(DIST, mode), { recursive: true, force: true });
  return build({ configFile: path.join(ROOT, "main/vite.config.ts"), mode, logLevel: "warn", plugins: [recordPackages(packages)] });
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => PARTS[name] === undefined);
if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(", ")}; the parts are ${Object.keys(PARTS).join(", ")}.`);
if (asked.length === 0) rmSync(DIST, { recursive: true, force: true });
for (const [name, run] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const started = performance.now();
  await run();
  console.log(`${name.padEnd(10)} ${Math.round(performance.now() - started)} ms`);
}
for (const folder of packagesBelow("miniflare", ROOT, ["sharp"])) packages.add(folder);
if (asked.length === 0) writeNotices(packages, path.join(DIST, "resources/notices"));
