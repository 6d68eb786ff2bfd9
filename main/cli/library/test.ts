import { readConfiguration } from "../../../engine/config/index";
import { Refused } from "../../../engine/contract/refused";
import { acceptInBaseline, baselineOf } from "../../../engine/library/baseline/baseline";
import { coverageOf } from "../../../engine/library/coverage/coverage";
import { printRun, type RunReport } from "../../../engine/library/reports/index";
import { isBelowThreshold } from "../../../engine/library/reports/report";
import type { CaseRun } from "../../../engine/library/run/run-case";
import { countVerdicts } from "../../../engine/library/run/run-library";
import { addTallies, NO_TALLY, type Tally } from "../../../engine/library/run/tally";
import { createLibraryPool } from "../../workers/library/library-pool";
import { workThrough } from "../../workers/library/work-through";
import { fingerprintOf } from "../../workspace/configuration/configuration-store";
import { readTraceTexts } from "../../workspace/library/trace-texts";
import { createBaselineStore } from "../../workspace/runs/baseline-store";
import { EXIT, type ExitCode, Failure, runCommand } from "../failure";
import { printable, type Terminal } from "../terminal";
import { VERSION } from "../version";
import { loadForLibrary, type OpenLibrary, openLibrary } from "./open-library";
import { checkReporters, type ReportArguments, writeReports } from "./report-options";
import { selectTraces, type TraceSelection } from "./select-traces";

export interface TestOptions extends ReportArguments, TraceSelection {
  readonly workspace: string;
  /** `null`: the active one of the workspace. */
  readonly configuration: string | null;
  readonly environment: string | null;
  /** Stops at the first case that does not pass. */
  readonly failFast: boolean;
  /** Runs again whenever the workspace changes, until it is interrupted. */
  readonly watch: boolean;
  readonly coverageThreshold: number | null;
  readonly saveBaseline: string | null;
}

/** Runs the library against a configuration and holds every trace to its expectations. */
export async function testCommand(terminal: Terminal, options: TestOptions): Promise<ExitCode> {
  await checkReporters(options, options.workspace);
  return options.watch ? watchTests(terminal, options) : testOnce(terminal, options);
}

async function testOnce(terminal: Terminal, options: TestOptions): Promise<ExitCode> {
  const library = await openLibrary(options.workspace, options.environment);
  const done = await runOf(terminal, library, options);
  const { report } = done;
  await writeReports(terminal, options, (kind, secrets, text) => printRun(report, kind, secrets, text));
  await keepRun(terminal, library, done, options);
  if (options.saveBaseline !== null) await saveBaseline(terminal, library, done, options);
  if (report.counts.failed > 0 || isBelowThreshold(report)) return EXIT.failed;
  return report.counts.broken > 0 ? EXIT.unusable : EXIT.fine;
}

interface Done {
  readonly report: RunReport;
  readonly phases: Tally["phases"];
  /** Names the configuration's content. */
  readonly fingerprint: string;
  /** False where the run stopped at the first failure. */
  readonly whole: boolean;
}

async function runOf(terminal: Terminal, library: OpenLibrary, options: TestOptions): Promise<Done> {
  const { workspace, setting, activeConfiguration } = library;
  const named = options.configuration ?? activeConfiguration;
  if (named === null) throw new Failure("the workspace has no configuration: name one with --configuration");
  const started = new Date();
  const clock = performance.now();
  const { configuration, location } = await loadForLibrary(terminal, named, workspace);
  const files = await selectTraces(workspace.path, options);
  const pool = await createLibraryPool({ kind: "run", configuration, setting }, files.length, "waits");
  const cases: CaseRun[] = [];
  let tally: Tally = NO_TALLY;
  try {
    const whole = await workThrough(pool, {
      files,
      read: (part) => readTraceTexts(workspace.path, part),
      take(answer) {
        if (answer.kind !== "run") return "stop";
        const failing = options.failFast ? answer.cases.findIndex(({ verdict }) => verdict === "failed" || verdict === "broken") : -1;
        cases.push(...(failing === -1 ? answer.cases : answer.cases.slice(0, failing + 1)));
        tally = addTallies(tally, answer.tally);
        return failing === -1 ? "go on" : "stop";
      },
      isCancelled: () => false,
    });
    const report: RunReport = {
      workspace: library.name,
      configuration: configuration.name,
      started: started.toISOString(),
      milliseconds: performance.now() - clock,
      engine: VERSION,
      counts: countVerdicts(cases),
      cases,
      coverage: coverageOf(readConfiguration(configuration.name, configuration.files), tally),
      threshold: options.coverageThreshold,
    };
    return { report, phases: tally.phases, fingerprint: await fingerprintOf(location), whole };
  } finally {
    await pool.close();
  }
}

/** In the history of runs, as the window's are. A workspace that cannot be written to is no reason to fail. */
async function keepRun(terminal: Terminal, { workspace }: OpenLibrary, done: Done, options: TestOptions): Promise<void> {
  const { configuration, started, milliseconds, engine, counts, cases, coverage } = done.report;
  const chosen = [...options.tag.map((tag) => `tag ${tag}`), ...options.filter.map((part) => `“${part}”`)];
  try {
    await workspace.runs.add({
      runId: workspace.runs.newId(new Date(started)),
      configuration,
      title: chosen.length === 0 ? "Whole library" : chosen.join(", "),
      whole: chosen.length === 0 && done.whole,
      started,
      milliseconds,
      state: done.whole ? "finished" : "cancelled",
      counts,
      fingerprint: done.fingerprint,
      engine,
      cases,
      phases: done.phases,
      coverage,
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (options.verbose) terminal.err(`The run is not kept in the history: ${printable(error.message)}\n`);
  }
}

/** A run of some traces accepts what those came to in a baseline that is there, and leaves the others in it as they are. */
async function saveBaseline(terminal: Terminal, { workspace }: OpenLibrary, { report, whole }: Done, options: TestOptions): Promise<void> {
  const name = options.saveBaseline ?? "";
  const isSelection = options.filter.length + options.tag.length > 0;
  if (!whole) throw new Failure("the run stopped early, so it was not kept as a baseline; leave out --fail-fast");
  const store = createBaselineStore(workspace.path);
  const now = baselineOf(report.configuration, report.cases);
  const known = isSelection ? await store.read(name) : null;
  await store.write(name, known === null ? now : acceptInBaseline(known, now));
  terminal.err(known === null ? `Kept as baselines/${name}.json.\n` : `Accepted ${now.cases.length} in baselines/${name}.json.\n`);
}

const WATCHING = "Watching for changes; Ctrl+C ends.\n";

/** The exit code of the last run. A run that cannot be made is told of, and the next change tries again. */
async function watchTests(terminal: Terminal, options: TestOptions): Promise<ExitCode> {
  const { workspace } = await openLibrary(options.workspace, options.environment);
  let last = await runCommand(terminal, () => testOnce(terminal, options));
  let runs = Promise.resolve();
  let waiting = false;
  const runAgain = async (): Promise<void> => {
    waiting = false;
    last = await runCommand(terminal, () => testOnce(terminal, options));
    terminal.err(WATCHING);
  };
  const stop = await workspace.watch(() => {
    if (!waiting) runs = runs.then(runAgain);
    waiting = true;
  });
  terminal.err(WATCHING);
  await untilInterrupted();
  await stop();
  await runs;
  return last;
}

function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}
