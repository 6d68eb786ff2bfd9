import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";
import { provideChromium } from "./find-chromium";

const PROJECT = path.resolve(import.meta.dirname, "../..");

/** The built program serving a throw-away copy of the sample workspace on loopback. */
export interface Workbench {
  readonly address: string;
  readonly workspace: string;
  stop(): Promise<void>;
}

interface ServedFolder {
  readonly address: string;
  end(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
}

/** Starts `dist/cli.js serve` and resolves once it prints its address; rejects with what it said when it ends before that. */
export async function startWorkbench(sample = path.join(PROJECT, "resources/sample-workspace")): Promise<Workbench> {
  const folder = mkdtempSync(path.join(tmpdir(), "workbench-"));
  const workspace = path.join(folder, "workspace");
  cpSync(sample, workspace, { recursive: true, filter: (source) => path.basename(source) !== ".workbench" });
  const served = await serveFolder({ workspace, data: path.join(folder, "data") });
  return {
    address: served.address,
    workspace,
    async stop() {
      await served.end("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The built program serving this very folder, and remembering in that one. */
export async function serveFolder({ workspace, data }: { readonly workspace: string; readonly data: string }): Promise<ServedFolder> {
  const child = spawn(process.execPath, [path.join(PROJECT, "dist/cli.js"), "serve", workspace, "--port", "0", "--no-open"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, TRACE_WORKBENCH_DATA: data },
  });
  return {
    address: await addressOf(child),
    async end(signal) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill(signal);
      await ended;
    },
  };
}

export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: provideChromium(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: unknown): void => {
      said += String(chunk);
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said);
      if (found !== null) resolve(found[0]);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) => reject(new Error(`serve ended with ${code}: ${said}`)));
  });
}
