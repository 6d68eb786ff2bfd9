import { type Assumptions, DEFAULT_ASSUMPTIONS } from "../../config/assumptions";
import { earlierRequests } from "../../request/earlier-requests";
import type { SavedTrace } from "../../request/trace-definition";
import {
  createRecorder,
  createSilentRecorder,
  createSurveyRecorder,
  type MatchedStep,
  type Recorder,
  type StepWatcher,
} from "../../trace/recorder";
import type { TraceResult } from "../../trace/result";
import { buildOutcome, buildResult, buildSurvey, type TraceOutcome, type TraceSurvey } from "../answer/build-result";
import { chooseZone } from "../answer/choose-zone";
import { invalidTrace, noZone } from "../answer/untraceable";
import type { PreparedConfiguration } from "../prepare/prepared";
import type { ScriptAnswer, ScriptCall, StartScript } from "../scripts/script-call";
import type { RateLedger } from "./rate-limit";
import { type RequestReader, readRequest } from "./request-reader";
import { type Run, startRun } from "./run";
import { type Journey, travel } from "./travel";

export interface TraceOptions {
  readonly assumptions?: Assumptions;
  /** Why scripts do not run, where none may; a clause without a full stop. */
  readonly whyNoScripts?: string;
  /** Told of each step as it begins and ends, by traces that record; it changes nothing of the result. */
  readonly watch?: StepWatcher;
  /** Remembers what was read of traces that run more than once. */
  readonly requestReader?: RequestReader;
}

/** Answers where a script would run, for drivers that can wait. */
export type ScriptRunner = (call: ScriptCall) => Promise<ScriptAnswer>;

/**
 * Runs one trace and returns everything that happened, in order. The same arguments give the same result, byte for byte.
 * Never throws for a mistake of the user's: an untraceable request is an outcome, a broken rule a step that says so.
 * Scripts are not run.
 */
export function runTrace(prepared: PreparedConfiguration, saved: SavedTrace, options: TraceOptions = {}): TraceResult {
  const start = setOut(prepared, saved, options, createRecorder({ watch: options.watch }));
  return start.kind === "untraceable" ? start.result : buildResult(start.run, driveWithoutScripts(start.run, options));
}

/**
 * As `runTrace`, but only rules that matched or that an assumption may decide are explained; for those who line results up and show no
 * explanation.
 */
export function runTraceForSteps(prepared: PreparedConfiguration, saved: SavedTrace, options: TraceOptions = {}): TraceResult {
  const start = setOut(prepared, saved, options, createRecorder({ explains: "what decides" }));
  return start.kind === "untraceable" ? start.result : buildResult(start.run, driveWithoutScripts(start.run, options));
}

/** As `runTrace`, with scripts run by `runScript`. */
export async function runTraceWithScripts(
  prepared: PreparedConfiguration,
  saved: SavedTrace,
  runScript: ScriptRunner,
  options: TraceOptions = {},
): Promise<TraceResult> {
  const start = setOut(prepared, saved, options, createRecorder({ watch: options.watch }));
  if (start.kind === "untraceable") return start.result;
  const way = travel(start.run);
  let next = way.next();
  while (next.done !== true) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one request, one script after the other
    next = way.next(await runScript(next.value));
  }
  return buildResult(start.run, next.value);
}

/** The outcome alone, for bulk work: what `runTrace` would say, without steps and explanations; `null` for an untraceable request. */
export function evaluateTrace(prepared: PreparedConfiguration, saved: SavedTrace, options: TraceOptions = {}): TraceOutcome | null {
  const start = setOut(prepared, saved, options, createSilentRecorder());
  return start.kind === "untraceable" ? null : buildOutcome(start.run, driveWithoutScripts(start.run, options));
}

/**
 * As `evaluateTrace`, with what matched, what the cache does and whether an assumption decides: all that comparisons look at, without
 * steps, explanations and sentence. `null` for an untraceable request.
 */
export function surveyTrace(prepared: PreparedConfiguration, saved: SavedTrace, options: TraceOptions = {}): TraceSurvey | null {
  const matched: MatchedStep[] = [];
  const start = setOut(prepared, saved, options, createSurveyRecorder(matched));
  return start.kind === "untraceable" ? null : buildSurvey(start.run, driveWithoutScripts(start.run, options), matched);
}

type Start = { readonly kind: "run"; readonly run: Run } | { readonly kind: "untraceable"; readonly result: TraceResult };

function setOut(prepared: PreparedConfiguration, saved: SavedTrace, options: TraceOptions, recorder: Recorder): Start {
  return depart(prepared, saved, options, recorder, playEarlier(prepared, saved, options));
}

/** Plays the requests that came before, for the counters of rate limits; `null` where the trace names none. */
function playEarlier(prepared: PreparedConfiguration, saved: SavedTrace, options: TraceOptions): RateLedger | null {
  const earlier = earlierRequests(saved);
  if (earlier.length === 0) return null;
  const ledger: RateLedger = new Map();
  for (const request of earlier) {
    const start = depart(prepared, request, options, createSilentRecorder(), ledger);
    if (start.kind === "run") driveWithoutScripts(start.run, options);
  }
  return ledger;
}

function depart(
  prepared: PreparedConfiguration,
  saved: SavedTrace,
  options: TraceOptions,
  recorder: Recorder,
  ledger: RateLedger | null,
): Start {
  const assumptions = options.assumptions ?? DEFAULT_ASSUMPTIONS;
  const { request, given, problems } = (options.requestReader ?? readRequest)(saved);
  const all = request.kind === "problems" ? [...request.problems, ...problems] : problems;
  if (request.kind === "problems" || all.length > 0) return { kind: "untraceable", result: invalidTrace(saved, all, assumptions) };
  const chosen = chooseZone(prepared.hostnames, prepared.configuration, request.value.url.host, request.value.url.port);
  if (chosen.kind === "none") return { kind: "untraceable", result: noZone(request.value, chosen.nearest, assumptions) };
  return { kind: "run", run: startRun({ prepared, chosen, request: request.value, saved, given, assumptions, recorder, ledger }) };
}

/** The answer that leaves a script out, and says what is taken to happen instead. */
export function leaveScriptOut(call: StartScript, why: string): ScriptAnswer {
  const script = call.product === "worker" ? "Worker" : "Snippet";
  return { kind: "not-simulated", reason: `${why}; the ${script} is taken to pass the request on.` };
}

/** Why a script that nobody runs is left out, for drivers that run none. */
export function whyNotRun(call: StartScript, otherwise = "Scripts are not run here"): string {
  return call.file === null ? `There is no file ${call.expectedFile}` : otherwise;
}

function driveWithoutScripts(run: Run, { whyNoScripts }: TraceOptions): Journey {
  const way = travel(run);
  let next = way.next();
  while (next.done !== true) {
    if (next.value.kind === "resume-script") throw new Error("A script went on that never started");
    next = way.next(leaveScriptOut(next.value, whyNotRun(next.value, whyNoScripts)));
  }
  return next.value;
}
