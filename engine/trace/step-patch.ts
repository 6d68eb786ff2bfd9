import { sameJson } from "../support/same-json";
import type { TraceResult, TraceStep } from "./result";

/** A step as it stands in an earlier result, by its id there, with all below it; or one that is another. */
export type StepPatch = string | PatchedStep;

export interface PatchedStep extends Omit<TraceStep, "trace"> {
  readonly trace?: readonly StepPatch[];
}

/** The steps of a result, those that an earlier one has just so only named: of a long result that hardly changes little is left. */
export function stepPatches(before: TraceResult, after: TraceResult): readonly StepPatch[] {
  const known = stepsById(before);
  return after.trace.map((step) => patchOf(known, step));
}

/** What `stepPatches` was made of; the steps that stayed are the very same objects as before. `null`: it names a step that `before` has not. */
export function patchedSteps(before: TraceResult, patches: readonly StepPatch[]): readonly TraceStep[] | null {
  const known = stepsById(before);
  return restored(known, patches);
}

function patchOf(known: ReadonlyMap<string, TraceStep>, step: TraceStep): StepPatch {
  const { trace, ...own } = step;
  const patches = trace?.map((below) => patchOf(known, below));
  const before = known.get(step.workbench.id);
  if (before !== undefined) {
    const { trace: traceBefore, ...ownBefore } = before;
    if (
      sameJson(
        patches,
        traceBefore?.map(({ workbench }) => workbench.id),
      ) &&
      sameJson(own, ownBefore)
    )
      return step.workbench.id;
  }
  return { ...own, ...(patches === undefined ? {} : { trace: patches }) };
}

function restored(known: ReadonlyMap<string, TraceStep>, patches: readonly StepPatch[]): readonly TraceStep[] | null {
  const steps: TraceStep[] = [];
  for (const patch of patches) {
    const step = typeof patch === "string" ? known.get(patch) : restoredStep(known, patch);
    if (step === undefined || step === null) return null;
    steps.push(step);
  }
  return steps;
}

function restoredStep(known: ReadonlyMap<string, TraceStep>, { trace, ...own }: PatchedStep): TraceStep | null {
  if (trace === undefined) return own;
  const below = restored(known, trace);
  return below === null ? null : { ...own, trace: below };
}

function stepsById({ trace }: TraceResult): ReadonlyMap<string, TraceStep> {
  const known = new Map<string, TraceStep>();
  const note = (step: TraceStep): void => {
    known.set(step.workbench.id, step);
    step.trace?.forEach(note);
  };
  trace.forEach(note);
  return known;
}
