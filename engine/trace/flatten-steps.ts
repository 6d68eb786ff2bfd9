import type { TraceResult, TraceStep } from "./result";

/** All steps in the order of evaluation, a step before what hangs under it. `depth` is 0 for the outermost. */
export function flattenSteps(result: Pick<TraceResult, "trace">): readonly { readonly step: TraceStep; readonly depth: number }[] {
  const flat: { step: TraceStep; depth: number }[] = [];
  const walk = (steps: readonly TraceStep[], depth: number): void => {
    for (const step of steps) {
      flat.push({ step, depth });
      walk(step.trace ?? [], depth + 1);
    }
  };
  walk(result.trace, 0);
  return flat;
}
