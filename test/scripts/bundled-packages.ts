import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

/** A package of others of which something is in the built program. */
interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/** Notes the folder of every package that a build takes something from. */
export function recordPackages(folders: Set<string>): Plugin {
  return {
    name: "record-packages",
    apply: "build",
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type !== "chunk") continue;
        for (const id of part.moduleIds) {
          const folder = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll("\\", "/"))?.[1];
          if (folder !== undefined) folders.add(folder);
        }
      }
    },
  };
}

/** The folders of `name` and of every package below it that is installed, but those in `except` and what only they need. */
export function packagesBelow(name: string, root: string, except: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const follow = (wanted: string, from: string): void => {
    if (except.includes(wanted)) return;
    const folder = findPackage(wanted, from);
    if (folder === null || found.has(folder)) return;
    found.add(folder);
    const { dependencies = {}, optionalDependencies = {} }: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> =
      JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    for (const below of [...Object.keys(dependencies), ...Object.keys(optionalDependencies)]) follow(below, folder);
  };
  follow(name, root);
  return [...found];
}

function findPackage(name: string, from: string): string | null {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const at = path.join(folder, "node_modules", name);
    if (existsSync(path.join(at, "package.json"))) return at;
    if (folder === path.dirname(folder)) return null;
  }
}

/**
 * Writes what the program is made of besides its own code: `sbom.cdx.json` (CycloneDX) and `third-party-licences.txt`. The same packages give the
 * same bytes. Throws for a package without a licence.
 */
export function writeNotices(folders: ReadonlySet<string>, target: string): void {
  const packages = [...folders]
    .map(readPackage)
    .toSorted((one, other) => (`${one.name}@${one.version}` < `${other.name}@${other.version}` ? -1 : 1))
    .filter((each, index, all) => `${each.name}@${each.version}` !== `${all[index - 1]?.name ?? ""}@${all[index - 1]?.version ?? ""}`);
  mkdirSync(target, { recursive: true });
  writeFileSync(path.join(target, "sbom.cdx.json"), `${JSON.stringify(sbomOf(packages), null, 2)}\n`);
  writeFileSync(
    path.join(target, "third-party-licences.txt"),
    packages.map((each) => noticeOf(each, packages)).join(`\n${"-".repeat(80)}\n\n`),
  );
}

function readPackage(folder: string): BundledPackage {
  const { name, version, license }: { name?: unknown; version?: unknown; license?: unknown } = JSON.parse(
    readFileSync(path.join(folder, "package.json"), "utf8"),
  );
  if (typeof name !== "string" || typeof version !== "string" || typeof license !== "string")
    throw new Error(`${folder} does not say its name, version and licence`);
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)(?:[.-]|$)/i.test(entry));
  return { name, version, license, text: file === undefined ? "" : readFileSync(path.join(folder, file), "utf8").trim() };
}

function sbomOf(packages: readonly BundledPackage[]): object {
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { component: { type: "application", name: "trace-workbench" } },
    components: packages.map(({ name, version, license }) => ({
      type: "library",
      name,
      version,
      purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
      licenses: [/[ ()]/.test(license) ? { expression: license } : { license: { id: license } }],
    })),
  };
}

function noticeOf({ name, version, license, text }: BundledPackage, all: readonly BundledPackage[]): string {
  return `${name} ${version} (${license})\n\n${text === "" ? withoutText(license, all) : text}\n`;
}

/** The words of its licence, for a package that brings none: those everybody uses, which name nobody. */
function withoutText(license: string, all: readonly BundledPackage[]): string {
  const known = license === "MIT" ? MIT : all.find((other) => other.license === license && other.text.includes("Licensor"))?.text;
  if (known === undefined) throw new Error(`There is no text of the licence ${license}`);
  return `The package brings no text of its licence, which is this:\n\n${known}`;
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
