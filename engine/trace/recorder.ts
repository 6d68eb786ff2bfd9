import type { StepWorkbench, TraceStep } from "./result";

/** Where a step stands: its id (`0.2.1`) and what hangs under it. */
export interface StepPlace {
  readonly id: string;
  readonly children: readonly TraceStep[];
}

/** What a survey keeps of a step that matched. */
export type MatchedStep = Pick<TraceStep, "type" | "step_name" | "description" | "expression" | "action"> & {
  readonly workbench: Pick<StepWorkbench, "phase" | "scope" | "ruleset" | "json" | "source" | "effects">;
};

/**
 * Takes steps while a request is on its way. A step is opened before what hangs under it and closed after, with what became of it.
 * A recorder that keeps nothing has `records` false, and never asks for a step.
 */
export interface Recorder {
  readonly records: boolean;
  /** Whether it wants every explanation; else only those of what matched and of what an assumption may decide. */
  readonly explains: "everything" | "what decides";
  /** Takes what matched, in the order in which it was done, where that is all that is kept; else `null`. */
  readonly match: ((step: MatchedStep) => void) | null;
  /** Opens a step under the one opened last and not closed yet; gives its id (`0.2.1`), "" where nothing is kept. */
  open(): string;
  /** Closes the step opened last; `describe` makes it, knowing its place. Gives the step; `null` where nothing is kept. */
  close<Step extends TraceStep>(describe: (place: StepPlace) => Step): Step | null;
  /** Takes the step opened last back: there was nothing to tell. */
  drop(): void;
  readonly steps: readonly TraceStep[];
}

interface OpenStep {
  readonly id: string;
  readonly children: TraceStep[];
}

/** Told of each step as it is opened and closed, so that somebody with a clock can say how long it took. */
export type StepWatcher = (what: "opened" | "closed", step: string) => void;

export interface RecorderOptions {
  readonly explains?: Recorder["explains"];
  readonly watch?: StepWatcher | undefined;
}

/** Keeps every step. */
export function createRecorder({ explains = "everything", watch = () => undefined }: RecorderOptions = {}): Recorder {
  const steps: TraceStep[] = [];
  const open: OpenStep[] = [];
  const siblings = (): TraceStep[] => open.at(-1)?.children ?? steps;
  return {
    records: true,
    explains,
    match: null,
    steps,
    open() {
      const parent = open.at(-1);
      const id = parent === undefined ? String(steps.length) : `${parent.id}.${parent.children.length}`;
      open.push({ id, children: [] });
      watch("opened", id);
      return id;
    },
    close(describe) {
      const place = open.pop();
      if (place === undefined) throw new Error("A step was closed that was never opened");
      watch("closed", place.id);
      const step = describe(place);
      siblings().push(step);
      return step;
    },
    drop() {
      open.pop();
    },
  };
}

/** Keeps nothing: for outcomes only. */
export function createSilentRecorder(): Recorder {
  return { records: false, explains: "what decides", match: null, steps: [], open: () => "", close: () => null, drop: () => undefined };
}

/** Keeps what matched and nothing else. */
export function createSurveyRecorder(matched: MatchedStep[]): Recorder {
  return { ...createSilentRecorder(), match: (step) => void matched.push(step) };
}
