import { messageOf } from "../../host/message-of";
import { WORDS } from "../../words/words";
import { currentRun } from "../result/send-trace";
import type { Stores } from "../stores";

const words = WORDS.stores.takeExpectations;

/** Makes the trace on screen expect what it yields now; undo brings back what it expected. */
export async function takeExpectations(
  stores: Pick<Stores, "workspace" | "trace" | "result" | "runs" | "whatIf" | "notices">,
): Promise<void> {
  const { trace, result, runs, notices } = stores;
  const of = currentRun(stores);
  if (of === null) {
    notices.getState().fail(words.noConfiguration);
    return;
  }
  try {
    const expect = await runs.getState().expectationsOf(of);
    if (trace.getState().document?.key !== of.key) return;
    trace.getState().change([[["expect"], [...expect]]]);
    notices.getState().say(words.taken(of.configuration));
    await result.getState().start({ ...of, saved: trace.getState().document?.saved ?? of.saved });
  } catch (error) {
    notices.getState().fail(words.notTaken(messageOf(error)));
  }
}
