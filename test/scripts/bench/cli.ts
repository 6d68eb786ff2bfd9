import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { format, percentile } from "./measure";

const PROJECT = path.resolve(import.meta.dirname, "../../..");

/** Wall clock of whole processes, next to an empty Node process in the same run. */
export function benchCli(): void {
  const cli = path.join(PROJECT, "dist/cli.js");
  if (!existsSync(cli)) return console.log("\nThe command line is not built: run `npm run build` first.");
  const sample = path.join(PROJECT, "resources/sample-workspace");
  const trace = path.join(sample, "traces/checkout/blocked-country-reaches-the-checkout.trace.json");
  const bare = wallClock(["-e", "0"]);
  console.log("\nCommand line, whole process (median of 11)");
  console.log(`  node -e 0                ${format(bare)}`);
  for (const [name, args] of [
    ["--version", [cli, "--version"]],
    ["eval", [cli, "eval", `http.host eq "a"`]],
    ["trace of the sample", [cli, "trace", trace, "--configuration", path.join(sample, "configurations/production")]],
  ] as const) {
    const time = wallClock(args);
    console.log(`  ${name.padEnd(24)} ${format(time)}   ${(time / bare).toFixed(2)} × node -e 0`);
  }
}

function wallClock(args: readonly string[]): number {
  const times = Array.from({ length: 11 }, () => {
    const start = process.hrtime.bigint();
    spawnSync(process.execPath, args, { stdio: "ignore" });
    return Number(process.hrtime.bigint() - start);
  });
  return percentile(times, 0.5);
}
