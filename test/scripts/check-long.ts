import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as z from "zod";

/**
 * Runs the checks of test/trust at full counts, one after the other, tells how far each is, and prints their figures. Arguments choose checks by name
 * (`npm run check:long -- killed-saves`); `--list` names them; `--resume` passes over those that went through since the last start without it.
 */
const ROOT = path.resolve(import.meta.dirname, "../..");
const KEPT = path.join(ROOT, "node_modules/.cache/trace-workbench/check-long.json");
const SUFFIX = ".test.ts";
const TELL_EVERY = 5000;

const DONE = z.record(z.string(), z.object({ seconds: z.number(), figures: z.array(z.string()) }));
type Done = z.infer<typeof DONE>;

const options = process.argv.slice(2).filter((argument) => argument.startsWith("--"));
const named = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const all = readdirSync(path.join(ROOT, "test/trust"))
  .filter((name) => name.endsWith(SUFFIX))
  .map((name) => name.slice(0, -SUFFIX.length))
  .filter((name) => name !== "checks")
  .toSorted();
const unknown = named.filter((name) => !all.includes(name));

if (options.includes("--list")) console.log(all.join("\n"));
else if (unknown.length > 0) {
  console.error(`There is no check ${unknown.join(", ")}. There are:\n${all.join("\n")}`);
  process.exitCode = 2;
} else process.exitCode = await runAll(named.length === 0 ? all : named);

async function runAll(chosen: readonly string[]): Promise<number> {
  const kept: Done = options.includes("--resume") || named.length > 0 ? readKept() : {};
  const failed: string[] = [];
  for (const [index, check] of chosen.entries()) {
    if (options.includes("--resume") && kept[check] !== undefined) continue;
    console.log(`\n[${index + 1}/${chosen.length}] ${check}`);
    const { passed, seconds, figures } = await run(check);
    if (passed) kept[check] = { seconds, figures: [...figures] };
    else {
      delete kept[check];
      failed.push(check);
    }
    keep(kept);
    for (const figure of figures) console.log(`  ${figure}`);
    console.log(`  ${passed ? "passed" : "FAILED"} in ${seconds} s`);
  }
  console.log("\nFigures");
  for (const check of chosen) for (const figure of kept[check]?.figures ?? ["failed"]) console.log(`${check}: ${figure}`);
  const seconds = chosen.reduce((sum, check) => sum + (kept[check]?.seconds ?? 0), 0);
  console.log(`\n${chosen.length - failed.length} of ${chosen.length} checks passed, ${seconds} s.`);
  if (failed.length > 0) console.error(`Failed: ${failed.join(", ")}`);
  return failed.length === 0 ? 0 : 1;
}

interface Outcome {
  readonly passed: boolean;
  readonly seconds: number;
  readonly figures: readonly string[];
}

async function run(check: string): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), "check-long-"));
  const figures = path.join(folder, "figures.txt");
  const progress = path.join(folder, "progress.txt");
  const started = Date.now();
  const vitest = path.join(ROOT, "node_modules/vitest/vitest.mjs");
  const file = `test/trust/${check}${SUFFIX}`;
  const child = spawn(process.execPath, [vitest, "run", "--config", "test/vitest.config.ts", "--project", "contract", file], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      TRACE_WORKBENCH_CHECKS: "long",
      TRACE_WORKBENCH_FIGURES: figures,
      TRACE_WORKBENCH_PROGRESS: progress,
    },
  });
  let told = "";
  const teller = setInterval(() => {
    const last = linesOf(progress).at(-1) ?? "";
    if (last !== told) console.log(`  … ${last}`);
    told = last;
  }, TELL_EVERY);
  const code = await new Promise((resolve) => child.once("exit", resolve));
  clearInterval(teller);
  const outcome = { passed: code === 0, seconds: Math.round((Date.now() - started) / 1000), figures: linesOf(figures) };
  rmSync(folder, { recursive: true });
  return outcome;
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== "");
  } catch {
    return [];
  }
}

function readKept(): Done {
  try {
    return DONE.parse(JSON.parse(readFileSync(KEPT, "utf8")));
  } catch {
    return {};
  }
}

function keep(done: Done): void {
  mkdirSync(path.dirname(KEPT), { recursive: true });
  writeFileSync(KEPT, `${JSON.stringify(done, null, 2)}\n`);
}
