import { isJsonObject, type Json, type JsonObject } from "../../support/json";
import { sameJson } from "../../support/same-json";
import type { TraceResult } from "../../trace/result";
import { toCloudflare } from "../../trace/to-cloudflare";
import { type PlacedStep, placeSteps, textOf } from "./live-step";
import { pairSteps, type StepPair } from "./pair-steps";

/** Our answer to a trace beside Cloudflare's own to the same trace. */
export interface Calibration {
  readonly status: { readonly ours: number | null; readonly live: number | null; readonly differs: boolean };
  readonly steps: readonly CalibratedStep[];
  /** How many steps differ, and the status where it does. */
  readonly differences: number;
  /** What cannot be held against each other; sentences. */
  readonly remarks: readonly string[];
}

/**
 * `not simulated`: we do not say whether it matches; `frame`: a step that is only there to hold others, and that one of the two answers does not have.
 * Neither counts as a difference.
 */
export interface CalibratedStep {
  readonly kind: "same" | "differs" | "not simulated" | "only-ours" | "only-live" | "frame";
  readonly depth: number;
  readonly type: string;
  readonly title: string;
  /** `step_name`: of Cloudflare's step where there is one. */
  readonly step: string;
  readonly phase: string;
  readonly differences: readonly PropertyDifference[];
  /** What Cloudflare's step has that its documentation does not name, as it came. */
  readonly unknown: JsonObject;
}

/** `null`: absent. */
export interface PropertyDifference {
  readonly property: string;
  readonly ours: Json;
  readonly live: Json;
}

/** https://developers.cloudflare.com/api/resources/request_tracers/subresources/traces/methods/create/ */
const DOCUMENTED = new Set([
  "type",
  "step_name",
  "matched",
  "name",
  "kind",
  "description",
  "expression",
  "action",
  "action_parameters",
  "trace",
]);

/** What a step is defined as; compared only where both say it. */
const DEFINITION = ["action", "expression", "action_parameters", "kind", "name", "description"] as const;

/** Holds our result against the `result` of Cloudflare's answer, step by step; `null` where that is none. */
export function calibrate(ours: TraceResult, live: Json): Calibration | null {
  if (!isJsonObject(live) || !Array.isArray(live["trace"])) return null;
  const printed: Json = JSON.parse(JSON.stringify(toCloudflare(ours).trace));
  const pairs = pairSteps(placeSteps(printed), placeSteps(live["trace"]));
  const paired = new Set(pairs.flatMap(({ ours: left, live: right }) => (left !== null && right !== null ? [left, right] : [])));
  let latest = -1;
  const steps = pairs.map((pair) => {
    const isLate = pair.ours !== null && pair.live !== null && pair.live.order < latest;
    if (pair.ours !== null && pair.live !== null) latest = Math.max(latest, pair.live.order);
    return calibratedStep(pair, isLate ? "late" : "in order", paired);
  });
  const status = statusOf(ours, live);
  const differing = steps.filter(({ kind }) => kind === "differs" || kind === "only-ours" || kind === "only-live").length;
  return { status, steps, differences: differing + (status.differs ? 1 : 0), remarks: remarksOf(ours, live, steps) };
}

function statusOf(ours: TraceResult, live: JsonObject): Calibration["status"] {
  const [left, right] = [ours.status_code ?? null, live["status_code"]];
  const known = typeof right === "number" ? right : null;
  return { ours: left, live: known, differs: isOwnStatus(ours) && left !== null && known !== null && left !== known };
}

/** Of an origin and of a script, ours is what the trace says they answer. */
function isOwnStatus({ workbench }: TraceResult): boolean {
  return workbench.outcome !== "origin" && workbench.outcome !== "worker";
}

function calibratedStep({ ours, live }: StepPair, place: "in order" | "late", paired: ReadonlySet<PlacedStep>): CalibratedStep {
  const shown = live ?? ours;
  const base = {
    depth: (ours ?? live)?.depth ?? 0,
    type: textOf(shown?.json ?? {}, "type"),
    title: titleOf(ours?.json ?? live?.json ?? {}),
    step: textOf(shown?.json ?? {}, "step_name"),
    phase: (ours ?? live)?.phase ?? "",
    unknown: Object.fromEntries(Object.entries(live?.json ?? {}).filter(([key]) => !DOCUMENTED.has(key))),
  };
  if (ours === null || live === null) {
    const isFrame = shown !== null && (holdsPaired(shown, paired) || (shown.level === "other" && shown.json["matched"] !== true));
    return { ...base, kind: isFrame ? "frame" : live === null ? "only-ours" : "only-live", differences: [] };
  }
  const [own, theirs] = [ours.json, live.json];
  const differences = DEFINITION.flatMap((property) => differenceOf(property, own, theirs));
  if (place === "late") differences.unshift({ property: "order", ours: ours.order, live: live.order });
  if (own["matched"] !== undefined && theirs["matched"] !== undefined && own["matched"] !== theirs["matched"])
    differences.unshift({ property: "matched", ours: own["matched"], live: theirs["matched"] });
  if (differences.length > 0) return { ...base, kind: "differs", differences };
  return { ...base, kind: own["matched"] === undefined ? "not simulated" : "same", differences };
}

function differenceOf(property: string, own: JsonObject, theirs: JsonObject): PropertyDifference[] {
  const [left, right] = [own[property], theirs[property]];
  return left === undefined || right === undefined || sameJson(left, right) ? [] : [{ property, ours: left, live: right }];
}

function holdsPaired(step: PlacedStep, paired: ReadonlySet<PlacedStep>): boolean {
  return step.children.some((child) => paired.has(child) || holdsPaired(child, paired));
}

function titleOf(step: JsonObject): string {
  return ["name", "description", "step_name"].map((key) => textOf(step, key)).find((text) => text !== "") ?? "a step without a name";
}

function remarksOf(ours: TraceResult, live: JsonObject, steps: readonly CalibratedStep[]): readonly string[] {
  const remarks: string[] = [];
  if (!isOwnStatus(ours)) remarks.push("The status is not compared: ours is what the trace says that the origin or the script answers.");
  else if (typeof live["status_code"] !== "number") remarks.push("Cloudflare's answer has no status.");
  const unsaid = steps.filter(({ kind }) => kind === "not simulated").length;
  if (unsaid > 0)
    remarks.push(`${unsaid === 1 ? "1 step is" : `${unsaid} steps are`} not simulated here, so whether they match is not compared.`);
  const further = Object.keys(live).filter((key) => key !== "status_code" && key !== "trace");
  if (further.length > 0) remarks.push(`Cloudflare's answer also has ${further.join(", ")}.`);
  const unknown = new Set(steps.flatMap((step) => Object.keys(step.unknown)));
  if (unknown.size > 0) remarks.push(`Cloudflare's steps also have ${[...unknown].sort().join(", ")}.`);
  return remarks;
}
