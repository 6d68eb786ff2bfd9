import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "vite";

const ROOT = path.resolve(import.meta.dirname, "../..");

/**
 * Builds the files that run inside of the Workers runtime into `<resources>/workers-runtime`. A file that is there as it should be is
 * left alone, and one that is not is replaced in one go: others may be reading.
 */
export async function buildGuest(resources: string): Promise<void> {
  const built = await build({
    configFile: path.join(ROOT, "main/vite.config.ts"),
    mode: "guest",
    logLevel: "warn",
    build: { write: false },
  });
  if (!("output" in built)) throw new Error("The files for the Workers runtime were not built.");
  const folder = path.join(resources, "workers-runtime");
  mkdirSync(folder, { recursive: true });
  for (const chunk of built.output) {
    if (chunk.type !== "chunk") continue;
    const file = path.join(folder, chunk.fileName);
    if (existsSync(file) && readFileSync(file, "utf8") === chunk.code) continue;
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, chunk.code);
    renameSync(unfinished, file);
  }
}

/** Before any test: those that run scripts read the built files from the sources' resources. */
export async function setup(): Promise<void> {
  await buildGuest(path.join(ROOT, "resources"));
}
