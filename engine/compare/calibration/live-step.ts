import { isJsonObject, type Json, type JsonObject } from "../../support/json";

/** A step of either answer in its place, in the order of evaluation. */
export interface PlacedStep {
  /** The step as it stands in its answer. */
  readonly json: JsonObject;
  /** Cloudflare publishes the values `rule` and `ruleset` only; `other`: a phase, a page rule, a Worker or something new. */
  readonly level: "rule" | "ruleset" | "other";
  readonly depth: number;
  /** Its number in the order of evaluation, from 0. */
  readonly order: number;
  /** `step_name` of the steps around it. */
  readonly phase: string;
  readonly ruleset: string;
  readonly children: readonly PlacedStep[];
}

/** Deeper steps are not looked at; no answer nests so deep. */
const DEEPEST = 60;

/** The steps of an answer, each before what hangs under it; what is no step is left out. */
export function placeSteps(trace: Json | undefined): readonly PlacedStep[] {
  const ordered: PlacedStep[] = [];
  enterAll(trace, { depth: 0, phase: "", ruleset: "" }, ordered);
  return ordered;
}

interface Around {
  readonly depth: number;
  readonly phase: string;
  readonly ruleset: string;
}

function enterAll(trace: Json | undefined, around: Around, ordered: PlacedStep[]): readonly PlacedStep[] {
  if (!isArray(trace) || around.depth > DEEPEST) return [];
  return trace.filter((step) => isJsonObject(step)).map((step) => enter(step, around, ordered));
}

function enter(json: JsonObject, around: Around, ordered: PlacedStep[]): PlacedStep {
  const level = levelOf(json);
  const name = textOf(json, "step_name");
  const inside = {
    depth: around.depth + 1,
    phase: level === "other" && around.depth === 0 ? name : around.phase,
    ruleset: level === "ruleset" ? name : around.ruleset,
  };
  const children: PlacedStep[] = [];
  const placed = { json, level, ...around, order: ordered.length, children };
  ordered.push(placed);
  children.push(...enterAll(json["trace"], inside, ordered));
  return placed;
}

function levelOf(step: JsonObject): PlacedStep["level"] {
  const type = step["type"];
  if (type === "rule" || type === "ruleset") return type;
  return "other";
}

export function textOf(json: JsonObject, key: string): string {
  const value = Object.hasOwn(json, key) ? json[key] : undefined;
  return typeof value === "string" ? value : "";
}

function isArray(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}
