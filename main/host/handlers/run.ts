import type { Configuration } from "../../../engine/config/index";
import { Refused } from "../../../engine/contract/refused";
import type { RunCommands, RunProgress, RunSelection, RunView } from "../../../engine/contract/run-commands";
import { baselineOf } from "../../../engine/library/baseline/baseline";
import { coverageOf, NOTHING_COVERED } from "../../../engine/library/coverage/coverage";
import { traceOfCaseId } from "../../../engine/library/parameters/expand-trace";
import { printRun } from "../../../engine/library/reports/index";
import type { CaseRun } from "../../../engine/library/run/run-case";
import { countVerdicts } from "../../../engine/library/run/run-library";
import { addTallies, NO_TALLY, type Tally } from "../../../engine/library/run/tally";
import type { FoundFile } from "../../workspace/files/walk-files";
import type { RunBeginning } from "../../workspace/runs/run-recording";
import type { RunUnderWay } from "../../workspace/runs/run-store";
import type { Workspace } from "../../workspace/workspace";
import type { Handlers } from "../handler";
import { reportFile } from "../report-file";
import { selectedTraces } from "../selected-traces";
import type { HandlerContext } from "./context";

/** Milliseconds between two tellings of progress. */
const TELL_EVERY = 120;

interface Started {
  readonly beginning: RunBeginning;
  readonly workspaceId: string;
  readonly workspace: Workspace;
  readonly traces: readonly FoundFile[];
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

  async function execute({ beginning, workspaceId, workspace, traces, stopped: isStopped }: Started): Promise<void> {
    const base = { workspaceId, runId: beginning.runId, total: traces.length };
    const started = clock();
    let done = 0;
    let counts = countVerdicts([]);
    let tally: Tally = NO_TALLY;
    let untold: CaseRun[] = [];
    let lastTold = clock();
    const progress = (state: RunProgress["state"], message: string | null): void => {
      tell("run/progress", { ...base, done, cases: untold, state, message });
      untold = [];
      lastTold = clock();
    };
    let underWay: RunUnderWay | null = null;
    const keep = async (state: RunView["state"], configuration: Configuration | null): Promise<void> => {
      const coverage = configuration === null ? NOTHING_COVERED : coverageOf(configuration, tally);
      const extent = { done, total: traces.length };
      await underWay?.finish({ milliseconds: clock() - started, state, extent, counts, phases: tally.phases, coverage });
    };
    let configuration: Configuration | null = null;
    try {
      underWay = await workspace.runs.begin(beginning, traces.length);
      const ready = await configurations.get(workspace, beginning.configuration);
      configuration = ready.configuration;
      const { assumptions } = await workspace.about();
      const environment = await workspace.environment();
      const { createLibraryPool } = await import("../../workers/library/library-pool");
      const { workThrough } = await import("../../workers/library/work-through");
      const job = {
        kind: "run",
        configuration: { name: beginning.configuration, files: ready.files },
        setting: { assumptions, environment },
      } as const;
      const pool = await createLibraryPool(job, traces.length, "answers others");
      try {
        await workThrough(pool, {
          files: traces,
          read: (part) => workspace.readTraces(part),
          take(answer, texts) {
            if (answer.kind !== "run") return "stop";
            underWay?.add({ traces: texts.length, cases: answer.cases, tally: answer.tally });
            for (const each of answer.cases) untold.push(each);
            counts = countVerdicts(answer.cases, counts);
            tally = addTallies(tally, answer.tally);
            done += texts.length;
            if (clock() - lastTold >= TELL_EVERY) progress("running", null);
            return "go on";
          },
          isCancelled: isStopped,
        });
      } finally {
        await pool.close();
      }
      const state = isStopped() ? "cancelled" : "finished";
      await keep(state, configuration);
      progress(state, null);
    } catch (error) {
      if (!(error instanceof Refused)) report(error);
      if (done > 0) await keep("partial", configuration).catch(report);
      else await underWay?.forget().catch(report);
      progress(
        "failed",
        error instanceof Refused ? error.message : "The run failed by a fault of the workbench; your files are as they were.",
      );
    } finally {
      stopped.delete(beginning.runId);
    }
  }

  /** What crashes cut short becomes part of the history. Its coverage is known where the configuration is still as it was. */
  async function settle(workspace: Workspace): Promise<void> {
    for (const { beginning, extent, milliseconds, cases, tally } of await workspace.runs.interrupted()) {
      const configuration = await configurationOf(workspace, beginning);
      await workspace.runs.add({
        ...beginning,
        extent,
        milliseconds,
        state: "partial",
        counts: countVerdicts(cases),
        cases,
        phases: tally.phases,
        coverage: configuration === null ? NOTHING_COVERED : coverageOf(configuration, tally),
      });
    }
  }

  async function configurationOf(workspace: Workspace, { configuration, fingerprint }: RunBeginning): Promise<Configuration | null> {
    try {
      if ((await configurations.fingerprint(workspace, configuration)) !== fingerprint) return null;
      return (await configurations.get(workspace, configuration)).configuration;
    } catch {
      return null;
    }
  }

  return {
    "run/start": async ({ workspaceId, configuration, selection }) => {
      const workspace = session.find(workspaceId);
      const wanted = await selectedTraces(workspace, selection, await failedOf(workspaceId, selection));
      const traces = await workspace.traceFiles(wanted);
      if (traces.length === 0) throw new Refused("not-found", "There is no trace to run.");
      const started = now();
      const runId = workspace.runs.newId(started);
      const beginning = {
        runId,
        configuration,
        title: titleOf(selection),
        whole: selection.kind === "all",
        started: started.toISOString(),
        fingerprint: await configurations.fingerprint(workspace, configuration),
        engine: description.version,
      };
      void execute({ beginning, workspaceId, workspace, traces, stopped: () => stopped.has(runId) });
      return { runId, total: traces.length };
    },

    "run/cancel": async ({ runId }) => {
      stopped.add(runId);
      return {};
    },

    "run/list": async ({ workspaceId }) => {
      const workspace = session.find(workspaceId);
      await settle(workspace).catch(report);
      return workspace.runs.list();
    },

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
      if (state !== "finished")
        throw new Refused("invalid-request", "The run did not come to its end, so it is not the whole of what was asked for.");
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
