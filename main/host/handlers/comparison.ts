import { createEditSpace } from "../../../engine/compare/configurations/edit-space";
import { locateEdits } from "../../../engine/compare/configurations/located-edit";
import { alignSteps } from "../../../engine/compare/results/align-steps";
import type { CaseOutcome } from "../../../engine/compare/results/case-outcome";
import { type CaseComparison, compareCase, NO_WAYS } from "../../../engine/compare/runs/case-comparison";
import type { ComparisonCommands, ComparisonProgress, ComparisonSide, ComparisonView } from "../../../engine/contract/comparison-commands";
import { Refused } from "../../../engine/contract/refused";
import { type Assumptions, type PreparedConfiguration, prepareConfiguration, readConfiguration, runTrace } from "../../../engine/index";
import { acceptInBaseline, baselineOf } from "../../../engine/library/baseline/baseline";
import { type ComparisonParts, createComparison } from "../../../engine/library/comparison/comparison";
import { caseId, type TraceCase, traceOfCaseId } from "../../../engine/library/parameters/expand-trace";
import { casesOf, type TraceText } from "../../../engine/library/parameters/trace-text";
import { printComparison } from "../../../engine/library/reports/index";
import type { JsonObject } from "../../../engine/support/json";
import type { Workspace } from "../../workspace/workspace";
import type { Handlers } from "../handler";
import { compareKept } from "../kept-outcomes";
import type { ReadyConfiguration } from "../prepared-configurations";
import { reportFile } from "../report-file";
import type { HandlerContext } from "./context";

const TELL_EVERY = 120;
/** Comparisons that stay readable. */
const MOST_KEPT = 4;

interface Kept {
  readonly workspace: Workspace;
  /** `null` where a side is a kept run or a baseline, which have no steps. */
  readonly both: Both | null;
  /** As the traces stood in their files, by their path. */
  readonly texts: ReadonlyMap<string, TraceText>;
  readonly parts: Omit<ComparisonParts, "acknowledged" | "today">;
  readonly view: Omit<ComparisonView, "comparison">;
}

interface Both {
  readonly before: ReadyConfiguration;
  readonly after: ReadyConfiguration;
  readonly assumptions: Assumptions;
  readonly environment: JsonObject;
}

/** A comparison that is being made. */
interface UnderWay {
  cancelled: boolean;
  /** Ends its threads, whatever they are doing. */
  close: () => Promise<void>;
}

export function comparisonHandlers(context: HandlerContext): Pick<Handlers, keyof ComparisonCommands> {
  const { session, configurations, clock, tell, now, report, description } = context;
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, UnderWay>();
  let last = 0;

  function find(comparisonId: string): Kept {
    const found = kept.get(comparisonId);
    if (found === undefined) throw new Refused("not-found", "This comparison is not kept any more; compare again.");
    return found;
  }

  function keep(comparisonId: string, comparison: Kept): void {
    kept.set(comparisonId, comparison);
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT))) kept.delete(oldest);
  }

  async function viewOf({ view, parts, workspace }: Kept): Promise<ComparisonView> {
    const acknowledged = await workspace.acknowledgements.read();
    return { ...view, comparison: createComparison({ ...parts, acknowledged, today: now().toISOString().slice(0, 10) }) };
  }

  async function execute(
    comparisonId: string,
    request: { workspaceId: string; before: ComparisonSide; after: ComparisonSide },
  ): Promise<void> {
    const { workspaceId, before: beforeSide, after: afterSide } = request;
    const started = clock();
    const work: UnderWay = { cancelled: false, close: async () => undefined };
    underWay.set(comparisonId, work);
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
    const onTraced = (files: number, total: number): void => {
      if (clock() - lastTold >= TELL_EVERY) progress("tracing", files, total);
    };
    const names = { before: nameOf(beforeSide), after: nameOf(afterSide) };
    const viewNow = () => ({ comparisonId, before: beforeSide, after: afterSide, milliseconds: clock() - started });
    try {
      const workspace = session.find(workspaceId);
      if (beforeSide.kind !== "configuration" || afterSide.kind !== "configuration") {
        const cases = await compareKept({
          workspace,
          configurations,
          before: beforeSide,
          after: afterSide,
          onStart: (close) => {
            work.close = close;
          },
          onTraced,
          isCancelled,
        });
        if (cases === null) return progress("tracing", 0, 0, "cancelled");
        const parts = { ...names, cases, edits: [], tallies: null, coverage: null };
        keep(comparisonId, { workspace, both: null, texts: new Map(), parts, view: viewNow() });
        return progress("tracing", cases.length, cases.length, "finished");
      }
      const [before, after] = [await configurations.get(workspace, beforeSide.name), await configurations.get(workspace, afterSide.name)];
      const { assumptions } = await workspace.about();
      const [environment, files] = [await workspace.environment(), await workspace.traceFiles(() => true)];
      const job = {
        kind: "compare",
        before: { name: beforeSide.name, files: before.files },
        after: { name: afterSide.name, files: after.files },
        setting: { assumptions, environment },
      } as const;
      const { createLibraryPool } = await import("../../workers/library/library-pool");
      const { compareLibrary } = await import("../../workers/library/compare-library");
      const pool = await createLibraryPool(job, files.length, "answers others");
      work.close = () => pool.close();
      const compared = await compareLibrary(pool, {
        job,
        files,
        idOf: ({ relative }) => relative,
        read: (part) => workspace.readTraces(part),
        onTraced: (done) => onTraced(done, files.length),
        onFindingCauses: () => progress("finding causes", files.length, files.length),
        isCancelled,
      });
      if (compared === null) return progress("tracing", 0, files.length, "cancelled");
      keep(comparisonId, {
        workspace,
        both: { before, after, assumptions, environment },
        texts: new Map(workspace.readTraces(files).map((text) => [text.traceId, text])),
        parts: { ...names, ...compared },
        view: viewNow(),
      });
      progress("finding causes", files.length, files.length, "finished");
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
      session.find(request.workspaceId);
      last += 1;
      const comparisonId = `comparison-${last}`;
      void execute(comparisonId, request);
      return { comparisonId };
    },

    "comparison/cancel": async ({ comparisonId }) => {
      const work = underWay.get(comparisonId);
      if (work === undefined) return {};
      work.cancelled = true;
      await work.close();
      return {};
    },

    "comparison/read": async ({ comparisonId }) => viewOf(find(comparisonId)),

    "comparison/trace": async ({ comparisonId, caseId: id, without }) => {
      const { both, texts } = find(comparisonId);
      const each = both === null ? undefined : caseOf(texts.get(traceOfCaseId(id)), id, both.environment);
      if (each === undefined || both === null) return { before: null, after: null, alignment: null };
      const { before, assumptions } = both;
      const after = without === undefined ? both.after.prepared : withoutEdit(both, without);
      const [old, next] = [runTrace(before.prepared, each.saved, { assumptions }), runTrace(after, each.saved, { assumptions })];
      return { before: old, after: next, alignment: alignSteps(old, next) };
    },

    "comparison/acknowledge": async ({ comparisonId, caseIds, reason, until }) => {
      const comparison = find(comparisonId);
      const meant = comparison.parts.cases.filter(({ id }) => caseIds.includes(id));
      await comparison.workspace.acknowledgements.add(meant, { reason, until });
      return viewOf(comparison);
    },

    "comparison/configurations": async ({ workspaceId, before, after }) => {
      const workspace = session.find(workspaceId);
      const [old, next] = [await configurations.get(workspace, before), await configurations.get(workspace, after)];
      return { before, after, edits: locateEdits(old.configuration, next.configuration) };
    },

    "comparison/accept": async ({ comparisonId, caseIds }) => {
      const { workspace, parts, view, ...rest } = find(comparisonId);
      if (view.before.kind !== "baseline")
        throw new Refused("invalid-request", "What is compared with is no baseline, so nothing can be accepted into it.");
      const { name } = view.before;
      const baseline = await workspace.baselines.read(name);
      if (baseline === null) throw new Refused("not-found", `There is no baseline “${name}” any more.`);
      const meant = new Set(caseIds);
      const reviewed = parts.cases
        .filter(({ id }) => meant.has(id))
        .map(({ id, name: title, after }) => ({ id, name: title, outcome: after }));
      await workspace.baselines.write(name, acceptInBaseline(baseline, baselineOf(baseline.configuration, reviewed)));
      const cases = parts.cases.map((each) => (meant.has(each.id) && each.after !== null ? accepted(each, each.after) : each));
      const comparison = { ...rest, workspace, view, parts: { ...parts, cases } };
      kept.set(comparisonId, comparison);
      return viewOf(comparison);
    },

    "comparison/report": async ({ comparisonId, format }) => {
      const found = find(comparisonId);
      const { comparison, milliseconds } = await viewOf(found);
      const { name } = await found.workspace.about();
      const told = { workspace: name, milliseconds, engine: description.version, comparison };
      return reportFile(`${comparison.before}-to-${comparison.after}`, format, printComparison(told, format, "redacted"));
    },

    "comparison/withdraw": async ({ comparisonId, caseIds }) => {
      const comparison = find(comparisonId);
      const meant = comparison.parts.cases.filter(({ id }) => caseIds.includes(id));
      await comparison.workspace.acknowledgements.remove(meant);
      return viewOf(comparison);
    },
  };
}

/** The first configuration with every edit that leads to the second but one. */
function withoutEdit({ before, after }: Both, without: number): PreparedConfiguration {
  const space = createEditSpace(before.files, after.files);
  const kept = space.edits.map(({ number }) => number).filter((number) => number !== without);
  if (kept.length === space.edits.length) throw new Refused("not-found", `There is no edit ${without} between the two.`);
  return prepareConfiguration(readConfiguration(after.configuration.name, space.with(new Set(kept))), after.prepared);
}

function caseOf(text: TraceText | undefined, id: string, environment: JsonObject): TraceCase | undefined {
  const cases = text === undefined ? [] : casesOf(text, environment);
  return cases.filter((each) => "saved" in each).find((each) => caseId(each) === id);
}

/** The case as its baseline has it from now on: before and after are the same. */
function accepted({ id, name, tags }: CaseComparison, outcome: CaseOutcome): CaseComparison {
  const side = { id, name, tags, outcome, problem: null };
  return compareCase(side, side, () => NO_WAYS);
}

function nameOf(side: ComparisonSide): string {
  if (side.kind === "run") return side.runId;
  return side.kind === "baseline" ? `baseline ${side.name}` : side.name;
}
