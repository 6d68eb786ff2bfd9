import type { ResultWorkbench, StepWorkbench } from "../../../engine/contract/index";
import type { StepEntry, StepIndex } from "../../../engine/trace/step-index";

export type Side = StepWorkbench["side"];

/** A phase the request never came to. `because` is the id of the step that ended it. */
export interface UnreachedPhase {
  readonly phase: string;
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

/** What is known of a phase that gave no step: its product's name, its side, and its place in the order of all phases. */
export type PhaseFacts = (phase: string) => { readonly title: string; readonly side: Side; readonly order: number } | null;

const TITLES: Readonly<Record<Side, string>> = {
  request: "Request phases",
  origin: "Workers, cache, origin",
  response: "Response phases",
};

const SIDES = ["request", "origin", "response"] as const;

/** The three stretches of the way, those without anything on them left out. */
export function lanesOf(index: StepIndex, notReached: ResultWorkbench["notReached"], facts: PhaseFacts): readonly Lane[] {
  const endSide = index.ended === null ? null : index.ended.step.workbench.side;
  return SIDES.flatMap((side) => {
    const entries = index.roots.filter((entry) => entry.step.workbench.side === side);
    const missing = notReached.filter(({ phase }) => sideOf(phase, facts) === side);
    if (entries.length + missing.length === 0) return [];
    const lane: Lane = {
      side,
      title: TITLES[side],
      items: merge(entries, missing, facts),
      reached: entries.length,
      matched: entries.filter((entry) => entry.state === "matched" || entry.state === "ended").length,
      after: endSide !== null && SIDES.indexOf(side) > SIDES.indexOf(endSide),
    };
    return [lane];
  });
}

function sideOf(phase: string, facts: PhaseFacts): Side {
  const known = facts(phase);
  if (known !== null) return known.side;
  if (phase.includes("response") || phase === "http_custom_errors" || phase === "http_log_custom_fields") return "response";
  return phase.startsWith("http_") || phase.startsWith("ddos") ? "request" : "origin";
}

/** Steps keep the order in which they ran; an unreached phase comes before the first step that stands later in the order of phases. */
function merge(entries: readonly StepEntry[], missing: ResultWorkbench["notReached"], facts: PhaseFacts): readonly LaneItem[] {
  const items: LaneItem[] = entries.map((entry) => ({ kind: "step", entry }));
  const from = entries.findIndex((entry) => entry.state === "ended") + 1;
  for (const { phase, because } of missing) {
    const known = facts(phase);
    const unreached: UnreachedPhase = { phase, title: known?.title ?? plainName(phase), because };
    const position = known === null ? -1 : items.findIndex((item, place) => place >= from && orderOf(item, facts) > known.order);
    items.splice(position === -1 ? items.length : position, 0, { kind: "unreached", unreached });
  }
  return items;
}

function orderOf(item: LaneItem, facts: PhaseFacts): number {
  const phase = item.kind === "step" ? item.entry.step.workbench.phase : item.unreached.phase;
  return facts(phase)?.order ?? -1;
}

/** `http_request_late_transform` → “Late transform”, for phases nobody named. */
function plainName(phase: string): string {
  const words = phase.replace(/^http_(request_|response_)?/, "").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
