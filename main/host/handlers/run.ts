import { Refused } from "../../../engine/contract/refused";
import type { RunCommands, RunProgress, RunSelection, RunView } from "../../../engine/contract/run-commands";
import { baselineOf } from "../../../engine/library/baseline/baseline";
import { coverageOf } from "../../../engine/library/coverage/coverage";
import { traceOfCaseId } from "../../../engine/library/parameters/expand-trace";
import { casesOf, type TraceText } from "../../../engine/library/parameters/trace-text";
import { printRun } from "../../../engine/library/reports/index";
import type { CaseRun } from "../../../engine/library/run/run-case";
import { countVerdicts } from "../../../engine/library/run/run-library";
import { addTallies, NO_TALLY, type Tally } from "../../../engine/library/run/tally";
import type { JsonObject } from "../../../engine/support/json";
import type { Workspace } from "../../workspace/workspace";
import type { Handlers } from "../handler";
import { reportFile } from "../report-file";
import { selectedTraces } from "../selected-traces";
import type { HandlerContext } from "./context";

/** Milliseconds between two tellings of progress. */
const TELL_EVERY = 120;

interface Started {
  readonly run: Omit<RunView, "milliseconds" | "state" | "counts" | "cases" | "phases" | "coverage">;
  readonly workspaceId: string;
  readonly workspace: Workspace;
  readonly texts: readonly TraceText[];
  readonly environment: JsonObject;
  /** Cases in those files. */
  readonly total: number;
  readonly stopped: () => boolean;
}

export function runHandlers({
  session,
  configurations,
  clock,
  tell,
  now,
  description,
  report,
}: HandlerContext): Pick<Handlers, keyof RunCommands> {
  const stopped = new Set<string>();

  async function failedOf(workspaceId: string, selection: RunSelection): Promise<ReadonlySet<string>> {
    if (selection.kind !== "failed") return new Set();
    const { cases } = await session.find(workspaceId).runs.read(selection.runId);
    return new Set(cases.filter(({ verdict }) => verdict === "failed" || verdict === "broken").map(({ id }) => traceOfCaseId(id)));
  }

  async function execute({ run, workspaceId, workspace, texts, environment, total, stopped: isStopped }: Started): Promise<void> {
    const base = { workspaceId, runId: run.runId, total };
    const started = clock();
    const done: CaseRun[] = [];
    let told = 0;
    let lastTold = clock();
    const progress = (state: RunProgress["state"], message: string | null): void => {
      tell("run/progress", { ...base, done: done.length, cases: done.slice(told), state, message });
      told = done.length;
      lastTold = clock();
    };
    try {
      const { configuration, files } = await configurations.get(workspace, run.configuration);
      const { assumptions } = await workspace.about();
      const { createLibraryPool } = await import("../../workers/library/library-pool");
      const { workThrough } = await import("../../workers/library/work-through");
      const job = { kind: "run", configuration: { name: run.configuration, files }, setting: { assumptions, environment } } as const;
      const pool = await createLibraryPool(job, texts.length, "answers others");
      let tally: Tally = NO_TALLY;
      try {
        await workThrough(pool, {
          files: texts,
          read: (part) => part,
          take(answer) {
            if (answer.kind !== "run") return "stop";
            for (const each of answer.cases) done.push(each);
            tally = addTallies(tally, answer.tally);
            if (clock() - lastTold >= TELL_EVERY) progress("running", null);
            return "go on";
          },
          isCancelled: isStopped,
        });
      } finally {
        await pool.close();
      }
      const state = isStopped() ? "cancelled" : "finished";
      await session.find(workspaceId).runs.add({
        ...run,
        milliseconds: clock() - started,
        state,
        counts: countVerdicts(done),
        cases: done,
        phases: tally.phases,
        coverage: coverageOf(configuration, tally),
      });
      progress(state, null);
    } catch (error) {
      if (!(error instanceof Refused)) report(error);
      progress(
        "failed",
        error instanceof Refused ? error.message : "The run failed by a fault of the workbench; your files are as they were.",
      );
    }
  }

  return {
    "run/start": async ({ workspaceId, configuration, selection }) => {
      const workspace = session.find(workspaceId);
      const wanted = await selectedTraces(workspace, selection, await failedOf(workspaceId, selection));
      const [environment, texts] = [await workspace.environment(), await workspace.traceTexts(wanted)];
      const total = texts.reduce((sum, text) => sum + casesOf(text, environment).length, 0);
      if (total === 0) throw new Refused("not-found", "There is no trace to run.");
      const started = now();
      const runId = workspace.runs.newId(started);
      const fingerprint = await configurations.fingerprint(workspace, configuration);
      const run = {
        runId,
        configuration,
        title: titleOf(selection),
        whole: selection.kind === "all",
        started: started.toISOString(),
        fingerprint,
        engine: description.version,
      };
      void execute({ run, workspaceId, workspace, texts, environment, total, stopped: () => stopped.has(runId) });
      return { runId, total };
    },

    "run/cancel": async ({ runId }) => {
      stopped.add(runId);
      return {};
    },

    "run/list": async ({ workspaceId }) => session.find(workspaceId).runs.list(),

    "run/read": async ({ workspaceId, runId }) => session.find(workspaceId).runs.read(runId),

    "run/report": async ({ workspaceId, runId, format }) => {
      const workspace = session.find(workspaceId);
      const { configuration, started, milliseconds, engine, counts, cases, coverage } = await workspace.runs.read(runId);
      const about = { configuration, started, milliseconds, engine, counts, cases, coverage };
      const told = { ...about, workspace: (await workspace.about()).name, threshold: null };
      return reportFile(`run-${configuration}`, format, printRun(told, format, "redacted"));
    },

    "baseline/list": async ({ workspaceId }) => session.find(workspaceId).baselines.names(),

    "baseline/keep": async ({ workspaceId, runId, name, overwrite }) => {
      const { runs, baselines } = session.find(workspaceId);
      const { configuration, cases, state } = await runs.read(runId);
      if (state === "cancelled")
        throw new Refused("invalid-request", "The run was cancelled, so it is not the whole of what was asked for.");
      if (!overwrite && (await baselines.names()).includes(name))
        throw new Refused("cannot-write", `There is a baseline “${name}” already.`);
      await baselines.write(name, baselineOf(configuration, cases));
      return {};
    },

    "baseline/delete": async ({ workspaceId, name }) => {
      await session.find(workspaceId).baselines.remove(name);
      return {};
    },

    "run/delete": async ({ workspaceId, runId }) => {
      await session.find(workspaceId).runs.remove(runId);
      return {};
    },
  };
}

function titleOf(selection: RunSelection): string {
  switch (selection.kind) {
    case "all":
      return "Whole library";
    case "folder":
      return `Folder ${selection.folder}`;
    case "tag":
      return `Tag ${selection.tag}`;
    case "traces":
      return selection.traceIds.length === 1 ? "One trace" : `${selection.traceIds.length} traces`;
    case "failed":
      return "Failed before";
    default:
      return selection satisfies never;
  }
}
