import { effectsOf, isAssumed, stopsAt, whyNot } from "../../../engine/trace/step-words";
import type { TimelineRow } from "./timeline-rows";

/** Pixels of width below which a step's effects take a line of their own. */
export const SECOND_LINE_BELOW = 600;

const SECOND_LINE = 16;
const LANE = 28;

/** Pixels of a row; `one`: of a row of one line. Rows are exactly as high as this says, so that none has to be measured. */
export function rowHeight(row: TimelineRow | undefined, lines: "one" | "two", one: number): number {
  if (row === undefined) return one;
  if (row.kind === "lane") return LANE;
  if (row.kind !== "step" || lines === "one") return one;
  return hasSecondLine(row) ? one + SECOND_LINE : one;
}

type StepRow = Extract<TimelineRow, { readonly kind: "step" }>;

/** Whether something stands below the name where it cannot stand beside it. */
export function hasSecondLine(row: StepRow): boolean {
  return isAssumed(row.entry) || hasSaid(row);
}

/** Whether there is something to say about a step: what it changed, where it stopped, what is wrong with it, or why it is not simulated. */
export function hasSaid({ entry, fold }: StepRow): boolean {
  return entry.step.workbench.problems.length > 0 || effectsOf(entry, fold).length > 0 || stopsAt(entry) !== null || whyNot(entry) !== null;
}
