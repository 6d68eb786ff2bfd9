import { useTrace } from "../context";
import { useSame } from "../support/use-same";
import type { TraceState } from "./trace-state";

/** What `select` picks of the open traces; the same object as before while it says the same, whatever else changes in them. */
export function useTracePart<Part>(select: (state: TraceState) => Part): Part {
  return useTrace(useSame(select));
}
