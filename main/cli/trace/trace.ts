import path from "node:path";
import { readConfiguration } from "../../../engine/config/index";
import {
  checkTrace,
  type TraceOptions as EngineOptions,
  flattenSteps,
  matchedOnly,
  type PreparedConfiguration,
  prepareConfiguration,
  printChain,
  printTrace,
  runTrace,
  runTraceChainBy,
  type SavedTrace,
  type TraceChain,
  type TraceResult,
  toCloudflare,
} from "../../../engine/index";
import { readTraceTemplate } from "../../../engine/request/read-trace";
import type { JsonObject } from "../../../engine/support/json";
import { loadConfiguration } from "../../workspace/configuration/configuration-store";
import { readEnvironment } from "../../workspace/configuration/environments";
import { FILE_KINDS } from "../../workspace/files/file-kinds";
import { findProgramFiles } from "../../workspace/program-files";
import type { Workspace } from "../../workspace/workspace";
import { EXIT, type ExitCode, Failure } from "../failure";
import { findConfiguration, workspaceAround } from "../find-configuration";
import type { TraceFormat } from "../formats";
import { printFinding } from "../print/print-finding";
import { printProblem, readJsonInput, valueOf } from "../read-input";
import { printable, printJson, type Terminal } from "../terminal";
import { fillTrace } from "./fill-trace";

export interface TraceOptions {
  readonly file: string;
  readonly configuration: string;
  /** Also what did not match. */
  readonly all: boolean;
  readonly format: TraceFormat;
  readonly allowScripts: boolean;
  readonly followRedirects: boolean;
  /** Ask Cloudflare's own Trace as well, and hold both answers against each other. */
  readonly live: boolean;
  readonly failOnDifference: boolean;
  /** Whose variables fill in placeholders; `null`: those of `default`, where there is one. */
  readonly environment: string | null;
  /** Counts from 1 among the cases of the trace; `null`: the first, where it has any. */
  readonly case: number | null;
}

/** Findings that are printed one by one; of more, only the number. */
const MOST_FINDINGS = 20;

/** Traces one request and prints what happened to it. */
export async function traceCommand(terminal: Terminal, options: TraceOptions): Promise<ExitCode> {
  if (options.live && options.followRedirects) throw new Failure("--live compares one request: it does not go with --follow-redirects");
  if (options.failOnDifference && !options.live) throw new Failure("--fail-on-difference goes with --live");
  const json = await readJsonInput(terminal, options.file, FILE_KINDS.trace);
  valueOf(readTraceTemplate(json), options.file);
  for (const doubt of checkTrace(json)) terminal.err(`${printable(`${printProblem(doubt, options.file)} [${doubt.code}]`)}\n`);
  const folder = options.file === "-" ? process.cwd() : path.dirname(options.file);
  const { location, workspace } = await findConfiguration(options.configuration, folder);
  const environment = await variablesFor(options.environment, workspace ?? (await workspaceAround(folder)));
  const saved = fillTrace(terminal, { file: options.file, json, environment, case: options.case });
  const { name, files, findings } = await loadConfiguration(location);
  const configuration = readConfiguration(name, files);
  sayFindings(terminal, [...findings, ...configuration.findings], options.configuration);
  if (configuration.zones.length === 0 && configuration.account.rulesets.length === 0) {
    throw new Failure(`“${options.configuration}” holds nothing that can be traced: no zone and no ruleset could be read`);
  }

  const assumptions = workspace === null ? {} : { assumptions: (await workspace.about()).assumptions };
  const prepared = prepareConfiguration(configuration);
  const trace = (asked: SavedTrace): Promise<TraceResult> => runTraceOnce(terminal, prepared, asked, { ...options, ...assumptions });
  if (options.live) {
    const result = await trace(saved);
    sayProblems(terminal, result);
    if (result.workbench.outcome === "untraceable") return untraceable(terminal, result);
    const { traceLive } = await import("./trace-live");
    return traceLive(terminal, { saved, result, configuration, workspace, options, shown: print(saved, result, options) });
  }
  const { text, results } = options.followRedirects ? await followAll(saved, trace, options) : printOne(saved, await trace(saved), options);
  for (const result of results) sayProblems(terminal, result);
  await terminal.out(text);
  const [first] = results;
  return first?.workbench.outcome === "untraceable" ? untraceable(terminal, first) : EXIT.fine;
}

/** Variables that fill in placeholders. A trace outside of a workspace has none but its own. */
async function variablesFor(name: string | null, workspace: Workspace | null): Promise<JsonObject> {
  if (workspace !== null) return readEnvironment(workspace.path, name);
  if (name !== null) throw new Failure(`there is no workspace around the trace that could have an environment “${name}”`);
  return {};
}

function untraceable(terminal: Terminal, { workbench }: TraceResult): ExitCode {
  terminal.err(`trace-workbench: ${printable(workbench.sentence)}\n`);
  return EXIT.unusable;
}

interface Printed {
  readonly text: string;
  readonly results: readonly TraceResult[];
}

function printOne(saved: SavedTrace, result: TraceResult, options: TraceOptions): Printed {
  return { text: print(saved, result, options), results: [result] };
}

async function followAll(saved: SavedTrace, trace: (asked: SavedTrace) => Promise<TraceResult>, options: TraceOptions): Promise<Printed> {
  const chain = await runTraceChainBy(saved, trace);
  return { text: printAll(chain, options), results: chain.hops.map(({ result }) => result) };
}

/** `cloudflare`: the answers of all requests, in order. */
function printAll(chain: TraceChain, { format, all }: TraceOptions): string {
  const shown = chain.hops.map(({ trace, result }) => ({ trace, result: all ? result : matchedOnly(result) }));
  switch (format) {
    case "text":
      return printable(printChain(chain, { all }));
    case "json":
      return printJson({ ...chain, hops: shown });
    case "cloudflare":
      return printJson(shown.map(({ result }) => toCloudflare(result)));
    default:
      return format satisfies never;
  }
}

const NOT_ALLOWED = "Scripts are not allowed in this run (--allow-scripts lets them run)";

/** Traces, and runs scripts where this run allows them; the runtime for them ends with the trace. */
async function runTraceOnce(
  terminal: Terminal,
  prepared: PreparedConfiguration,
  saved: SavedTrace,
  { allowScripts, assumptions }: Pick<TraceOptions, "allowScripts"> & EngineOptions,
): Promise<TraceResult> {
  const options = assumptions === undefined ? {} : { assumptions };
  if (!allowScripts) return runTrace(prepared, saved, { ...options, whyNoScripts: NOT_ALLOWED });
  const { createScriptRuntime } = await import("../../workers/runtime/script-runtime");
  const runtime = createScriptRuntime({ resources: findProgramFiles(import.meta.url).resources });
  try {
    const { result, scripts } = await runtime.trace(prepared, saved, options);
    for (const { script, milliseconds } of scripts) terminal.err(`${printable(script)} ran for ${Math.round(milliseconds)} ms.\n`);
    return result;
  } finally {
    await runtime.close();
  }
}

function print({ trace: asked }: SavedTrace, result: TraceResult, { format, all }: TraceOptions): string {
  const shown = all ? result : matchedOnly(result);
  switch (format) {
    case "text":
      return printable(printTrace(result, { all, asked }));
    case "json":
      return printJson(shown);
    case "cloudflare":
      return printJson(toCloudflare(shown));
    default:
      return format satisfies never;
  }
}

/** Rules that the trace met and that are broken. */
function sayProblems(terminal: Terminal, result: TraceResult): void {
  for (const { step } of flattenSteps(result)) {
    const { workbench } = step;
    const place = workbench.source === null ? `step ${workbench.id}` : `${workbench.source.file}#${workbench.source.pointer}`;
    for (const problem of workbench.problems) terminal.err(`${printable(`${place}: ${problem.message} [${problem.code}]`)}\n`);
  }
}

function sayFindings(terminal: Terminal, findings: Parameters<typeof printFinding>[0][], under: string): void {
  const errors = findings.filter((finding) => finding.severity === "error");
  for (const finding of errors.slice(0, MOST_FINDINGS)) terminal.err(`${printable(printFinding(finding, under))}\n`);
  if (errors.length > MOST_FINDINGS) terminal.err(`… and ${errors.length - MOST_FINDINGS} more; “trace-workbench check” lists them all.\n`);
}
