import type { ResultWorkbench, StepWorkbench } from "../../../engine/contract/index";
import type { PhasePlace } from "../../../engine/trace/phase-places";
import { rootOf, type StepEntry, type StepIndex } from "../../../engine/trace/step-index";
import { WORDS } from "../../words/words";

const texts = WORDS.results.lanes;

export type Side = StepWorkbench["side"];

/** A phase the request never came to. `because` is the id of the step that ended it. */
export interface UnreachedPhase {
  readonly phase: string;
  readonly side: Side;
  readonly title: string;
  readonly because: string;
}

/** One stretch of the way: what ran on it in order, and what was not reached. */
export interface Lane {
  readonly side: Side;
  readonly title: string;
  readonly items: readonly LaneItem[];
  readonly reached: number;
  readonly matched: number;
  /** True where the request had ended before this stretch began. */
  readonly after: boolean;
}

export type LaneItem =
  | { readonly kind: "step"; readonly entry: StepEntry }
  | { readonly kind: "unreached"; readonly unreached: UnreachedPhase };

/** Places of a phase that gave no step, in the order of the way; empty for names nobody knows. */
export type PlacesOf = (phase: string) => readonly PhasePlace[];

const TITLES: Readonly<Record<Side, string>> = {
  request: texts.requestPhases,
  origin: texts.workersCacheOrigin,
  response: texts.responsePhases,
};

const SIDES = ["request", "origin", "response"] as const;

/** The three stretches of the way, those without anything on them left out. */
export function lanesOf(index: StepIndex, notReached: ResultWorkbench["notReached"], placesOf: PlacesOf): readonly Lane[] {
  const missing = unreachedPlaces(index, notReached, placesOf);
  const endSide = index.ended === null ? null : rootOf(index.ended).step.workbench.side;
  return SIDES.flatMap((side) => {
    const entries = index.roots.filter((entry) => entry.step.workbench.side === side);
    const rest = missing.filter(({ place }) => place.side === side);
    if (entries.length + rest.length === 0) return [];
    const lane: Lane = {
      side,
      title: TITLES[side],
      items: merge(entries, rest, placesOf),
      reached: entries.length,
      matched: entries.filter((entry) => entry.state === "matched" || entry.state === "ended").length,
      after: endSide !== null && SIDES.indexOf(side) > SIDES.indexOf(endSide),
    };
    return [lane];
  });
}

interface Missing {
  readonly unreached: UnreachedPhase;
  readonly place: PhasePlace;
}

/** Finds for each name the place that no step and no name before it has taken. */
function unreachedPlaces(index: StepIndex, notReached: ResultWorkbench["notReached"], placesOf: PlacesOf): readonly Missing[] {
  const taken = new Set(index.roots.map(({ step }) => `${step.workbench.side} ${step.workbench.phase}`));
  return notReached.map(({ phase, because }) => {
    const places = placesOf(phase);
    const place = places.find(({ side }) => !taken.has(`${side} ${phase}`)) ??
      places[0] ?? { title: plainName(phase), side: sideByName(phase), order: -1 };
    taken.add(`${place.side} ${phase}`);
    return { unreached: { phase, side: place.side, title: place.title, because }, place };
  });
}

function sideByName(phase: string): Side {
  if (phase.includes("response") || phase === "http_custom_errors" || phase === "http_log_custom_fields") return "response";
  return phase.startsWith("http_") || phase.startsWith("ddos") ? "request" : "origin";
}

/** Steps keep the order in which they ran; an unreached phase comes before the first step after the end that stands later on the way. */
function merge(entries: readonly StepEntry[], missing: readonly Missing[], placesOf: PlacesOf): readonly LaneItem[] {
  const items: LaneItem[] = entries.map((entry) => ({ kind: "step", entry }));
  const from = entries.findIndex((entry) => entry.state === "ended") + 1;
  for (const { unreached, place } of missing) {
    const position = place.order === -1 ? -1 : items.findIndex((item, at) => at >= from && orderOf(item, placesOf) > place.order);
    items.splice(position === -1 ? items.length : position, 0, { kind: "unreached", unreached });
  }
  return items;
}

function orderOf(item: LaneItem, placesOf: PlacesOf): number {
  const { phase, side } = item.kind === "step" ? item.entry.step.workbench : item.unreached;
  return placesOf(phase).find((place) => place.side === side)?.order ?? -1;
}

/** `http_request_late_transform` → “Late transform”, for phases nobody named. */
function plainName(phase: string): string {
  const words = phase.replace(/^http_(request_|response_)?/, "").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
