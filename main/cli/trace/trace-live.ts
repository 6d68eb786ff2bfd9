import { calibrate } from "../../../engine/compare/calibration/calibrate";
import { printCalibration } from "../../../engine/compare/calibration/print-calibration";
import type { Configuration, SavedTrace, TraceResult } from "../../../engine/index";
import { printEvidence } from "../../import/live-trace/evidence";
import { liveTrace } from "../../import/live-trace/live-trace";
import { unsentParts } from "../../import/live-trace/unsent";
import type { Workspace } from "../../workspace/workspace";
import { apiClientOfEnvironment } from "../api-token";
import { EXIT, type ExitCode, Failure } from "../failure";
import { printable, printJson, type Terminal } from "../terminal";
import type { TraceOptions } from "./trace";

export interface TracedHere {
  readonly saved: SavedTrace;
  readonly result: TraceResult;
  readonly configuration: Configuration;
  /** `null`: the configuration is in none, so that no evidence can be kept. */
  readonly workspace: Workspace | null;
  readonly options: TraceOptions;
  /** The result in the format that was asked for. */
  readonly shown: string;
}

/** Sends the same trace to Cloudflare, prints what its answer has otherwise, and keeps both answers as evidence in the workspace. */
export async function traceLive(terminal: Terminal, traced: TracedHere): Promise<ExitCode> {
  const { saved, result, configuration, workspace, options, shown } = traced;
  const account = configuration.account.id;
  if (account === "")
    throw new Failure(`“${options.configuration}” does not say whose it is: account/account.json with the account's id is missing`);
  const cancel = new AbortController();
  const stop = (): void => cancel.abort(new Failure("cancelled"));
  process.once("SIGINT", stop);
  try {
    const client = await apiClientOfEnvironment(cancel.signal);
    const unsent = unsentParts(saved);
    for (const part of unsent) terminal.err(`${printable(`Cloudflare's Trace cannot be told ${part}.`)}\n`);
    const live = await liveTrace(client, account, saved.trace);
    const calibration = calibrate(result, live);
    if (calibration === null) throw new Failure("Cloudflare's answer has no steps");
    if (workspace === null) terminal.err("The configuration lies in no workspace, so no evidence is kept.\n");
    else {
      const at = new Date();
      const text = printEvidence({ at, configuration: configuration.name, account, saved, ours: result, live, calibration, unsent });
      const file = await workspace.keepEvidence({ trace: saved.name ?? saved.trace.url, at, text });
      terminal.err(`${printable(`Evidence: ${file}`)}\n`);
    }
    await terminal.out(
      options.format === "text"
        ? `${shown}\n${printable(printCalibration(calibration))}`
        : printJson({ result: JSON.parse(shown), live, calibration }),
    );
    return calibration.differences > 0 && options.failOnDifference ? EXIT.failed : EXIT.fine;
  } finally {
    process.removeListener("SIGINT", stop);
  }
}
