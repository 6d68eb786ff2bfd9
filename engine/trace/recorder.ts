import type { StepWorkbench, TraceStep } from "./result";

/** A step without its place in the tree. */
export type StepDraft = Omit<TraceStep, "trace" | "workbench"> & { readonly workbench: Omit<StepWorkbench, "id"> };

/**
 * Takes steps while a request is on its way. A step is opened before what hangs under it and closed after, with what became of it.
 * A recorder that keeps nothing has `records` false; drafts need not be made for it.
 */
export interface Recorder {
  readonly records: boolean;
  /** Opens a step under the one opened last and not closed yet; gives its id (`0.2.1`), "" where nothing is kept. */
  open(): string;
  /** Closes the step opened last. `describe` sees the steps under it. */
  close(describe: (children: readonly TraceStep[]) => StepDraft): void;
  /** Takes the step opened last back, with all under it. */
  drop(): void;
  readonly steps: readonly TraceStep[];
}

interface OpenStep {
  readonly id: string;
  readonly children: TraceStep[];
}

/** Keeps everything. */
export function createRecorder(): Recorder {
  const steps: TraceStep[] = [];
  const open: OpenStep[] = [];
  const siblings = (): TraceStep[] => open.at(-1)?.children ?? steps;
  return {
    records: true,
    steps,
    open() {
      const parent = open.at(-1);
      const id = parent === undefined ? String(steps.length) : `${parent.id}.${parent.children.length}`;
      open.push({ id, children: [] });
      return id;
    },
    close(describe) {
      const step = open.pop();
      if (step === undefined) throw new Error("A step was closed that was never opened");
      const { workbench, ...facts } = describe(step.children);
      const nested = step.children.length > 0 ? { trace: step.children } : {};
      siblings().push({ ...facts, ...nested, workbench: { id: step.id, ...workbench } });
    },
    drop() {
      open.pop();
    },
  };
}

/** Keeps nothing: for outcomes only. */
export function createSilentRecorder(): Recorder {
  return { records: false, steps: [], open: () => "", close: () => undefined, drop: () => undefined };
}
