import { createEditSpace } from "../../../engine/compare/configurations/edit-space";
import { alignSteps } from "../../../engine/compare/results/align-steps";
import type { CaseOutcome } from "../../../engine/compare/results/case-outcome";
import { type CaseComparison, type ComparedSide, compareCase } from "../../../engine/compare/runs/case-comparison";
import type { ComparisonCommands, ComparisonProgress, ComparisonSide, ComparisonView } from "../../../engine/contract/comparison-commands";
import { Refused } from "../../../engine/contract/refused";
import { type Assumptions, runTrace } from "../../../engine/index";
import { baselineOf } from "../../../engine/library/baseline/baseline";
import { blameCases, MOST_BLAME_STEPS } from "../../../engine/library/comparison/blame-cases";
import { comparePrepared } from "../../../engine/library/comparison/compare-prepared";
import { createComparison } from "../../../engine/library/comparison/comparison";
import { coverageOf } from "../../../engine/library/coverage/coverage";
import { type BrokenCase, caseId, type TraceCase } from "../../../engine/library/parameters/expand-trace";
import { printComparison } from "../../../engine/library/reports/index";
import type { CaseRun } from "../../../engine/library/run/run-case";
import { runLibrary } from "../../../engine/library/run/run-library";
import { createTally } from "../../../engine/library/run/tally";
import type { Workspace } from "../../workspace/workspace";
import type { Handlers } from "../handler";
import { libraryCases } from "../library-cases";
import type { ReadyConfiguration } from "../prepared-configurations";
import { reportFile } from "../report-file";
import type { HandlerContext } from "./context";

const AT_ONCE = 8;
const TELL_EVERY = 120;
/** Comparisons that stay readable. */
const MOST_KEPT = 4;

interface Kept {
  readonly workspace: Workspace;
  /** `null` where a side is a kept run, which has no steps. */
  readonly both: { readonly before: ReadyConfiguration; readonly after: ReadyConfiguration; readonly assumptions: Assumptions } | null;
  readonly cases: ReadonlyMap<string, TraceCase>;
  readonly parts: Omit<Parameters<typeof createComparison>[0], "acknowledged" | "today">;
  readonly view: Omit<ComparisonView, "comparison">;
}

export function comparisonHandlers(context: HandlerContext): Pick<Handlers, keyof ComparisonCommands> {
  const { session, configurations, clock, tell, now, report, description } = context;
  const kept = new Map<string, Kept>();
  const stopped = new Set<string>();
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

  /** What the cases of a side came to; those of a configuration run. */
  async function outcomesOf(workspace: Workspace, side: ComparisonSide): Promise<ReadonlyMap<string, ComparedSide>> {
    if (side.kind === "configuration") {
      const { prepared } = await configurations.get(workspace, side.name);
      const { assumptions } = await workspace.about();
      const cases = await libraryCases(workspace, () => true);
      const ran: CaseRun[] = [];
      for (let at = 0; at < cases.length; at += AT_ONCE) {
        ran.push(...runLibrary(prepared, cases.slice(at, at + AT_ONCE), { assumptions }).cases);
        // oxlint-disable-next-line eslint/no-await-in-loop -- the host answers others between cases
        await new Promise((resolve) => setImmediate(resolve));
      }
      const baseline = baselineOf(side.name, ran);
      return new Map(ran.map((each) => [each.id, keptSide(each, baseline.cases.find(({ id }) => id === each.id)?.outcome ?? null)]));
    }
    if (side.kind === "run") {
      const { configuration, cases } = await workspace.runs.read(side.runId);
      return new Map(
        baselineOf(configuration, cases).cases.map((each) => [each.id, keptSide({ ...each, tags: [], problems: [] }, each.outcome)]),
      );
    }
    const baseline = await workspace.baselines.read(side.name);
    if (baseline === null) throw new Refused("not-found", `There is no baseline “${side.name}”.`);
    return new Map(baseline.cases.map((each) => [each.id, keptSide({ ...each, tags: [], problems: [] }, each.outcome)]));
  }

  /** Kept outcomes have no steps and no secrets: compared are outcomes alone, and nobody knows the edits. */
  async function compareKept(
    workspace: Workspace,
    { before, after }: { readonly before: ComparisonSide; readonly after: ComparisonSide },
  ): Promise<Omit<Kept, "view">> {
    const [old, next] = [await outcomesOf(workspace, before), await outcomesOf(workspace, after)];
    const ids = [...new Set([...old.keys(), ...next.keys()])].sort();
    const cases = ids.map((id) => compareCase(old.get(id) ?? null, next.get(id) ?? null, () => null));
    const parts = { before: nameOf(before), after: nameOf(after), cases, edits: [], tallies: null, coverage: null };
    return { workspace, both: null, cases: new Map(), parts };
  }

  async function execute(
    comparisonId: string,
    request: { workspaceId: string; before: ComparisonSide; after: ComparisonSide },
  ): Promise<void> {
    const { workspaceId, before: beforeSide, after: afterSide } = request;
    const started = clock();
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
      if (beforeSide.kind !== "configuration" || afterSide.kind !== "configuration") {
        const compared = await compareKept(workspace, request);
        keep(comparisonId, { ...compared, view: { comparisonId, before: beforeSide, after: afterSide, milliseconds: clock() - started } });
        return progress("tracing", compared.parts.cases.length, compared.parts.cases.length, "finished");
      }
      const [before, after] = [await configurations.get(workspace, beforeSide.name), await configurations.get(workspace, afterSide.name)];
      const { assumptions } = await workspace.about();
      const all = await libraryCases(workspace, () => true);
      const tallies = { before: createTally(), after: createTally() };
      const compared: CaseComparison[] = [];
      for (let at = 0; at < all.length; at += AT_ONCE) {
        if (stopped.has(comparisonId)) return progress("tracing", compared.length, all.length, "cancelled");
        const pair = { before: before.prepared, after: after.prepared, options: { assumptions }, tallies };
        compared.push(...all.slice(at, at + AT_ONCE).map((each) => comparePrepared(pair, each)));
        if (clock() - lastTold >= TELL_EVERY) progress("tracing", compared.length, all.length);
        // oxlint-disable-next-line eslint/no-await-in-loop -- the host answers others between cases
        await new Promise((resolve) => setImmediate(resolve));
      }
      progress("finding causes", compared.length, all.length);
      await new Promise((resolve) => setImmediate(resolve));
      const cases = new Map(all.filter(isTraceCase).map((each) => [caseId(each), each]));
      const space = createEditSpace(before.files, after.files);
      const blamed = blameCases(compared, (id) => cases.get(id), {
        space,
        before: before.prepared,
        options: { assumptions },
        mostSteps: MOST_BLAME_STEPS,
      });
      keep(comparisonId, {
        workspace,
        both: { before, after, assumptions },
        cases,
        parts: {
          before: nameOf(beforeSide),
          after: nameOf(afterSide),
          cases: blamed.cases,
          edits: space.edits,
          tallies: { before: tallies.before.tally(), after: tallies.after.tally() },
          coverage: coverageOf(after.configuration, tallies.after.tally()),
        },
        view: { comparisonId, before: beforeSide, after: afterSide, milliseconds: clock() - started },
      });
      progress("finding causes", all.length, all.length, "finished");
    } catch (error) {
      if (!(error instanceof Refused)) report(error);
      const message =
        error instanceof Refused ? error.message : "The comparison failed by a fault of the workbench; your files are as they were.";
      progress("tracing", 0, 0, "failed", message);
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
      stopped.add(comparisonId);
      return {};
    },

    "comparison/read": async ({ comparisonId }) => viewOf(find(comparisonId)),

    "comparison/trace": async ({ comparisonId, caseId: id }) => {
      const { both, cases } = find(comparisonId);
      const each = cases.get(id);
      if (each === undefined || both === null) return { before: null, after: null, alignment: null };
      const { before, after, assumptions } = both;
      const [old, next] = [runTrace(before.prepared, each.saved, { assumptions }), runTrace(after.prepared, each.saved, { assumptions })];
      return { before: old, after: next, alignment: alignSteps(old, next) };
    },

    "comparison/acknowledge": async ({ comparisonId, caseIds, reason, until }) => {
      const comparison = find(comparisonId);
      const meant = comparison.parts.cases.filter(({ id }) => caseIds.includes(id));
      await comparison.workspace.acknowledgements.add(meant, { reason, until });
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

function keptSide(each: Pick<CaseRun, "id" | "name" | "tags" | "problems">, outcome: CaseOutcome | null): ComparedSide {
  const { id, name, tags, problems } = each;
  return { id, name, tags, outcome, problem: outcome === null ? (problems[0]?.message ?? "It could not run.") : null };
}

function isTraceCase(each: TraceCase | BrokenCase): each is TraceCase {
  return "saved" in each;
}

function nameOf(side: ComparisonSide): string {
  if (side.kind === "run") return side.runId;
  return side.kind === "baseline" ? `baseline ${side.name}` : side.name;
}
