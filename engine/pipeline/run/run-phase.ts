import type { Phase } from "../../phases/phase";
import { findProduct } from "../../products";
import type { PreparedRuleset } from "../prepare/prepared";
import { type Ended, momentOf, type Run } from "./run";
import { runProduct } from "./run-product";
import { runRuleset } from "./run-ruleset";
import { phaseKey } from "./skips";
import { baseWorkbench, phaseStep, viewRequest, viewResponse } from "./steps";

/** Runs one row of the phase table: its entry points, the account's before the zone's, or the product that stands there. */
export function runPhase(phase: Phase, run: Run): Ended | null {
  const entryPoints = entryPointsOf(phase, run);
  if (entryPoints.length > 0) {
    const ended = runEntryPoints(phase, entryPoints, run);
    if (ended !== null) return ended;
  }
  const prepared = run.prepared.zones.get(run.chosen.zone)?.products.get(phase.name);
  const product = prepared === undefined ? undefined : findProduct(phase.name);
  return product === undefined || prepared === undefined ? null : runProduct(product, prepared, phase, run);
}

/** Whether the configuration gives the phase anything to do. */
export function isConfigured(phase: Phase, run: Run): boolean {
  const products = run.prepared.zones.get(run.chosen.zone)?.products;
  const acts = products?.has(phase.name) === true && findProduct(phase.name)?.isAlwaysThere !== true;
  return entryPointsOf(phase, run).length > 0 || acts;
}

function entryPointsOf({ name }: Pick<Phase, "name">, { prepared, chosen }: Run): readonly PreparedRuleset[] {
  const { account, zones } = prepared;
  const ofAccount = account.get(name);
  const ofZone = zones.get(chosen.zone)?.entryPoints.get(name);
  if (ofAccount === undefined) return ofZone === undefined ? NONE : [ofZone];
  return ofZone === undefined ? [ofAccount] : [ofAccount, ofZone];
}

const NONE: readonly PreparedRuleset[] = [];

/** Where rules that count responses stand. */
export function rateLimitEntryPoints(run: Run): readonly PreparedRuleset[] {
  return entryPointsOf({ name: "http_ratelimit" }, run);
}

/** Field values are frozen for the whole phase, both levels of it. */
function runEntryPoints(phase: Phase, entryPoints: readonly PreparedRuleset[], run: Run): Ended | null {
  run.recorder.open();
  const by = skipOf(phase, entryPoints, run);
  if (by !== null) {
    run.recorder.close(({ id }) => ({
      type: "phase",
      step_name: phase.name,
      workbench: {
        ...baseWorkbench(id, phase, null),
        skipped: { because: "An earlier rule skips this phase.", by },
        documentation: phase.documentation,
      },
    }));
    return null;
  }
  const views = viewsOf(phase, run);
  const moment = momentOf(run);
  let ended: Ended | null = null;
  for (const entryPoint of entryPoints) {
    ended = runRuleset(entryPoint, phase, moment, run);
    if (ended !== null) break;
  }
  run.recorder.close((place) => phaseStep(phase, place, views));
  return ended;
}

/** The step that skips all entry points of the phase. */
function skipOf(phase: Phase, entryPoints: readonly PreparedRuleset[], { skips }: Run): string | null {
  const steps = entryPoints.map(({ level }) => skips.phases.get(phaseKey(level, phase.name)));
  const [first] = steps;
  return first !== undefined && steps.every((step) => step !== undefined) ? first : null;
}

function viewsOf(phase: Phase, { recorder, passage }: Run): Parameters<typeof phaseStep>[2] {
  if (!recorder.records) return {};
  const request = { request: viewRequest(passage.request) };
  return phase.side === "response" && passage.response !== null ? { ...request, response: viewResponse(passage.response) } : request;
}
