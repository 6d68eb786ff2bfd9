import { type CaseOutcome, outcomeOf, outcomeOfSurvey, type RedirectEnd } from "../../compare/results/case-outcome";
import type { StepNames } from "../../compare/results/step-names";
import { type PreparedConfiguration, runTrace, surveyTrace, type TraceOptions } from "../../pipeline";
import type { SavedTrace } from "../../request/trace-definition";
import type { Problem } from "../../support/problem";
import type { MatchedStep } from "../../trace/recorder";
import type { TraceResult } from "../../trace/result";
import { checkExpectations, type ExpectationCheck } from "../expectations/check-expectations";
import { type Expectation, readExpectations } from "../expectations/expectation";
import { type BrokenCase, caseId, type TraceCase } from "../parameters/expand-trace";
import { redirectLoops } from "./redirect-loops";

/** What one case of a run came to. JSON only. */
export interface CaseRun {
  /** As `caseId` names it. */
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly verdict: Verdict;
  /** `null` where the case could not run. */
  readonly outcome: CaseOutcome | null;
  readonly checks: readonly ExpectationCheck[];
  /** Why it could not run, or why nobody can say whether it is right. */
  readonly problems: readonly Problem[];
}

/** `unchecked`: it ran and expects nothing. `broken`: it could not run, or expects what nobody understands. */
export type Verdict = "passed" | "failed" | "unchecked" | "broken";

/** Runs one case; `see` gets the whole result, for those who count. Never throws for a mistake of the user's. */
export function runCase(
  prepared: PreparedConfiguration,
  each: TraceCase,
  options: TraceOptions,
  see: (result: TraceResult) => void,
): CaseRun {
  const result = runTrace(prepared, each.saved, options);
  see(result);
  return caseRun(prepared, each, result, options);
}

/** The same of a result that is there already: one that scripts had a hand in, say. */
export function caseRun(prepared: PreparedConfiguration, each: TraceCase, result: TraceResult, options: TraceOptions): CaseRun {
  const outcome = outcomeFor(prepared, each, result, options);
  const base = { id: caseId(each), name: each.name, tags: each.saved.tags ?? [], outcome };
  const reading = readExpectations(each.saved.expect ?? []);
  if (reading.kind === "problems") return { ...base, verdict: "broken", checks: [], problems: reading.problems };
  if (result.workbench.outcome === "untraceable" && !expectsUntraceable(reading.value))
    return { ...base, verdict: "broken", checks: [], problems: untraceableProblems(result) };
  const checks = checkExpectations(reading.value, result);
  return { ...base, verdict: verdictOf(checks), checks, problems: [] };
}

export function brokenCase({ name, problems, ...place }: BrokenCase): CaseRun {
  return { id: caseId(place), name, tags: [], verdict: "broken", outcome: null, checks: [], problems };
}

/** What a result comes to; a redirect is followed to see whether it leads back. */
function outcomeFor(
  prepared: PreparedConfiguration,
  { saved }: Pick<TraceCase, "saved">,
  result: TraceResult,
  { names = null, ...options }: SurveyOptions,
): CaseOutcome {
  const { workbench, status_code: status = 0 } = result;
  return outcomeOf(result, endOf(prepared, saved, { outcome: workbench.outcome, status, location: workbench.location }, options), names);
}

export interface SurveyOptions extends TraceOptions {
  /** What steps are called in the terms of the configuration that this one is compared with. */
  readonly names?: StepNames | null;
}

/** The same without its sentence and, where the request can be traced, without recording its steps; and what matched. */
export function surveyCase(prepared: PreparedConfiguration, each: Pick<TraceCase, "saved">, asked: SurveyOptions): SurveyedCase {
  const { names = null, ...options } = asked;
  const survey = surveyTrace(prepared, each.saved, options);
  if (survey === null) return { outcome: outcomeFor(prepared, each, runTrace(prepared, each.saved, options), asked), matched: [] };
  const { outcome, status_code: status, location } = survey;
  const end = endOf(prepared, each.saved, { outcome, status, location }, options);
  return { outcome: outcomeOfSurvey(survey, end, names), matched: survey.matched };
}

export interface SurveyedCase {
  readonly outcome: CaseOutcome;
  readonly matched: readonly MatchedStep[];
}

interface Ending {
  readonly outcome: CaseOutcome["outcome"];
  readonly status: number;
  readonly location: string | null;
}

function endOf(
  prepared: PreparedConfiguration,
  saved: SavedTrace,
  { outcome, status, location }: Ending,
  options: TraceOptions,
): RedirectEnd {
  if (outcome !== "redirect" || location === null) return "ends";
  return redirectLoops(prepared, saved, { status, location }, options) ? "loops" : "ends";
}

function expectsUntraceable(expectations: readonly Expectation[]): boolean {
  return expectations.some(({ kind, ...wish }) => kind === "outcome" && "wanted" in wish && wish.wanted === "untraceable");
}

function untraceableProblems({ workbench }: TraceResult): readonly Problem[] {
  return workbench.limits.length === 0
    ? [{ pointer: "", message: workbench.sentence }]
    : workbench.limits.map(({ message }) => ({ pointer: "", message }));
}

function verdictOf(checks: readonly ExpectationCheck[]): Verdict {
  if (checks.length === 0) return "unchecked";
  return checks.every(({ holds }) => holds) ? "passed" : "failed";
}
