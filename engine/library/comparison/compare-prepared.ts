import { alignSteps } from "../../compare/results/align-steps";
import type { CaseOutcome } from "../../compare/results/case-outcome";
import { type CaseComparison, type ComparedSide, compareCase, type Divergence } from "../../compare/runs/case-comparison";
import { type PreparedConfiguration, runTrace, type TraceOptions } from "../../pipeline";
import type { TraceResult } from "../../trace/result";
import { indexSteps, type StepEntry, stepTitle } from "../../trace/step-index";
import { type BrokenCase, caseId, type TraceCase } from "../parameters/expand-trace";
import { outcomeFor, surveyCase } from "../run/run-case";
import type { TallyCounter } from "../run/tally";

/** Two configurations that are compared, and who counts what the cases exercise of each. */
export interface PreparedPair {
  readonly before: PreparedConfiguration;
  readonly after: PreparedConfiguration;
  readonly options: TraceOptions;
  readonly tallies: { readonly before: TallyCounter; readonly after: TallyCounter };
}

/**
 * Runs a case under both configurations and compares what comes of it. Most cases do not change, so a survey looks first; outcomes of
 * those that do not have no sentence.
 */
export function comparePrepared({ before, after, options, tallies }: PreparedPair, each: TraceCase | BrokenCase): CaseComparison {
  if ("problems" in each) {
    const side = { id: caseId(each), name: each.name, tags: [], outcome: null, problem: each.problems[0]?.message ?? "It cannot be read." };
    return compareCase(side, side, () => null);
  }
  const [quickOld, quickNow] = [surveyCase(before, each, options), surveyCase(after, each, options)];
  tallies.before.addMatches(quickOld.matched);
  tallies.after.addMatches(quickNow.matched);
  const quick = compareCase(sideOf(each, quickOld.outcome), sideOf(each, quickNow.outcome), () => null);
  if (quick.impact === "unchanged") return quick;
  const [old, now] = [runTrace(before, each.saved, options), runTrace(after, each.saved, options)];
  return compareCase(sideOf(each, outcomeFor(before, each, old, options)), sideOf(each, outcomeFor(after, each, now, options)), () =>
    divergenceOf(old, now),
  );
}

function sideOf(each: TraceCase, outcome: CaseOutcome): ComparedSide {
  return { id: caseId(each), name: each.name, tags: each.saved.tags ?? [], outcome, problem: null };
}

/** Where the ways of two results part, for people. */
function divergenceOf(before: TraceResult, after: TraceResult): Divergence | null {
  const { rows, divergence } = alignSteps(before, after);
  const row = divergence === null ? undefined : rows[divergence];
  if (row === undefined) return null;
  const left = row.before === null ? undefined : indexSteps(before).byId.get(row.before);
  const right = row.after === null ? undefined : indexSteps(after).byId.get(row.after);
  const shown = right ?? left;
  if (shown === undefined) return null;
  const { product } = shown.step.workbench;
  const title = stepTitle(shown.step);
  return { step: title === product ? product : `${product}: “${title}”`, before: stateText(left), after: stateText(right) };
}

function stateText(entry: StepEntry | undefined): string | null {
  if (entry === undefined) return null;
  const { step, state } = entry;
  if (state === "ended") return step.action === undefined ? "ends the request" : `${step.action}, ends the request`;
  if (state !== "matched") return state;
  return step.action === undefined ? "matched" : `${step.action}, matched`;
}
