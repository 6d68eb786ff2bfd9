import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { writeBenchWorkspace } from "./bench-workspace";

const CLI = path.resolve(import.meta.dirname, "../../../dist/cli.js");

/** Prints the most memory and all processor time that a process had, when it ends, and its memory ten times a second, from the first thread. */
const TELL_USE = `data:text/javascript,${encodeURIComponent(`
  import { isMainThread } from "node:worker_threads";
  const rss = [];
  if (isMainThread) {
    setInterval(() => rss.push(Math.round(process.memoryUsage.rss() / 1048576)), 100).unref();
    process.on("exit", () => {
      const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
      process.stderr.write("\\nmax-rss " + maxRSS + " cpu " + (userCPUTime + systemCPUTime) / 1000 + " rss " + rss.join(","));
    });
  }
`)}`;

interface Timed {
  readonly milliseconds: number;
  /** Of all cores, which a busy machine does not change much. */
  readonly processor: number;
  readonly megabytes: number;
  /** Memory in MB, ten times a second. */
  readonly memory: readonly number[];
}

function timed(milliseconds: number, stderr: string): Timed {
  const [, most = "", processor = "", memory = ""] = /max-rss (\d+) cpu ([\d.]+) rss ([\d,]*)/.exec(stderr) ?? [];
  return { milliseconds, processor: Number(processor), megabytes: Number(most) / 1024, memory: memory.split(",").map(Number) };
}

function runCli(args: readonly string[]): Timed {
  const started = performance.now();
  const { stderr, status } = spawnSync(process.execPath, ["--import", TELL_USE, CLI, ...args], { encoding: "utf8", maxBuffer: 1 << 28 });
  const milliseconds = performance.now() - started;
  if (status !== 0) throw new Error(`trace-workbench ${args.join(" ")} ended with ${status ?? "a signal"}: ${stderr.slice(0, 500)}`);
  return timed(milliseconds, stderr);
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** 500 saved traces under two configurations of 200 rules, from start to report, beside tools that send 500 requests; then 10,000 traces. */
export async function benchLibrary(): Promise<void> {
  if (!existsSync(CLI)) throw new Error("Build first: npm run build");
  const root = mkdtempSync(path.join(tmpdir(), "bench-library-"));
  try {
    console.log("\nThe library under two configurations of 200 rules, CLI from start to report");
    const small = path.join(root, "small");
    writeBenchWorkspace(small, { traces: 500, customRules: 110 });
    const times = Array.from({ length: 5 }, () =>
      runCli(["diff", small, "--before", "before", "--after", "after", "--reporter", `html=${root}/report.html`]),
    );
    const ours = median(times.map(({ milliseconds }) => milliseconds));
    const processor = median(times.map((time) => time.processor));
    const most = Math.max(...times.map(({ megabytes }) => megabytes));
    console.log(
      `  500 traces × 2: ${ours.toFixed(0)} ms, processor ${processor.toFixed(0)} ms (medians of ${times.length}), at most ${most.toFixed(0)} MB`,
    );
    for (const [name, theirs] of await others(root)) {
      console.log(
        theirs === null
          ? `  ${name}: could not be fetched`
          : `  ${name}, 500 trivial requests to a loopback server (it does network I/O, we do not): ${theirs.milliseconds.toFixed(0)} ms, processor ${theirs.processor.toFixed(0)} ms; ours is ${(ours / theirs.milliseconds).toFixed(3)} of its wall clock, ${(processor / theirs.processor).toFixed(3)} of its processor time`,
      );
    }
    for (const traces of [2500, 10_000, 20_000]) {
      const large = path.join(root, `large-${traces}`);
      writeBenchWorkspace(large, { traces, customRules: 110 });
      const {
        milliseconds,
        processor: cpu,
        megabytes,
        memory,
      } = runCli(["diff", large, "--before", "before", "--after", "after", "--reporter", `json=${root}/report.json`]);
      const perSecond = (traces * 2) / (milliseconds / 1000);
      console.log(
        `  ${traces} traces × 2: ${(milliseconds / 1000).toFixed(1)} s, ${perSecond.toFixed(0)} traces/s, ${(perSecond / availableParallelism()).toFixed(0)} per core (${((traces * 2) / (cpu / 1000)).toFixed(0)} per second of processor time); at most ${megabytes.toFixed(0)} MB; report ${(readFileSync(`${root}/report.json`).length / 1e6).toFixed(1)} MB`,
      );
      const at = (share: number): number => memory[Math.min(memory.length - 1, Math.floor(memory.length * share))] ?? Number.NaN;
      console.log(`    memory at 20, 40, 60, 80 and 100 % of the time: ${[0.2, 0.4, 0.6, 0.8, 1].map((share) => at(share)).join(", ")} MB`);
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Wall clock of tools that run collections of HTTP requests; `null` where one cannot be had. */
async function others(root: string): Promise<readonly (readonly [name: string, theirs: Timed | null])[]> {
  const server = createServer((_request, response) => response.end("ok"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${isPort(address) ? address.port : 0}/`;
  try {
    return [
      ["newman", await timeNewman(root, url)],
      ["bru", await timeBru(root, url)],
    ];
  } finally {
    server.close();
  }
}

function isPort(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}

function fetchTool(root: string, name: string): string | null {
  const folder = path.join(root, "tools", name.replaceAll("/", "-"));
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", name], {
      stdio: "ignore",
      timeout: 300_000,
    });
    return folder;
  } catch {
    return null;
  }
}

async function timeNewman(root: string, url: string): Promise<Timed | null> {
  const folder = fetchTool(root, "newman");
  if (folder === null) return null;
  const collection = path.join(root, "collection.json");
  const item = Array.from({ length: 500 }, (_, index) => ({ name: `r${index}`, request: { method: "GET", url } }));
  const schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
  writeFileSync(collection, JSON.stringify({ info: { name: "bench", schema }, item }));
  return timeTool([path.join(folder, "node_modules/newman/bin/newman.js"), "run", collection, "--silent"], root);
}

async function timeBru(root: string, url: string): Promise<Timed | null> {
  const folder = fetchTool(root, "@usebruno/cli");
  if (folder === null) return null;
  const collection = path.join(root, "bru");
  mkdirSync(collection, { recursive: true });
  writeFileSync(path.join(collection, "bruno.json"), JSON.stringify({ version: "1", name: "bench", type: "collection" }));
  for (let index = 0; index < 500; index += 1) {
    const text = `meta {\n  name: r${index}\n  type: http\n  seq: ${index + 1}\n}\n\nget {\n  url: ${url}\n  body: none\n  auth: none\n}\n`;
    writeFileSync(path.join(collection, `r${index}.bru`), text);
  }
  return timeTool([path.join(folder, "node_modules/@usebruno/cli/bin/bru.js"), "run"], collection);
}

/** In a process of its own, beside which the server can answer. */
async function timeTool(args: readonly string[], cwd: string): Promise<Timed | null> {
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", TELL_USE, ...args], { cwd, stdio: ["ignore", "ignore", "pipe"] });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(null));
    child.once("close", resolve);
  });
  return code === 0 ? timed(performance.now() - started, stderr) : null;
}
