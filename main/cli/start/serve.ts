import { serve } from "../../loopback/serve";
import { dataFolder } from "../../workspace/data-folder";
import { codeOf } from "../../workspace/files/file-error";
import { findProgramFiles } from "../../workspace/program-files";
import { EXIT, type ExitCode, Failure } from "../failure";
import type { Terminal } from "../terminal";
import { VERSION } from "../version";
import { hasDisplay, openInBrowser } from "./start-browser";

export interface ServeOptions {
  readonly workspace: string | null;
  readonly port: number;
  /** Whether to ask the system to open the address. */
  readonly open: boolean;
}

/** Serves the workbench to a browser on this machine until it is told to stop. */
export async function serveCommand(terminal: Terminal, { workspace, port, open }: ServeOptions): Promise<ExitCode> {
  const { page, resources } = findProgramFiles(import.meta.url);
  const server = await serve({
    version: VERSION,
    workspace,
    port,
    dataFolder: dataFolder(),
    resources,
    page,
    report: (error) => terminal.err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  }).catch((error: unknown) => {
    throw codeOf(error) === "EADDRINUSE"
      ? new Failure(`port ${port} is taken by another program; choose another with --port, or 0 for any`)
      : error;
  });
  await terminal.out(`${server.address}\n`);
  if (open && hasDisplay()) openInBrowser(server.address);
  else terminal.err("Open this address in a browser on this machine. Ctrl+C stops the server.\n");
  await untilStopped();
  await server.close();
  return EXIT.fine;
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}
