import { outlineOf } from "../../../engine/trace/outline";
import { editedView } from "../edited-view";
import { filledTrace } from "../filled-trace";
import type { Handlers } from "../handler";
import type { HandlerContext } from "./context";
import { expectationVerdict } from "./expectations";

export function traceHandlers({ session, configurations, tracer, clock }: HandlerContext): Pick<Handlers, "trace/run"> {
  return {
    "trace/run": async ({ workspaceId, configuration, saved: template, edits, detail }) => {
      const workspace = session.find(workspaceId);
      const saved = await filledTrace(workspace, template);
      const { assumptions } = await workspace.about();
      const { before, after } = await configurations.edited(workspace, configuration, edits ?? []);
      const started = clock();
      const { result, scripts } = await tracer.run(workspace, after.prepared, saved, { assumptions });
      const milliseconds = clock() - started;
      const expectations = expectationVerdict(saved, result);
      const ran = scripts.length === 0 ? {} : { scripts };
      const run = {
        result: detail === "outline" ? outlineOf(result) : result,
        milliseconds,
        ...ran,
        ...(expectations === undefined ? {} : { expectations }),
      };
      return edits === undefined ? run : { ...run, edited: editedView(before, after, edits) };
    },
  };
}
