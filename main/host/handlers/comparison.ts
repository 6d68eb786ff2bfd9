import type { EditSpace } from "../../../engine/compare/configurations/edit";
import { createEditSpace } from "../../../engine/compare/configurations/edit-space";
import { locateEdits } from "../../../engine/compare/configurations/located-edit";
import { alignSteps } from "../../../engine/compare/results/align-steps";
import type { CaseOutcome } from "../../../engine/compare/results/case-outcome";
import { type CaseComparison, compareCase, isDifference, NO_WAYS } from "../../../engine/compare/runs/case-comparison";
import type { RequestOf } from "../../../engine/contract/commands";
import type { ComparedTrace, ComparisonCommands, ComparisonProgress, ComparisonView } from "../../../engine/contract/comparison-commands";
import { Refused } from "../../../engine/contract/refused";
import { type PreparedConfiguration, prepareConfiguration, readConfiguration, runTrace } from "../../../engine/index";
import { acceptInBaseline, baselineOf } from "../../../engine/library/baseline/baseline";
import { createComparison } from "../../../engine/library/comparison/comparison";
import { caseId, type TraceCase, traceOfCaseId } from "../../../engine/library/parameters/expand-trace";
import { casesOf } from "../../../engine/library/parameters/trace-text";
import { printComparison } from "../../../engine/library/reports/index";
import type { TraceResult } from "../../../engine/trace/result";
import type { KeptComparison } from "../../workspace/runs/comparison-store";
import type { Workspace } from "../../workspace/workspace";
import type { Handlers } from "../handler";
import { makeComparison } from "../make-comparison";
import type { ReadyConfiguration } from "../prepared-configurations";
import { reportFile } from "../report-file";
import type { HandlerContext } from "./context";

const TELL_EVERY = 120;
/** Comparisons that are held as they were made, with what their files leave out: secrets. */
const MOST_HELD = 4;

type Request = RequestOf<"comparison/start">;

/** A comparison that is being made. */
interface UnderWay {
  cancelled: boolean;
  /** Ends its threads, whatever they are doing. */
  close: () => Promise<void>;
}

export function comparisonHandlers(context: HandlerContext): Pick<Handlers, keyof ComparisonCommands> {
  const { session, configurations, clock, tell, now, report, description } = context;
  const held = new Map<string, KeptComparison>();
  const underWay = new Map<string, UnderWay>();

  async function find(workspace: Workspace, comparisonId: string): Promise<KeptComparison> {
    return held.get(comparisonId) ?? workspace.comparisons.read(comparisonId);
  }

  /** In the history, too; a workspace that cannot be written to is no reason to fail. */
  async function keep(workspace: Workspace, kept: KeptComparison): Promise<void> {
    const { comparisonId } = kept.summary;
    held.delete(comparisonId);
    held.set(comparisonId, kept);
    for (const oldest of [...held.keys()].slice(0, Math.max(0, held.size - MOST_HELD))) held.delete(oldest);
    await workspace.comparisons.write(kept).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
  }

  async function viewOf(workspace: Workspace, kept: KeptComparison): Promise<ComparisonView> {
    const { comparisonId, before, after, started, milliseconds } = kept.summary;
    const acknowledged = await workspace.acknowledgements.read();
    const comparison = createComparison({ ...kept.parts, acknowledged, today: now().toISOString().slice(0, 10) });
    return { comparisonId, before, after, started, milliseconds, outdated: await outdated(workspace, kept), comparison };
  }

  /** Names of configurations that are gone, or have other contents now. */
  async function outdated(workspace: Workspace, { summary, fingerprints }: KeptComparison): Promise<readonly string[]> {
    const sides = [
      [summary.before, fingerprints.before],
      [summary.after, fingerprints.after],
    ] as const;
    const names: string[] = [];
    for (const [side, then] of sides) {
      if (side.kind !== "configuration" || then === null || names.includes(side.name)) continue;
      if ((await configurations.fingerprint(workspace, side.name).catch(() => null)) !== then) names.push(side.name);
    }
    return names;
  }

  async function execute(comparisonId: string, { workspaceId, before, after }: Request, work: UnderWay): Promise<void> {
    const [started, day] = [clock(), now()];
    const isCancelled = (): boolean => work.cancelled;
    let lastTold = started;
    const progress = (
      stage: ComparisonProgress["stage"],
      done: number,
      total: number,
      state: ComparisonProgress["state"] = "running",
      message: string | null = null,
    ) => {
      tell("comparison/progress", { workspaceId, comparisonId, stage, done, total, state, message });
      lastTold = clock();
    };
    try {
      const workspace = session.find(workspaceId);
      const made = await makeComparison({
        workspace,
        configurations,
        before,
        after,
        onStart: (close) => {
          work.close = close;
        },
        onTraced: (files, total) => {
          if (clock() - lastTold >= TELL_EVERY) progress("tracing", files, total);
        },
        onFindingCauses: (traces) => progress("finding causes", traces, traces),
        isCancelled,
      });
      if (made === null) return progress("tracing", 0, 0, "cancelled");
      const { cases } = made.parts;
      const counts = { cases: cases.length, changed: cases.filter(isDifference).length };
      const milliseconds = clock() - started;
      const summary = { comparisonId, before, after, started: day.toISOString(), milliseconds, counts, engine: description.version };
      await keep(workspace, { ...made, summary });
      progress("finding causes", cases.length, cases.length, "finished");
    } catch (error) {
      // Threads that are ended in the middle of their work reject it.
      if (work.cancelled) return progress("tracing", 0, 0, "cancelled");
      if (!(error instanceof Refused)) report(error);
      const message =
        error instanceof Refused ? error.message : "The comparison failed by a fault of the workbench; your files are as they were.";
      progress("tracing", 0, 0, "failed", message);
    } finally {
      underWay.delete(comparisonId);
      await work.close();
    }
  }

  return {
    "comparison/start": async (request) => {
      const comparisonId = session.find(request.workspaceId).comparisons.newId(now());
      const work: UnderWay = { cancelled: false, close: async () => undefined };
      underWay.set(comparisonId, work);
      void execute(comparisonId, request, work);
      return { comparisonId };
    },

    "comparison/list": async ({ workspaceId }) => session.find(workspaceId).comparisons.list(),

    "comparison/delete": async ({ workspaceId, comparisonId }) => {
      await session.find(workspaceId).comparisons.remove(comparisonId);
      held.delete(comparisonId);
      return {};
    },

    "comparison/cancel": async ({ comparisonId }) => {
      const work = underWay.get(comparisonId);
      if (work === undefined) return {};
      work.cancelled = true;
      await work.close();
      return {};
    },

    "comparison/read": async ({ workspaceId, comparisonId }) => {
      const workspace = session.find(workspaceId);
      return viewOf(workspace, await find(workspace, comparisonId));
    },

    "comparison/trace": async ({ workspaceId, comparisonId, caseId: id, without }) => {
      const workspace = session.find(workspaceId);
      const kept = await find(workspace, comparisonId);
      const { before, after } = kept.summary;
      if (before.kind !== "configuration" || after.kind !== "configuration") return noSteps(KEPT_SIDE);
      const changed = await outdated(workspace, kept);
      if (changed.length > 0) return noSteps(`What is compared has changed since (${changed.join(", ")}). Compare again to see the steps.`);
      const each = await caseOf(workspace, id);
      if (each === undefined) return noSteps("The trace is not there any more, or cannot be read.");
      const [one, other] = [await configurations.get(workspace, before.name), await configurations.get(workspace, after.name)];
      const { assumptions } = await workspace.about();
      const space = createEditSpace(one.files, other.files);
      // Without an edit, everything has the ids that it has in the first configuration.
      const [second, names] = without === undefined ? [other.prepared, space.names] : [withoutEdit(other, space, without), null];
      const [old, next] = [runTrace(one.prepared, each.saved, { assumptions }), runTrace(second, each.saved, { assumptions })];
      const then = kept.parts.cases.find((compared) => compared.id === id);
      if (!cameTo(old, then?.before ?? null) || (without === undefined && !cameTo(next, then?.after ?? null)))
        return noSteps("The trace has changed since. Compare again to see its steps.");
      return { before: old, after: next, alignment: alignSteps(old, next, names), why: null };
    },

    "comparison/acknowledge": async ({ workspaceId, comparisonId, caseIds, reason, until }) => {
      const workspace = session.find(workspaceId);
      const kept = await find(workspace, comparisonId);
      const meant = kept.parts.cases.filter(({ id }) => caseIds.includes(id));
      await workspace.acknowledgements.add(meant, { reason, until });
      return viewOf(workspace, kept);
    },

    "comparison/configurations": async ({ workspaceId, before, after }, _caller, work) => {
      const workspace = session.find(workspaceId);
      const [old, next] = [await configurations.get(workspace, before, work), await configurations.get(workspace, after, work)];
      return { before, after, edits: locateEdits(old.configuration, next.configuration) };
    },

    "comparison/accept": async ({ workspaceId, comparisonId, caseIds }) => {
      const workspace = session.find(workspaceId);
      const kept = await find(workspace, comparisonId);
      if (kept.summary.before.kind !== "baseline")
        throw new Refused("invalid-request", "What is compared with is no baseline, so nothing can be accepted into it.");
      const { name } = kept.summary.before;
      const baseline = await workspace.baselines.read(name);
      if (baseline === null) throw new Refused("not-found", `There is no baseline “${name}” any more.`);
      const wanted = new Set(caseIds);
      const meant = kept.parts.cases.filter(({ id }) => wanted.has(id));
      const reviewed = meant.map(({ id, name: title, after }) => ({ id, name: title, outcome: after }));
      const gone = new Set(meant.filter(({ missing }) => missing === "after").map(({ id }) => id));
      await workspace.baselines.write(name, acceptInBaseline(baseline, baselineOf(baseline.configuration, reviewed), gone));
      const cases = kept.parts.cases
        .filter(({ id }) => !gone.has(id))
        .map((each) => (wanted.has(each.id) && each.after !== null ? accepted(each, each.after) : each));
      const counts = { cases: cases.length, changed: cases.filter(isDifference).length };
      const next = { ...kept, summary: { ...kept.summary, counts }, parts: { ...kept.parts, cases } };
      await keep(workspace, next);
      return viewOf(workspace, next);
    },

    "comparison/report": async ({ workspaceId, comparisonId, format }) => {
      const workspace = session.find(workspaceId);
      const { comparison, milliseconds } = await viewOf(workspace, await find(workspace, comparisonId));
      const { name } = await workspace.about();
      const told = { workspace: name, milliseconds, engine: description.version, comparison };
      return reportFile(`${comparison.before}-to-${comparison.after}`, format, printComparison(told, format, "redacted"));
    },

    "comparison/withdraw": async ({ workspaceId, comparisonId, caseIds }) => {
      const workspace = session.find(workspaceId);
      const kept = await find(workspace, comparisonId);
      const meant = kept.parts.cases.filter(({ id }) => caseIds.includes(id));
      await workspace.acknowledgements.remove(meant);
      return viewOf(workspace, kept);
    },
  };
}

const KEPT_SIDE = "One side is a kept run, which has outcomes and no steps.";

function noSteps(why: string): ComparedTrace {
  return { before: null, after: null, alignment: null, why };
}

/** The first configuration with every edit that leads to the second but one. */
function withoutEdit(after: ReadyConfiguration, space: EditSpace, without: number): PreparedConfiguration {
  const kept = space.edits.map(({ number }) => number).filter((number) => number !== without);
  if (kept.length === space.edits.length) throw new Refused("not-found", `There is no edit ${without} between the two.`);
  return prepareConfiguration(readConfiguration(after.configuration.name, space.with(new Set(kept))), after.prepared);
}

/** As its file is now. */
async function caseOf(workspace: Workspace, id: string): Promise<TraceCase | undefined> {
  const traceId = traceOfCaseId(id);
  const [text] = workspace.readTraces(await workspace.traceFiles((other) => other === traceId));
  const cases = text === undefined ? [] : casesOf(text, await workspace.environment());
  return cases.filter((each) => "saved" in each).find((each) => caseId(each) === id);
}

/** Whether a result is the one that was compared; of a case that did not change, nobody kept what it came to. */
function cameTo({ status_code: status, workbench }: TraceResult, then: CaseOutcome | null): boolean {
  return then === null || (then.outcome === workbench.outcome && then.status === (status ?? null));
}

/** The case as its baseline has it from now on: before and after are the same. */
function accepted({ id, name, tags }: CaseComparison, outcome: CaseOutcome): CaseComparison {
  const side = { id, name, tags, outcome, problem: null };
  return compareCase(side, side, () => NO_WAYS);
}
