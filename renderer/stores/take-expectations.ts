import { messageOf } from "../host/client";
import { currentRun } from "./send-trace";
import type { Stores } from "./stores";

/** Makes the trace on screen expect what it yields now; undo brings back what it expected. */
export async function takeExpectations(
  stores: Pick<Stores, "workspace" | "trace" | "result" | "runs" | "whatIf" | "notices">,
): Promise<void> {
  const { trace, result, runs, notices } = stores;
  const of = currentRun(stores);
  if (of === null) {
    notices.getState().fail("There is no configuration to take a result from.");
    return;
  }
  try {
    const expect = await runs.getState().expectationsOf(of);
    if (trace.getState().document?.key !== of.key) return;
    trace.getState().change([[["expect"], [...expect]]]);
    notices.getState().say(`Taken: the trace expects what it yields under ${of.configuration}. Undo brings back what was there.`);
    await result.getState().start({ ...of, saved: trace.getState().document?.saved ?? of.saved });
  } catch (error) {
    notices.getState().fail(`Not taken: ${messageOf(error)}`);
  }
}
