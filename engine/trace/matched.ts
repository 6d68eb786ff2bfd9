import type { TraceResult, TraceStep } from "./result";

/** Whether a step with these under it matched: yes where one did, unknown (`undefined`) where one could not be simulated. */
export function matchedOf(children: readonly TraceStep[]): boolean | undefined {
  if (children.some((child) => child.matched === true)) return true;
  return children.some((child) => child.matched === undefined && child.workbench.skipped === undefined) ? undefined : false;
}

/**
 * The steps that “Matched configurations” shows: what matched and what could not be simulated, each under what it hangs under.
 * Ids stay as they are.
 */
export function matchedOnly(result: TraceResult): TraceResult {
  return { ...result, trace: keepMatched(result.trace) };
}

function keepMatched(steps: readonly TraceStep[]): readonly TraceStep[] {
  return steps.flatMap((step) => {
    const { trace, ...own } = step;
    const nested = keepMatched(trace ?? []);
    if (nested.length === 0 && !isShown(step)) return [];
    return [nested.length === 0 ? own : { ...own, trace: nested }];
  });
}

function isShown(step: TraceStep): boolean {
  if (step.workbench.ended || step.matched === true) return true;
  return step.matched === undefined && step.workbench.skipped === undefined;
}
