import type { SourcePlace, WorkerRoute } from "../../config/configuration";
import { pathAndQuery } from "../../http/url";
import { ORIGIN_PHASES, PHASES, REQUEST_PHASES, RESPONSE_PHASES } from "../../phases";
import type { Phase } from "../../phases/phase";
import { chooseWorkerRoute, findCustomDomain } from "../../products";
import { isNormalizationUnknown } from "../answer/unknown-normalization";
import { runThrough, type Way } from "../scripts/run-scripts";
import type { ScriptAnswer, ScriptCall } from "../scripts/script-call";
import { type DraftStep, findWorker, type PendingScript } from "../scripts/script-steps";
import { countAnswered } from "./rate-limit";
import { type Ended, momentOf, type Run } from "./run";
import { isConfigured, rateLimitEntryPoints, runPhase } from "./run-phase";
import { baseWorkbench } from "./steps";

/** The end of a way: what ended it (`null`: the origin answers), and the phases that it never came to. */
export interface Journey {
  readonly ended: Ended | null;
  readonly notReached: readonly { readonly phase: string; readonly because: string }[];
}

const TO_THE_ORIGIN: readonly Phase[] = [...REQUEST_PHASES, ...ORIGIN_PHASES];

/**
 * Takes a request through the whole table of phases. A generator, since scripts run outside of the engine: it stops at each and
 * goes on with the answer.
 */
export function* travel(run: Run): Generator<ScriptCall, Journey, ScriptAnswer> {
  if (isNormalizationUnknown(run)) run.conditions.add("the zone does not normalize URLs");
  const ended = yield* goOn(TO_THE_ORIGIN, run);
  const byScript = ended?.outcome === "worker" || run.edgeError !== null;
  const responds = ended === null || byScript || run.assumptions["response-phases-after-edge-answer"] === "run";
  const answers = responds && !run.request.skipResponse;
  if (run.ledger !== null) countAnswered(rateLimitEntryPoints(run), momentOf(run), run);
  if (answers) for (const phase of RESPONSE_PHASES) if (!leavesAlone(phase, ended)) runPhase(phase, run);
  return { ended, notReached: ended === null ? [] : listNotReached(run, ended, answers ? "they ran" : "they did not run") };
}

function leavesAlone(phase: Phase, ended: Ended | null): boolean {
  return phase.leavesAlone?.some((outcome) => outcome === ended?.outcome) ?? false;
}

/** Through these phases to the origin. What a script fetches from the origin goes through the phases after it, inside of its run. */
function* goOn(phases: readonly Phase[], run: Run): Way {
  for (const [index, phase] of phases.entries()) {
    const ended = runPhase(phase, run);
    if (ended !== null) return ended;
    const further = (): Way => goOn(phases.slice(index + 1), run);
    if (phase.name === "workers")
      return yield* runThrough(routeWorker(phase, run), run, () => runThrough(domainWorker(phase, run), run, further));
    const scripts = takeScripts(run);
    if (scripts.length > 0) return yield* runThrough(scripts, run, further);
  }
  const answer = run.request.originResponse;
  run.passage = { ...run.passage, response: answer, originalResponse: answer, stored: answer };
  return null;
}

/** The scripts that rules of the phase that is over call for. */
function takeScripts({ scripts }: Run): readonly PendingScript[] {
  return scripts.length === 0 ? scripts : scripts.splice(0);
}

/** The Worker that a route chooses, if any. The host of the URL decides, whatever origin rules say. */
function routeWorker(phase: Phase, run: Run): readonly PendingScript[] {
  const { scheme, host } = run.passage.request;
  const route = chooseWorkerRoute(run.chosen.zone.workerRoutes, { scheme, host, target: pathAndQuery(run.passage.request) })?.route;
  if (route === undefined) return [];
  const { id, script, pattern, source } = route;
  if (script !== null) return [pendingWorker({ id, script, source, how: `Route ${pattern}` }, phase, run)];
  recordRouteWithoutScript(route, phase, run);
  return [];
}

/** The Worker of a custom domain is the origin: it gets what the Worker of a route fetches from there. */
function domainWorker(phase: Phase, run: Run): readonly PendingScript[] {
  const { host } = run.passage.request;
  const domain = findCustomDomain(run.prepared.configuration.account, host);
  return domain === null ? [] : [pendingWorker({ ...domain, how: `Custom domain ${host}` }, phase, run)];
}

function recordRouteWithoutScript({ pattern, source }: WorkerRoute, phase: Phase, run: Run): void {
  const reason = `The route ${pattern} has no script and keeps less specific routes away.`;
  run.recorder.open();
  run.recorder.close(({ id }) => ({
    type: "worker",
    step_name: pattern,
    matched: false,
    workbench: { ...baseWorkbench(id, phase, "zone"), reason, source, documentation: phase.documentation },
  }));
}

interface ChosenWorker {
  readonly id: string;
  readonly script: string;
  readonly how: string;
  readonly source: SourcePlace;
}

function pendingWorker({ id: rule, script, how, source }: ChosenWorker, phase: Phase, run: Run): PendingScript {
  const step = run.recorder.open();
  const draft = run.recorder.close<DraftStep>(({ id }) => ({
    type: "worker",
    step_name: script,
    matched: true,
    name: script,
    description: how,
    workbench: { ...baseWorkbench(id, phase, "zone"), rule: rule === "" ? null : rule, source, documentation: phase.documentation },
  }));
  const place = { phase: phase.name, scope: "zone" as const, ruleset: null, source, effects: [] };
  run.recorder.match?.({ type: "worker", step_name: script, description: how, workbench: place });
  const by: Ended["by"] = { phase: phase.name, scope: "zone", ruleset: null, rule: null, description: script, step };
  const condition = `the Worker “${script}” passes the request on`;
  return { product: "worker", script, phase, ...findWorker(script, run), by, draft, condition };
}

/** Phases after the one that ended the request which the configuration gives something to do. */
function listNotReached(run: Run, ended: Ended, responsePhases: "they ran" | "they did not run"): Journey["notReached"] {
  const after = PHASES.slice(PHASES.indexOf(ended.phase) + 1);
  return after
    .filter((phase) => (phase.side !== "response" || responsePhases === "they did not run") && isReachable(phase, run))
    .map((phase) => ({ phase: phase.name, because: ended.by.step }));
}

function isReachable(phase: Phase, run: Run): boolean {
  if (phase.name === "workers") {
    const { prepared, chosen, passage } = run;
    return chosen.zone.workerRoutes.length > 0 || findCustomDomain(prepared.configuration.account, passage.request.host) !== null;
  }
  return isConfigured(phase, run);
}
