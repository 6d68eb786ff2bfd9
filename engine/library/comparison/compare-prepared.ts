import { alignIndexes } from "../../compare/results/align-steps";
import { type CaseOutcome, outcomeOf } from "../../compare/results/case-outcome";
import type { StepNames } from "../../compare/results/step-names";
import {
  type CaseComparison,
  type ComparedSide,
  compareCase,
  type Divergence,
  NO_WAYS,
  type WayRow,
  type Ways,
} from "../../compare/runs/case-comparison";
import { type PreparedConfiguration, runTraceForSteps, type TraceOptions } from "../../pipeline";
import type { TraceResult } from "../../trace/result";
import { indexSteps, isShownAmongMatched, type StepEntry, stepTitle } from "../../trace/step-index";
import { type BrokenCase, caseId, type TraceCase } from "../parameters/expand-trace";
import { surveyCase } from "../run/run-case";
import type { TallyCounter } from "../run/tally";

/** Two configurations that are compared, and who counts what the cases exercise of each. */
export interface PreparedPair {
  readonly before: PreparedConfiguration;
  readonly after: PreparedConfiguration;
  readonly options: TraceOptions;
  /** What steps under `after` are called in the terms of `before`. */
  readonly names: StepNames | null;
  readonly tallies: { readonly before: TallyCounter; readonly after: TallyCounter };
}

/**
 * Runs a case under both configurations and compares what comes of it. Most cases do not change, so a survey looks first; outcomes of
 * those that do not have no sentence.
 */
export function comparePrepared({ before, after, options, names, tallies }: PreparedPair, each: TraceCase | BrokenCase): CaseComparison {
  if ("problems" in each) {
    const side = { id: caseId(each), name: each.name, tags: [], outcome: null, problem: each.problems[0]?.message ?? "It cannot be read." };
    return compareCase(side, side, () => NO_WAYS);
  }
  const [quickOld, quickNow] = [surveyCase(before, each, options), surveyCase(after, each, { ...options, names })];
  tallies.before.addMatches(quickOld.matched);
  tallies.after.addMatches(quickNow.matched);
  const quick = compareCase(sideOf(each, quickOld.outcome), sideOf(each, quickNow.outcome), () => NO_WAYS);
  if (quick.impact === "unchanged") return quick;
  const [old, now] = [runTraceForSteps(before, each.saved, options), runTraceForSteps(after, each.saved, options)];
  const [was, is] = [told(old, quickOld.outcome, null), told(now, quickNow.outcome, names)];
  return compareCase(sideOf(each, was), sideOf(each, is), () => waysOf(old, now, names));
}

/** What the whole result comes to; whether its redirect leads back is known. */
function told(result: TraceResult, { loops }: CaseOutcome, names: StepNames | null): CaseOutcome {
  return outcomeOf(result, loops ? "loops" : "ends", names);
}

function sideOf(each: TraceCase, outcome: CaseOutcome): ComparedSide {
  return { id: caseId(each), name: each.name, tags: each.saved.tags ?? [], outcome, problem: null };
}

/** Both ways for people: steps where something happened on either side, and where they part. */
function waysOf(before: TraceResult, after: TraceResult, names: StepNames | null): Ways {
  const [left, right] = [indexSteps(before), indexSteps(after)];
  const { rows, divergence } = alignIndexes(left, right, names);
  const [old, now] = [left.byId, right.byId];
  const ways: WayRow[] = [];
  let parting: Divergence | null = null;
  for (const [index, row] of rows.entries()) {
    const was = row.before === null ? undefined : old.get(row.before);
    const is = row.after === null ? undefined : now.get(row.after);
    const shown = is ?? was;
    if (shown === undefined) continue;
    const states = { before: stateText(was), after: stateText(is) };
    if (index === divergence) parting = { step: nameOf(shown), ...states };
    if (index !== divergence && ![was, is].some((entry) => entry !== undefined && isShownAmongMatched(entry.state))) continue;
    const kind = index === divergence ? "parts" : row.kind === "same" ? "same" : "differs";
    ways.push({ step: stepTitle(shown.step), depth: row.depth, ...states, kind });
  }
  return { divergence: parting, ways };
}

function nameOf({ step }: StepEntry): string {
  const { product } = step.workbench;
  const title = stepTitle(step);
  return title === product ? product : `${product}: “${title}”`;
}

function stateText(entry: StepEntry | undefined): string | null {
  if (entry === undefined) return null;
  const { step, state } = entry;
  if (state === "ended") return step.action === undefined ? "ends the request" : `${step.action}, ends the request`;
  if (state !== "matched") return state;
  return step.action === undefined ? "matched" : `${step.action}, matched`;
}
