import type { StepWatcher } from "../../engine/trace/recorder";

export interface StepClock {
  readonly watch: StepWatcher;
  /** Milliseconds each closed step took with what is below it, to the microsecond, by its id. */
  readonly times: () => Readonly<Record<string, number>>;
}

/** Measures steps from outside, so that the engine needs no clock. */
export function createStepClock(clock: () => number): StepClock {
  const began = new Map<string, number>();
  const took: Record<string, number> = {};
  return {
    watch(what, step) {
      if (what === "opened") began.set(step, clock());
      else took[step] = Math.round((clock() - (began.get(step) ?? 0)) * 1000) / 1000;
    },
    times: () => took,
  };
}
