import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Runs the checks of test/trust at full counts, in order, and prints their figures. Arguments choose files, as vitest does. */
const root = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(tmpdir(), "check-long-"));
const figures = path.join(folder, "figures.txt");
const chosen = process.argv.slice(2).map((name) => `test/trust/${name}`);

const run = spawnSync(
  process.execPath,
  [
    path.join(root, "node_modules/vitest/vitest.mjs"),
    "run",
    "--config",
    "test/vitest.config.ts",
    "--project",
    "contract",
    "--no-file-parallelism",
    ...(chosen.length === 0 ? ["test/trust"] : chosen),
  ],
  { cwd: root, stdio: "inherit", env: { ...process.env, TRACE_WORKBENCH_CHECKS: "long", TRACE_WORKBENCH_FIGURES: figures } },
);
console.log("\nFigures");
console.log(readFigures(figures));
rmSync(folder, { recursive: true });
process.exitCode = run.status ?? 1;

function readFigures(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "none\n";
  }
}
