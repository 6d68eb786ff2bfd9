import { spawn } from "node:child_process";
import path from "node:path";
import { findOpened } from "../../workspace/library/find-opened";
import { findProgramFiles } from "../../workspace/program-files";
import { openWorkspace } from "../../workspace/workspace";
import { EXIT, type ExitCode } from "../failure";
import type { Terminal } from "../terminal";
import { findElectron } from "./find-electron";
import { serveCommand } from "./serve";
import { hasDisplay } from "./start-browser";

export interface StartOptions {
  readonly workspace: string | null;
}

/** A desktop program that ends sooner than this, in milliseconds, and not by its user's wish, did not really start. */
const TOO_SOON = 10_000;

/** Starts the desktop program; where that cannot be, says so in one line and serves a browser. */
export async function startCommand(terminal: Terminal, { workspace }: StartOptions): Promise<ExitCode> {
  if (workspace !== null) {
    const opened = await findOpened(workspace);
    if (opened.kind === "workspace") await openWorkspace(opened.folder);
  }
  const reason = await tryDesktop(terminal, workspace);
  if (reason === null) return EXIT.fine;
  terminal.err(`The desktop window cannot be shown: ${reason}. Starting the browser host instead.\n`);
  return serveCommand(terminal, { workspace, port: 0, open: true });
}

/** `null` once the desktop program ran and ended; else why it did not. */
async function tryDesktop(terminal: Terminal, workspace: string | null): Promise<string | null> {
  if (!hasDisplay()) return "there is no display";
  const electron = await findElectron(import.meta.url, { environment: process.env, tell: (message) => terminal.err(`${message}\n`) });
  if (electron.kind === "absent") return electron.reason;
  const entry = path.join(findProgramFiles(import.meta.url).built, "main.js");
  const started = performance.now();
  const end = await run(electron.file, workspace === null ? [entry] : [entry, path.resolve(workspace)]);
  return end.kind === "ended" || performance.now() - started > TOO_SOON ? null : `Electron ended at once (${end.reason})`;
}

type End = { readonly kind: "ended" } | { readonly kind: "failed"; readonly reason: string };

/** Waits for the desktop program; a signal to this one is passed on and is its user's wish. */
function run(program: string, args: readonly string[]): Promise<End> {
  return new Promise((resolve) => {
    const { ELECTRON_RUN_AS_NODE: _asNode, ...environment } = process.env;
    const child = spawn(program, args, { stdio: "ignore", env: environment });
    let told = false;
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        told = true;
        child.kill(signal);
      });
    }
    child.on("error", (error) => resolve({ kind: "failed", reason: error.message }));
    child.on("exit", (code, signal) =>
      resolve(told || code === 0 ? { kind: "ended" } : { kind: "failed", reason: `code ${code ?? signal}` }),
    );
  });
}
