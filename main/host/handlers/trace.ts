import { alignSteps } from "../../../engine/compare/results/align-steps";
import { outcomeOf } from "../../../engine/compare/results/case-outcome";
import { compareOutcomes } from "../../../engine/compare/results/compare-outcomes";
import { runTraceChainBy, type TraceChain, type TraceResult } from "../../../engine/index";
import type { SavedTrace } from "../../../engine/request/trace-definition";
import { outlineOf } from "../../../engine/trace/outline";
import { editedView } from "../edited-view";
import { filledTrace } from "../filled-trace";
import type { Handlers } from "../handler";
import { createSentOutlines } from "../sent-outlines";
import { createStepClock } from "../step-clock";
import type { HandlerContext } from "./context";
import { expectationVerdict } from "./expectations";

export function traceHandlers({ session, configurations, tracer, clock }: HandlerContext): Pick<Handlers, "trace/run" | "trace/compare"> {
  const outlines = createSentOutlines();

  return {
    "trace/run": async ({ workspaceId, configuration, saved: template, edits, detail, since, row, redirects }, caller, work) => {
      const workspace = session.find(workspaceId);
      const [saved, { assumptions }, { before, after }] = await Promise.all([
        filledTrace(workspace, template, row),
        workspace.about(),
        configurations.edited(workspace, configuration, edits ?? [], work),
      ]);
      const measure = async (asked: SavedTrace) => {
        const started = clock();
        const steps = createStepClock(clock);
        const options = detail === "outline" ? { assumptions } : { assumptions, watch: steps.watch };
        const run = await tracer.run(workspace, after.prepared, asked, options);
        const milliseconds = clock() - started;
        return { ...run, took: detail === "outline" ? { milliseconds } : { milliseconds, stepMilliseconds: steps.times() } };
      };
      const { result, scripts: first, took } = await measure(saved);
      const scripts = [...first];
      const hopTimes = [took];
      const chain =
        redirects === undefined
          ? undefined
          : await runTraceChainBy(saved, async (asked) => {
              if (asked === saved) return result;
              const hop = await measure(asked);
              scripts.push(...hop.scripts);
              hopTimes.push(hop.took);
              return hop.result;
            });
      const expectations = expectationVerdict(saved, result);
      const shown = detail === "outline" ? outlineOf : unchanged;
      const ran = scripts.length === 0 ? {} : { scripts };
      const edited = edits === undefined ? undefined : editedView(before, after, edits);
      // A window does not take the answer to a mistake.
      const named = detail === "outline" && chain === undefined && (edited?.mistakes ?? []).length === 0;
      return {
        ...(named ? outlines.send(caller, shown(result), since) : { result: shown(result) }),
        ...(chain === undefined ? {} : { chain: chainOf(chain, shown), hopTimes: hopTimes.slice(0, chain.hops.length) }),
        ...took,
        ...ran,
        ...(expectations === undefined ? {} : { expectations }),
        ...(edited === undefined ? {} : { edited }),
      };
    },

    "trace/compare": async ({ workspaceId, configuration, before, after, edits }, _caller, work) => {
      const workspace = session.find(workspaceId);
      const { assumptions } = await workspace.about();
      const edited = await configurations.edited(workspace, configuration, edits ?? [], work);
      const trace = async (template: SavedTrace): Promise<TraceResult> => {
        const run = await tracer.run(workspace, edited.after.prepared, await filledTrace(workspace, template), { assumptions });
        return run.result;
      };
      const [one, other] = [await trace(before), await trace(after)];
      const { facets } = compareOutcomes(outcomeOf(one, "ends"), outcomeOf(other, "ends"));
      return { before: one, after: other, alignment: alignSteps(one, other), why: null, facets };
    },
  };
}

function unchanged(result: TraceResult): TraceResult {
  return result;
}

function chainOf({ hops, end, sentence }: TraceChain, shown: (result: TraceResult) => TraceResult): TraceChain {
  return { hops: hops.map(({ trace, result }) => ({ trace, result: shown(result) })), end, sentence };
}
