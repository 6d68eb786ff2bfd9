import { createStore, type StoreApi } from "zustand/vanilla";
import type { ConfigurationEdit, EditedConfiguration, SavedTrace, TraceRun, TraceStep } from "../../../engine/contract/index";
import { patchedSteps } from "../../../engine/trace/step-patch";
import { type HostClient } from "../../host/client";
import { messageOf } from "../../host/message-of";
import { WORDS } from "../../words/words";
import { setNewest } from "../support/set-newest";
import { NO_SEARCH, type StepSearch } from "./step-search";

const words = WORDS.stores.result;

/** What a run was made of; `saved` is the very object, so that `of.saved === trace.saved` says whether the result is still fresh. */
export interface RunOf {
  readonly workspaceId: string;
  readonly configuration: string;
  /** The trace's key in the window. */
  readonly key: string;
  /** The trace's name, for people. */
  readonly name: string;
  readonly saved: SavedTrace;
  /** Which row of its cases, from 0; `null` where it has none. */
  readonly row: number | null;
  /** Changes of the configuration that are not saved; the very list, as with `saved`. */
  readonly edits: readonly ConfigurationEdit[];
  /** `outline`: steps without what only the inspector shows. */
  readonly detail: "full" | "outline";
}

/** What may be read of a run: `result` is the answer to the hop that is chosen of its redirects, else to the trace itself. */
export interface Finished extends TraceRun {
  readonly of: RunOf;
  /** Place in `chain`, from 0. */
  readonly hop: number;
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
  /** What is looked for among the steps; another trace has its own. */
  readonly search: StepSearch;
  readonly lookFor: (search: StepSearch) => void;
  /** Id of the selected step (`workbench.id`). */
  readonly selected: string | null;
  /** How the selection came: by a run, or as the one after the other in a walk through the steps, or by choosing it. */
  readonly selectedBy: "run" | "walk" | "jump";
  /**
   * Runs, and shows the answer unless a later run or `clear` came between. Never rejects. Edits with a mistake leave the result of before where there is one.
   * Gives what was found in the edits; `null` where there are none, or no answer.
   */
  readonly start: (of: RunOf) => Promise<EditedConfiguration | null>;
  readonly clear: () => void;
  /** What results are made of is another now: those of traces that are not on screen are given up, and run again when they are. */
  readonly outdate: () => void;
  /**
   * Another trace is on screen: its own last result with the step that was selected, if it has one. `given-up`: it had one, which is not kept any more.
   * `null`: no trace is.
   */
  readonly recall: (key: string | null) => "kept" | "given-up" | "none";
  /** These are closed: their results are given up. */
  readonly giveUp: (keys: readonly string[]) => void;
  readonly cancel: () => void;
  /** Whether runs go on where an answer redirects to. */
  readonly redirects: "stay" | "follow";
  readonly setRedirects: (redirects: ResultState["redirects"]) => void;
  /** Shows another hop of the redirects that were followed. */
  readonly chooseHop: (hop: number) => void;
  readonly show: (shown: Shown) => void;
  readonly select: (step: string | null, by?: "walk" | "jump") => void;
}

/** So many traces keep their last result; those that were looked at longest ago give theirs up, and run again when they are. */
const KEEP = 20;
/** So many traces keep what was selected and looked for in them. */
const REMEMBER = 500;

export type ResultStore = StoreApi<ResultState>;

export function createResultStore(host: HostClient): ResultStore {
  const kept = new Map<string, Finished>();
  /** The step that was selected last, of every trace that was sent. */
  const selections = new Map<string, string | null>();
  const searches = new Map<string, StepSearch>();
  /** Runs that somebody gave up: their late answers count for nothing. */
  const cancelled = new WeakSet<Run>();
  /** Counts what every result is made of; an answer to a run that began with another is not kept. */
  let generation = 0;

  const keep = (finished: Finished): void => setNewest(kept, finished.of.key, finished, KEEP);
  const rememberSelection = (key: string, step: string | null): void => setNewest(selections, key, step, REMEMBER);

  return createStore<ResultState>()((set, get) => ({
    run: { kind: "idle" },
    shown: "matched",
    search: NO_SEARCH,
    lookFor: (search) => set({ search }),
    selected: null,
    selectedBy: "run",
    redirects: "stay",
    async start(of) {
      const last = lastFinished(get().run);
      const running: Run = { kind: "running", of, previous: last?.of.key === of.key ? last : null };
      const began = generation;
      set({ run: running });
      try {
        const { workspaceId, configuration, saved, row, edits, detail } = of;
        const since = detail === "outline" ? running.previous?.name : undefined;
        const sent = await host.call("trace/run", {
          workspaceId,
          configuration,
          saved,
          ...(row === null ? {} : { row }),
          ...(edits.length === 0 ? {} : { edits }),
          ...(detail === "full" ? {} : { detail }),
          ...(since === undefined ? {} : { since }),
          ...(get().redirects === "stay" ? {} : { redirects: "follow" as const }),
        });
        const answer = wholeRun(sent, running.previous);
        const edited = answer.edited ?? null;
        const mistaken = edited !== null && edited.mistakes.length > 0 && running.previous !== null;
        const finished = atHop({ ...answer, of, hop: 0 }, sameHop(answer, running.previous));
        if (get().run !== running) {
          // Another trace is on screen, or another run: the answer waits for when this one is.
          if (began === generation && !mistaken && !cancelled.has(running)) {
            keep(finished);
            if (!selections.has(of.key)) rememberSelection(of.key, selectionAfter(finished, null, null, of));
          }
          return edited;
        }
        if (mistaken && running.previous !== null) {
          set({ run: { kind: "done", finished: running.previous } });
          return edited;
        }
        keep(finished);
        const selected = selectionAfter(finished, running.previous, running.previous === null ? null : get().selected, of);
        const before = running.previous === null ? selections.get(of.key) : undefined;
        const again = typeof before === "string" && findStep(finished.result.trace, before) !== null ? before : selected;
        rememberSelection(of.key, again);
        set({ run: { kind: "done", finished }, selected: again, selectedBy: "run" });
        return edited;
      } catch (error) {
        if (get().run === running) set({ run: { kind: "failed", of, message: messageOf(error), previous: running.previous } });
        return null;
      }
    },
    clear() {
      generation += 1;
      kept.clear();
      selections.clear();
      searches.clear();
      set({ run: { kind: "idle" }, selected: null, search: NO_SEARCH });
    },
    outdate() {
      generation += 1;
      kept.clear();
    },
    recall(key) {
      const last = lastFinished(get().run);
      if (last !== null) setNewest(searches, last.of.key, get().search, REMEMBER);
      const finished = key === null ? undefined : kept.get(key);
      const search = key === null ? NO_SEARCH : (searches.get(key) ?? NO_SEARCH);
      if (key === null || finished === undefined) {
        set({ run: { kind: "idle" }, selected: null, selectedBy: "run", search });
        return key !== null && selections.has(key) ? "given-up" : "none";
      }
      keep(finished);
      set({ run: { kind: "done", finished }, selected: selections.get(key) ?? null, selectedBy: "run", search });
      return "kept";
    },
    giveUp(keys) {
      for (const key of keys) kept.delete(key);
    },
    cancel() {
      const { run } = get();
      if (run.kind !== "running") return;
      cancelled.add(run);
      set({ run: run.previous === null ? { kind: "idle" } : { kind: "done", finished: run.previous } });
    },
    setRedirects: (redirects) => set({ redirects }),
    chooseHop(hop) {
      const { run } = get();
      const last = lastFinished(run);
      if (last === null || last.hop === hop) return;
      const finished = atHop(last, hop);
      kept.set(finished.of.key, finished);
      const selected = finished.result.workbench.by?.step ?? null;
      set({ run: run.kind === "running" || run.kind === "failed" ? { ...run, previous: finished } : { kind: "done", finished }, selected });
    },
    show: (shown) => set({ shown }),
    select(selected, by = "jump") {
      const last = lastFinished(get().run);
      if (last !== null) rememberSelection(last.of.key, selected);
      set({ selected, selectedBy: by });
    },
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

/** How long each step of the shown answer took here; `null` where nobody measured: only full runs are. */
export function timesOf({ hop, hopTimes, stepMilliseconds }: Finished): Readonly<Record<string, number>> | null {
  return (hopTimes === undefined ? stepMilliseconds : hopTimes[hop]?.stepMilliseconds) ?? null;
}

/** How long the shown answer took here. */
export function durationOf({ hop, hopTimes, milliseconds }: Finished): number {
  return hopTimes?.[hop]?.milliseconds ?? milliseconds;
}

/** A run with all its steps, also where the host told only what became of those of the run before. */
function wholeRun({ steps, ...run }: TraceRun, previous: Finished | null): TraceRun {
  if (steps === undefined) return run;
  const trace = previous === null ? null : patchedSteps(previous.result, steps);
  if (trace === null) throw new Error(words.stepsOfNoRun);
  return { ...run, result: { ...run.result, trace } };
}

/** The answer to another hop; a hop that is not there changes nothing. */
function atHop(finished: Finished, hop: number): Finished {
  const found = finished.chain?.hops[hop];
  return found === undefined ? finished : { ...finished, hop, result: found.result };
}

/** The hop that was looked at, where the new run comes to the same request at the same place; else the trace itself. */
function sameHop({ chain }: TraceRun, previous: Finished | null): number {
  const hop = previous?.hop ?? 0;
  return chain?.hops[hop]?.trace.url === previous?.chain?.hops[hop]?.trace.url ? hop : 0;
}

/**
 * The same rule stays selected when the same trace runs again; else the step that decided is. While a configuration is edited the rule in question
 * stays selected wherever it moves and whatever becomes of it.
 */
function selectionAfter(answer: Finished, previous: Finished | null, selected: string | null, of: RunOf): string | null {
  const deciding = answer.result.workbench.by?.step ?? null;
  if (previous === null || selected === null || previous.of.key !== of.key || previous.hop !== answer.hop) return deciding;
  const step = findStep(previous.result.trace, selected);
  if (of.edits !== previous.of.edits && step !== null && step.workbench.rule !== null)
    return findRule(answer.result.trace, step)?.workbench.id ?? deciding;
  if (selected === previous.result.workbench.by?.step) return deciding;
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

/** The step of the same rule in another result; its id may be another. */
function findRule(steps: readonly TraceStep[], sought: TraceStep): TraceStep | null {
  const { phase, ruleset, rule } = sought.workbench;
  for (const step of steps) {
    const { workbench } = step;
    if (step.type === sought.type && workbench.rule === rule && workbench.ruleset === ruleset && workbench.phase === phase) return step;
    const inside = findRule(step.trace ?? [], sought);
    if (inside !== null) return inside;
  }
  return null;
}
