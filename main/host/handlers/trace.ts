import { runTrace } from "../../../engine/index";
import type { Handlers } from "../handler";
import type { HandlerContext } from "./context";

export function traceHandlers({ session, configurations, clock }: HandlerContext): Pick<Handlers, "trace/run"> {
  return {
    "trace/run": async ({ workspaceId, configuration, saved }) => {
      const { prepared } = await configurations.get(session.find(workspaceId), configuration);
      const started = clock();
      const result = runTrace(prepared, saved);
      return { result, milliseconds: clock() - started };
    },
  };
}
