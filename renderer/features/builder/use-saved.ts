import type { Json, SavedTrace } from "../../../engine/contract/index";
import { useStores, useTrace } from "../../stores/context";
import { lastFinished } from "../../stores/result/result";
import { useResultPart } from "../../stores/result/use-result-part";
import type { Path } from "../../stores/trace/read-saved-trace";
import type { TraceStore } from "../../stores/trace/trace-state";
import { useTracePart } from "../../stores/trace/use-trace-part";

const NOTHING: SavedTrace = { trace: { method: "GET", url: "" } };

/** The saved trace that the form shows: the newest valid one. */
export function useSaved(): SavedTrace {
  return useTrace((state) => state.document?.saved ?? NOTHING);
}

/** The same for what is done once, outside of drawing. */
export function savedNow(trace: TraceStore): SavedTrace {
  return trace.getState().document?.saved ?? NOTHING;
}

/** A part of what the form shows; the same object as before while it says the same, whatever else changes in the trace. */
export function useSavedPart<Part>(select: (saved: SavedTrace) => Part): Part {
  return useTracePart((state) => select(state.document?.saved ?? NOTHING));
}

/** Changes one value of the trace on screen; `undefined` takes it out. */
export function useChange(): (path: Path, value: Json | undefined) => void {
  const { trace } = useStores();
  return (path, value) => trace.getState().change([[path, value]]);
}

/** The value that the last run of this trace assumed for a field which nobody gave; `undefined` where it assumed none. */
export function useAssumed(field: string): Json | undefined {
  const key = useTrace((state) => state.document?.key);
  return useResultPart((state) => {
    const finished = lastFinished(state.run);
    if (finished === null || finished.of.key !== key) return undefined;
    return finished.result.workbench.assumed.find((assumption) => assumption.field === field)?.value;
  });
}
