import type { ExpectationCommands, ExpectationVerdict } from "../../../engine/contract/expectation-commands";
import { checkExpectations } from "../../../engine/library/expectations/check-expectations";
import { readExpectations } from "../../../engine/library/expectations/expectation";
import { expectationsFromResult } from "../../../engine/library/expectations/expectations-from-result";
import type { SavedTrace } from "../../../engine/request/trace-definition";
import type { TraceResult } from "../../../engine/trace/result";
import { filledTrace } from "../filled-trace";
import type { Handlers } from "../handler";
import type { HandlerContext } from "./context";

export function expectationHandlers({ session, configurations, tracer }: HandlerContext): Pick<Handlers, keyof ExpectationCommands> {
  return {
    "expectations/take": async ({ workspaceId, configuration, saved, row, edits }, _caller, work) => {
      const workspace = session.find(workspaceId);
      const { after } = await configurations.edited(workspace, configuration, edits ?? [], work);
      const { assumptions } = await workspace.about();
      const { result } = await tracer.run(workspace, after.prepared, await filledTrace(workspace, saved, row), { assumptions });
      return expectationsFromResult(result);
    },
  };
}

/** What becomes of a trace's expectations; `undefined` where it has none. */
export function expectationVerdict({ expect }: SavedTrace, result: TraceResult): ExpectationVerdict | undefined {
  if (expect === undefined || expect.length === 0) return undefined;
  const reading = readExpectations(expect);
  if (reading.kind === "problems") return { checks: [], problems: reading.problems };
  return { checks: checkExpectations(reading.value, result), problems: [] };
}
