import { useRef } from "react";
import { useTrace } from "./context";
import { isSameValue } from "./same-value";
import type { TraceState } from "./trace/trace-state";

/** What `select` picks of the open traces; the same object as before while it says the same, whatever else changes in them. */
export function useTracePart<Part>(select: (state: TraceState) => Part): Part {
  const last = useRef<{ readonly part: Part } | null>(null);
  return useTrace((state) => {
    const part = select(state);
    if (last.current !== null && isSameValue(last.current.part, part)) return last.current.part;
    last.current = { part };
    return part;
  });
}
