import path from "node:path";
import { openConfiguration, traceRequest } from "../../../main/package/index";
import { createScriptRuntime } from "../../../main/workers/runtime/script-runtime";
import { buildGuest } from "../../support/build-guest";
import { percentile } from "./measure";

const RESOURCES = path.resolve(import.meta.dirname, "../../../resources");

const WORKER = `export default {
  async fetch(request) {
    const response = await fetch(request);
    return new Response(await response.text(), response);
  },
};`;

const CONFIGURATION = openConfiguration("bench", {
  account: { workers: { "greeter.mjs": WORKER } },
  zones: {
    "example.com": {
      "zone.json": { id: "z1", name: "example.com" },
      "workers_routes.json": [{ id: "w1", pattern: "example.com/*", script: "greeter" }],
    },
  },
});

const TRACE = { method: "GET", url: "https://example.com/" } as const;
const ROUNDS = 200;

/** The first trace with a Worker, which starts the runtime, and what a Worker adds to the ones after it. */
export async function benchWorkers(): Promise<void> {
  console.log("\nWorkers (a script that fetches the origin and answers)");
  await buildGuest(RESOURCES);
  const runtime = createScriptRuntime({ resources: RESOURCES });
  const started = performance.now();
  await runtime.trace(CONFIGURATION.prepared, { trace: TRACE });
  console.log(`  first trace, the runtime's start included${print(performance.now() - started)}   (wanted: at most 1500 ms)`);
  const later: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = performance.now();
    await runtime.trace(CONFIGURATION.prepared, { trace: TRACE });
    later.push(performance.now() - before);
  }
  await runtime.close();
  const plain = timeOf(() => traceRequest(CONFIGURATION, TRACE));
  for (const [name, share] of [
    ["median", 0.5],
    ["95th percentile", 0.95],
  ] as const) {
    console.log(`  later traces beyond one without scripts, ${name}${print(percentile(later, share) - plain)}   (wanted: at most 30 ms)`);
  }
}

function timeOf(work: () => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = performance.now();
    work();
    times.push(performance.now() - before);
  }
  return percentile(times, 0.5);
}

function print(milliseconds: number): string {
  return `: ${milliseconds.toFixed(1)} ms`;
}
