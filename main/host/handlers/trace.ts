import { runTrace } from "../../../engine/index";
import type { Handlers } from "../handler";
import type { HandlerContext } from "./context";

export function traceHandlers({ session, configurations, clock }: HandlerContext): Pick<Handlers, "trace/run"> {
  return {
    "trace/run": async ({ workspaceId, configuration, saved }) => {
      const workspace = session.find(workspaceId);
      const { prepared } = await configurations.get(workspace, configuration);
      const { assumptions } = await workspace.about();
      const started = clock();
      const result = runTrace(prepared, saved, { assumptions });
      return { result, milliseconds: clock() - started };
    },
  };
}
