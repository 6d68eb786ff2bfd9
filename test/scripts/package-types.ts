import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");
const CACHE = path.join(ROOT, "node_modules/.cache/types");
const ENTRIES = ["main/package/index.d.ts", "main/package/engine.d.ts"];
const SPECIFIER = /(\bfrom |\bimport\()"([^"]+)"/g;

/**
 * Writes the declarations that the package's two entries lead to into `folder`, with the endings that Node's resolution asks for.
 * Throws where they lead to another package: what is not shipped cannot be named.
 */
export function writePackageTypes(folder: string): void {
  // Whether the types are right is for another check to say; declarations come either way.
  spawnSync(process.execPath, [path.join(ROOT, "node_modules/typescript7/bin/tsc"), "-b", "engine", "main"], { cwd: ROOT });
  const known = new Set<string>();
  const open = [...ENTRIES];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (known.has(file)) continue;
    known.add(file);
    const { text, leadsTo } = rewrite(file);
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
    open.push(...leadsTo);
  }
}

function rewrite(file: string): { readonly text: string; readonly leadsTo: readonly string[] } {
  const leadsTo: string[] = [];
  const text = readFileSync(emitted(file), "utf8").replace(SPECIFIER, (whole: string, before: string, specifier: string) => {
    if (!specifier.startsWith(".")) throw new Error(`${file} names the package “${specifier}”, which is not shipped`);
    const target = path.posix.join(path.posix.dirname(file), specifier);
    // The compiler leaves declarations behind of sources that are gone.
    const found = [target, `${target}/index`].find((candidate) => existsSync(path.join(ROOT, `${candidate}.ts`)));
    if (found === undefined) throw new Error(`${file} names ${whole}, which is nowhere`);
    leadsTo.push(`${found}.d.ts`);
    const relative = `${path.posix.relative(path.posix.dirname(file), found)}.js`;
    return `${before}"${relative.startsWith(".") ? relative : `./${relative}`}"`;
  });
  return { text, leadsTo };
}

function emitted(file: string): string {
  return path.join(CACHE, file.startsWith("engine/") ? "engine" : "main", file);
}
