import { until } from "../support/until";
import type { TraceStore } from "./trace-state";

/**
 * For what is asked of a trace while it is still being read: resolves once it is there. `another`: by then one more was chosen, and what was asked is not
 * about that.
 */
export async function openedTrace(trace: TraceStore): Promise<"there" | "another"> {
  const { active } = trace.getState();
  await until([trace], () => trace.getState().opening.kind !== "opening");
  return trace.getState().active === active ? "there" : "another";
}
