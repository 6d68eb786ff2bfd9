import type { HttpRequest, HttpResponse } from "../http/message";
import { pathAndQuery } from "../http/url";
import { ORIGIN_PHASES, PHASES, REQUEST_PHASES, RESPONSE_PHASES } from "../phases";
import type { Phase } from "../phases/phase";
import { chooseWorkerRoute } from "../products";
import { assertNever } from "../support/assert-never";
import type { Ended, Run } from "./run";
import { isConfigured, runPhase } from "./run-phase";
import { baseWorkbench } from "./steps";

/** Where a script of the user's would run; whoever drives the pipeline answers. */
export interface ScriptCall {
  readonly kind: "call-script";
  readonly script: string;
  readonly request: HttpRequest;
}

export type ScriptAnswer =
  | { readonly kind: "not-simulated"; readonly reason: string }
  | { readonly kind: "passed-on"; readonly request: HttpRequest }
  | { readonly kind: "responded"; readonly response: HttpResponse };

/** The end of a way: what ended it (`null`: the origin answers), and the phases that it never came to. */
export interface Journey {
  readonly ended: Ended | null;
  readonly notReached: readonly { readonly phase: string; readonly because: string }[];
}

/**
 * Takes a request through the whole table of phases. A generator, since scripts run outside of the engine: it stops at each and
 * goes on with the answer.
 */
export function* travel(run: Run): Generator<ScriptCall, Journey, ScriptAnswer> {
  const ended = runRequestPhases(run) ?? (yield* runOriginPhases(run));
  const workerAnswered = ended?.outcome === "worker";
  if (ended === null) run.passage = { ...run.passage, response: run.request.originResponse, originalResponse: run.request.originResponse };
  const responds = ended === null || workerAnswered || run.assumptions["response-phases-after-edge-answer"] === "run";
  const answers = responds && !run.request.skipResponse;
  if (answers) for (const phase of RESPONSE_PHASES) runPhase(phase, run);
  return { ended, notReached: ended === null ? [] : listNotReached(run, ended, answers ? "they ran" : "they did not run") };
}

function runRequestPhases(run: Run): Ended | null {
  for (const phase of REQUEST_PHASES) {
    const ended = runPhase(phase, run);
    if (ended !== null) return ended;
  }
  return null;
}

function* runOriginPhases(run: Run): Generator<ScriptCall, Ended | null, ScriptAnswer> {
  for (const phase of ORIGIN_PHASES) {
    const ended = phase.name === "workers" ? yield* runWorker(phase, run) : runPhase(phase, run);
    if (ended !== null) return ended;
  }
  return null;
}

/** The Worker that a route chooses. The host of the URL decides, whatever origin rules say. */
function* runWorker(phase: Phase, run: Run): Generator<ScriptCall, Ended | null, ScriptAnswer> {
  const { scheme, host } = run.passage.request;
  const chosen = chooseWorkerRoute(run.chosen.zone.workerRoutes, { scheme, host, target: pathAndQuery(run.passage.request) });
  if (chosen === null) return null;
  const { route } = chosen;
  const step = run.recorder.open();
  if (route.script === null) {
    const reason = `The route ${route.pattern} has no script and keeps less specific routes away.`;
    run.recorder.close(({ id }) => ({
      type: "worker",
      step_name: route.pattern,
      matched: false,
      workbench: { ...baseWorkbench(id, phase, "zone"), reason, source: route.source, documentation: phase.documentation },
    }));
    return null;
  }
  const { script } = route;
  const answer = yield { kind: "call-script", script, request: run.passage.request };
  const reason = answer.kind === "not-simulated" ? { reason: answer.reason, fidelity: "not simulated" as const } : {};
  run.recorder.close(({ id }) => ({
    type: "worker",
    step_name: script,
    matched: true,
    name: script,
    description: `Route ${route.pattern}`,
    workbench: {
      ...baseWorkbench(id, phase, "zone"),
      ...reason,
      rule: route.id === "" ? null : route.id,
      ended: answer.kind === "responded",
      source: route.source,
      documentation: phase.documentation,
    },
  }));
  return takeAnswer(answer, { phase, run, script, step });
}

interface WorkerPlace {
  readonly phase: Phase;
  readonly run: Run;
  readonly script: string;
  readonly step: string;
}

function takeAnswer(answer: ScriptAnswer, { phase, run, script, step }: WorkerPlace): Ended | null {
  switch (answer.kind) {
    case "not-simulated":
      run.conditions.add(`the Worker “${script}” passes the request on`);
      return null;
    case "passed-on":
      run.passage = { ...run.passage, request: answer.request, target: { path: answer.request.path, query: answer.request.query } };
      return null;
    case "responded":
      run.passage = { ...run.passage, response: answer.response, originalResponse: answer.response };
      return {
        outcome: "worker",
        status: answer.response.status,
        location: null,
        response: answer.response,
        phase,
        level: "zone",
        by: { phase: phase.name, scope: "zone", ruleset: null, rule: null, description: script, step },
        action: "",
        within: null,
        because: null,
      };
    default:
      return assertNever(answer);
  }
}

/** Phases after the one that ended the request which the configuration gives something to do. */
function listNotReached(run: Run, ended: Ended, responsePhases: "they ran" | "they did not run"): Journey["notReached"] {
  const after = PHASES.slice(PHASES.indexOf(ended.phase) + 1);
  return after
    .filter((phase) => (phase.side !== "response" || responsePhases === "they did not run") && isReachable(phase, run))
    .map((phase) => ({ phase: phase.name, because: ended.by.step }));
}

function isReachable(phase: Phase, run: Run): boolean {
  if (phase.name === "workers") return run.chosen.zone.workerRoutes.length > 0;
  return isConfigured(phase, run);
}
