import { createStore, type StoreApi } from "zustand/vanilla";
import type { SavedTrace, TraceRun, TraceStep } from "../../engine/contract/index";
import { type HostClient, messageOf } from "../host/client";

/** What a run was made of; `saved` is the very object, so that `of.saved === trace.saved` says whether the result is still fresh. */
export interface RunOf {
  readonly workspaceId: string;
  readonly configuration: string;
  readonly traceId: string | null;
  /** The trace's name, for people. */
  readonly name: string;
  readonly saved: SavedTrace;
}

export interface Finished extends TraceRun {
  readonly of: RunOf;
}

/** While running and after a failure the last finished run stays readable. */
export type Run =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly of: RunOf; readonly previous: Finished | null }
  | { readonly kind: "done"; readonly finished: Finished }
  | { readonly kind: "failed"; readonly of: RunOf; readonly message: string; readonly previous: Finished | null };

export type Shown = "matched" | "all";

export interface ResultState {
  readonly run: Run;
  readonly shown: Shown;
  /** Id of the selected step (`workbench.id`). */
  readonly selected: string | null;
  /** Runs, and shows the answer unless a later run or `clear` came between. Never rejects. */
  readonly start: (of: RunOf) => Promise<void>;
  readonly clear: () => void;
  readonly cancel: () => void;
  readonly show: (shown: Shown) => void;
  readonly select: (step: string | null) => void;
}

export type ResultStore = StoreApi<ResultState>;

export function createResultStore(host: HostClient): ResultStore {
  return createStore<ResultState>()((set, get) => ({
    run: { kind: "idle" },
    shown: "matched",
    selected: null,
    async start(of) {
      const running: Run = { kind: "running", of, previous: lastFinished(get().run) };
      set({ run: running });
      try {
        const { workspaceId, configuration, saved } = of;
        const answer = await host.call("trace/run", { workspaceId, configuration, saved });
        if (get().run !== running) return;
        set({ run: { kind: "done", finished: { ...answer, of } }, selected: selectionAfter(answer, running.previous, get().selected, of) });
      } catch (error) {
        if (get().run === running) set({ run: { kind: "failed", of, message: messageOf(error), previous: running.previous } });
      }
    },
    clear: () => set({ run: { kind: "idle" }, selected: null }),
    cancel() {
      const { run } = get();
      if (run.kind === "running") set({ run: run.previous === null ? { kind: "idle" } : { kind: "done", finished: run.previous } });
    },
    show: (shown) => set({ shown }),
    select: (selected) => set({ selected }),
  }));
}

/** The run that can be read now: the newest that ended well. */
export function lastFinished(run: Run): Finished | null {
  switch (run.kind) {
    case "idle":
      return null;
    case "done":
      return run.finished;
    case "running":
    case "failed":
      return run.previous;
    default:
      return null;
  }
}

/** The same rule stays selected when the same trace runs again; else the step that decided is. */
function selectionAfter(answer: TraceRun, previous: Finished | null, selected: string | null, of: RunOf): string | null {
  const deciding = answer.result.workbench.by?.step ?? null;
  if (previous === null || selected === null || previous.of.traceId !== of.traceId) return deciding;
  if (selected === previous.result.workbench.by?.step) return deciding;
  const step = findStep(previous.result.trace, selected);
  const again = findStep(answer.result.trace, selected);
  return step !== null && again !== null && step.workbench.rule === again.workbench.rule && step.step_name === again.step_name
    ? selected
    : deciding;
}

function findStep(steps: readonly TraceStep[], id: string): TraceStep | null {
  for (const step of steps) {
    if (step.workbench.id === id) return step;
    const inside = findStep(step.trace ?? [], id);
    if (inside !== null) return inside;
  }
  return null;
}
