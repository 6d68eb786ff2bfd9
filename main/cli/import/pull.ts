import { pullConfiguration } from "../../import/pull/pull";
import { reportImport } from "../../import/report-import";
import { writeConfiguration } from "../../import/write-configuration";
import { openWorkspace } from "../../workspace/workspace";
import { apiClientOfEnvironment } from "../api-token";
import { type ExitCode, Failure } from "../failure";
import type { Severity } from "../formats";
import { printable, type Terminal } from "../terminal";
import { exitCodeOf, printReports } from "./import-configuration";

export interface PullOptions {
  readonly zones: readonly string[];
  readonly into: string;
  /** `null`: named after the first zone. */
  readonly configuration: string | null;
  readonly replace: boolean;
  readonly format: "text" | "json";
  readonly failOn: Severity | null;
}

/** Pulls zones and their account from the API. The token comes from the environment and is neither printed nor written. */
export async function pullCommand(terminal: Terminal, options: PullOptions): Promise<ExitCode> {
  const cancel = new AbortController();
  const client = await apiClientOfEnvironment(cancel.signal);
  const workspace = await openWorkspace(options.into);
  const name = options.configuration ?? options.zones[0] ?? "pulled";
  const names = await workspace.configurations.names();
  if (names.includes(name) && !options.replace)
    throw new Failure(`there is a configuration “${name}” already; choose another name, or --replace it`);
  const stop = (): void => cancel.abort(new Failure("cancelled; nothing was written"));
  process.once("SIGINT", stop);
  try {
    const imported = await pullConfiguration({
      client,
      zones: options.zones,
      signal: cancel.signal,
      progress: (asked, what) => terminal.err(`${printable(`[${asked}] ${what}`)}\n`),
    });
    const { trashed } = await writeConfiguration({
      root: workspace.path,
      name,
      files: imported.files,
      existing: options.replace ? "trash" : "refuse",
      signal: cancel.signal,
    });
    const report = await reportImport(imported, { name, trashed, workspace });
    await printReports(terminal, [report], options.format);
    return exitCodeOf([report], options.failOn);
  } finally {
    process.removeListener("SIGINT", stop);
  }
}
