import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "vite";

/**
 * Bundles a program of this folder as the product is bundled, and gives the file's path: what runs from its sources is slowed down by the
 * names that the loader gives every function. The folder is the caller's to remove.
 */
export async function bundle(name: string): Promise<{ readonly program: string; readonly folder: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), "trace-workbench-bench-"));
  await build({
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true },
    build: {
      ssr: path.join(import.meta.dirname, name),
      outDir: folder,
      emptyOutDir: false,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: "program.mjs" } },
    },
  });
  return { program: path.join(folder, "program.mjs"), folder };
}
