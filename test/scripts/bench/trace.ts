import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { bundle } from "./bundle";
import { type Figure, format } from "./measure";
import type { Times, TraceFigures } from "./trace-figures";

/** Number of rules, and what is aimed at on a machine that does nothing else. */
const SIZES = [
  { rules: 1, aim: "" },
  { rules: 200, aim: "outcome only: at least 20,000 requests/s" },
  { rules: 500, aim: "explained: p95 at most 5 ms" },
  { rules: 5000, aim: "explained: p95 at most 40 ms" },
] as const;

/** Explained traces and outcomes alone at growing sizes, bundled as the product is, each size in a process of its own. */
export async function benchTrace(calibration: Figure): Promise<void> {
  console.log("\nTraces of one zone with custom rules that are all evaluated (each size in a process of its own)");
  const { program, folder } = await bundle("trace-figures.ts");
  try {
    for (const { rules, aim } of SIZES) printRow(figuresOf(program, rules), aim, calibration);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function figuresOf(program: string, rules: number): TraceFigures {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, String(rules)], { encoding: "utf8" });
  if (status !== 0) throw new Error(`The traces of ${rules} rules were not measured: ${stderr}`);
  const figures: TraceFigures = JSON.parse(stdout);
  return figures;
}

function printRow({ rules, preparing, explained, outcome, bytes, calibration: own }: TraceFigures, aim: string, calibration: Figure): void {
  const perSecond = Math.round(1e9 / outcome.median).toLocaleString("en");
  const drift = own / calibration.nanoseconds;
  console.log(`  ${rules.toLocaleString("en")} rules${aim === "" ? "" : ` (aim: ${aim})`}`);
  console.log(`    outcome only   ${describe(outcome, own)}   ${perSecond} requests/s`);
  console.log(`    explained      ${describe(explained, own)}   ${Math.round(bytes / 1000).toLocaleString("en")} kB as JSON`);
  console.log(`    prepare        ${format(preparing).padStart(10)}`);
  if (drift > 1.3) console.log(`    The machine was ${drift.toFixed(1)} times slower here than at the start.`);
}

function describe({ median, p95 }: Times, calibration: number): string {
  const ratio = Math.round(median / calibration).toLocaleString("en");
  return `${format(median).padStart(10)}   p95 ${format(p95).padStart(10)}   ${ratio.padStart(7)} × calibration`;
}
