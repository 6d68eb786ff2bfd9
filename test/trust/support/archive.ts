import { readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";

/** The files of an asar archive: path with `/`, and the text; of those that lie beside the archive, no text. https://github.com/electron/asar#format */
export function readArchive(file: string): ReadonlyMap<string, string> {
  const bytes = readFileSync(file);
  const headerSize = bytes.readUInt32LE(4);
  const header: unknown = JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString("utf8"));
  const files = new Map<string, string>();
  const walk = (node: unknown, at: string): void => {
    const { files: inside, offset, size, unpacked } = NODE.parse(node);
    if (inside === undefined && unpacked === true) files.set(at, "");
    else if (inside === undefined) {
      const from = 8 + headerSize + Number(offset ?? 0);
      files.set(at, bytes.subarray(from, from + (size ?? 0)).toString("utf8"));
    } else for (const [name, child] of Object.entries(inside)) walk(child, at === "" ? name : `${at}/${name}`);
  };
  walk(header, "");
  return files;
}

const NODE = z.object({
  files: z.record(z.string(), z.unknown()).optional(),
  offset: z.string().optional(),
  size: z.number().optional(),
  unpacked: z.boolean().optional(),
});

/** What the program starts with: its own entry, the page's preload, and the threads' file. */
const ENTRIES = ["dist/main.js", "dist/preload.cjs", "dist/library-worker.js", "dist/import-worker.js"];
const DATA = /^(?:package\.json|dist\/resources\/(?:docs|notices|sample-workspace|schemas|workers-runtime)\/.+)$/;

/** The Workers runtime and what it needs; the packages of its image binding are not among them. */
const RUNTIME = /^node_modules\/(?:@[^/]+\/)?[^/]+\//;
const NEEDLESS = /^node_modules\/(?:sharp|@img|semver|detect-libc)\/|\.(?:map|md|d\.[cm]?ts)$/;

/** What is missing from a packed program, and what is in it that nobody needs; `runtime` names the folders of the packages that the Workers runtime needs. */
export function faultsOfArchive(files: ReadonlyMap<string, string>, runtime: readonly string[]): readonly string[] {
  const faults: string[] = [];
  const needed = new Set<string>();
  const follow = (file: string, from: string): void => {
    if (needed.has(file)) return;
    const text = files.get(file);
    if (text === undefined) return void faults.push(`missing: ${file}, for ${from}`);
    needed.add(file);
    if (!/\.(?:c?js|html|css)$/.test(file)) return;
    for (const reference of references(file, text)) follow(path.posix.join(path.posix.dirname(file), reference), file);
  };
  for (const entry of ENTRIES) follow(entry, "the program");
  follow("dist/renderer/index.html", "the window");
  const main: { main?: unknown; dependencies?: unknown } = JSON.parse(files.get("package.json") ?? "{}");
  if (main.main !== "dist/main.js") faults.push("package.json names another entry");
  for (const folder of [
    "sample-workspace/workspace.json",
    "notices/sbom.cdx.json",
    "notices/third-party-licences.txt",
    "docs/getting-started.md",
  ])
    if (!files.has(`dist/resources/${folder}`)) faults.push(`missing: dist/resources/${folder}`);
  for (const folder of runtime) if (!files.has(`${folder}/package.json`)) faults.push(`missing: ${folder}`);
  const isRuntime = (file: string): boolean => runtime.includes(RUNTIME.exec(file)?.[0].slice(0, -1) ?? "") && !NEEDLESS.test(file);
  for (const file of files.keys()) if (!needed.has(file) && !DATA.test(file) && !isRuntime(file)) faults.push(`superfluous: ${file}`);
  return faults;
}

/** The files beside it that a file of the built program loads: imports, and addresses in the page, its styles and its scripts. */
function references(file: string, text: string): readonly string[] {
  if (file.endsWith(".html")) return [...text.matchAll(/(?:src|href)="(\.\/[^"]+)"/g)].map(([, name]) => name ?? "");
  if (file.endsWith(".css")) return [...text.matchAll(/url\((\.\/[^)]+)\)/g)].map(([, name]) => name ?? "");
  const imports = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g)].map(([, name]) => name ?? "");
  if (!file.startsWith("dist/renderer/")) return imports;
  const assets = [...text.matchAll(/["'`/](?:assets\/|\.\/)?([\w.-]+-[\w-]{8}\.(?:js|css|ttf))["'`]/g)].map(([, name]) => name ?? "");
  return [...imports, ...assets];
}
