import { type CaseOutcome, outcomeOf } from "../../compare/results/case-outcome";
import { type PreparedConfiguration, runTrace, type TraceOptions } from "../../pipeline";
import type { Problem } from "../../support/problem";
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
export function outcomeFor(
  prepared: PreparedConfiguration,
  { saved }: Pick<TraceCase, "saved">,
  result: TraceResult,
  options: TraceOptions,
): CaseOutcome {
  const { workbench, status_code: status } = result;
  const redirect = workbench.outcome === "redirect" && workbench.location !== null && status !== undefined;
  const loops = redirect && redirectLoops(prepared, saved, { status, location: workbench.location }, options);
  return outcomeOf(result, loops ? "loops" : "ends");
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
