import { type ComparedSide, compareCase, NO_WAYS } from "../../../engine/compare/runs/case-comparison";
import { Refused } from "../../../engine/contract/refused";
import { type Baseline, baselineOf } from "../../../engine/library/baseline/baseline";
import { type Comparison, createComparison, openDifferences } from "../../../engine/library/comparison/comparison";
import { traceOfCaseId } from "../../../engine/library/parameters/expand-trace";
import { printComparison } from "../../../engine/library/reports/index";
import type { CaseRun } from "../../../engine/library/run/run-case";
import { type ComparedLibrary, compareLibrary } from "../../workers/library/compare-library";
import type { JobConfiguration } from "../../workers/library/library-job";
import { createLibraryPool } from "../../workers/library/library-pool";
import { workThrough } from "../../workers/library/work-through";
import type { FoundFile } from "../../workspace/files/walk-files";
import { readTraceTexts } from "../../workspace/library/trace-texts";
import { createAcknowledgements } from "../../workspace/runs/acknowledgements";
import { createBaselineStore } from "../../workspace/runs/baseline-store";
import { EXIT, type ExitCode, Failure } from "../failure";
import { loadForLibrary, type OpenLibrary, openLibrary } from "../library/open-library";
import { checkReporters, type ReportArguments, writeReports } from "../library/report-options";
import { selectTraces, type TraceSelection } from "../library/select-traces";
import { printable, type Terminal } from "../terminal";
import { VERSION } from "../version";

export interface DiffOptions extends ReportArguments, TraceSelection {
  readonly workspace: string;
  /** A configuration, or a baseline. */
  readonly before: string;
  readonly after: string;
  readonly environment: string | null;
  readonly failOnDifference: boolean;
}

/** Runs the library under two configurations, or compares with a baseline, and says what changes for whom and because of which edit. */
export async function diffCommand(terminal: Terminal, options: DiffOptions): Promise<ExitCode> {
  await checkReporters(options, options.workspace);
  const clock = performance.now();
  const library = await openLibrary(options.workspace, options.environment);
  const before = await sideOf(terminal, options.before, library);
  const after = await sideOf(terminal, options.after, library);
  const files = await selectTraces(library.workspace.path, options);
  const parts = await compare({
    before,
    after,
    files,
    scope: options.filter.length + options.tag.length === 0 ? "all" : "some",
    library,
  });
  const comparison = createComparison({
    before: before.title,
    after: after.title,
    ...parts,
    acknowledged: await createAcknowledgements(library.workspace.path).read(),
    today: new Date().toISOString().slice(0, 10),
  });
  const report = { workspace: library.name, milliseconds: performance.now() - clock, engine: VERSION, comparison };
  await writeReports(terminal, options, (kind, secrets, text) => printComparison(report, kind, secrets, text));
  return exitCodeOf(terminal, comparison, options.failOnDifference);
}

function exitCodeOf(terminal: Terminal, comparison: Comparison, failOnDifference: boolean): ExitCode {
  const open = openDifferences(comparison);
  if (failOnDifference && open.length > 0) return EXIT.failed;
  const broken = comparison.cases.filter(({ problem, before, after }) => problem !== null && before === null && after === null);
  for (const { id, problem } of broken) terminal.err(`${printable(`${id}: ${problem ?? ""}`)}\n`);
  return broken.length > 0 ? EXIT.unusable : EXIT.fine;
}

type Side =
  | { readonly kind: "configuration"; readonly title: string; readonly configuration: JobConfiguration }
  | { readonly kind: "baseline"; readonly title: string; readonly baseline: Baseline };

/** A configuration goes before a baseline of the same name; `baseline:NAME` means the baseline. */
async function sideOf(terminal: Terminal, named: string, { workspace }: OpenLibrary): Promise<Side> {
  const name = named.replace(/^baseline:/, "");
  const isName = !/[/\\]/.test(name);
  const names = await workspace.configurations.names();
  if (isName && (name !== named || !names.includes(name))) {
    const baseline = await createBaselineStore(workspace.path).read(name);
    if (baseline !== null) return { kind: "baseline", title: `baseline ${name}`, baseline };
    if (name !== named) throw new Failure(`there is no baseline “${name}”`);
  }
  try {
    const { configuration } = await loadForLibrary(terminal, named, workspace);
    return { kind: "configuration", title: named, configuration };
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.code !== "not-found") throw error;
    throw new Failure(`${error.message} Nor is there a baseline of that name.`);
  }
}

interface Comparing {
  readonly before: Side;
  readonly after: Side;
  readonly files: readonly FoundFile[];
  /** Whether the files are the whole library. */
  readonly scope: "all" | "some";
  readonly library: OpenLibrary;
}

async function compare(comparing: Comparing): Promise<ComparedLibrary> {
  const { before, after, files, library } = comparing;
  if (before.kind === "configuration" && after.kind === "configuration")
    return compareConfigurations(before.configuration, after.configuration, files, library);
  const [old, now] = [await casesUnder(before, comparing), await casesUnder(after, comparing)];
  const ids = [...new Set([...old.keys(), ...now.keys()])];
  const cases = ids.map((id) => compareCase(old.get(id) ?? null, now.get(id) ?? null, () => NO_WAYS));
  return { cases, edits: [], tallies: null, coverage: null };
}

async function compareConfigurations(
  before: JobConfiguration,
  after: JobConfiguration,
  files: readonly FoundFile[],
  { workspace, setting }: OpenLibrary,
): Promise<ComparedLibrary> {
  const job = { kind: "compare", before, after, setting } as const;
  const pool = await createLibraryPool(job, files.length, "waits");
  try {
    const compared = await compareLibrary(pool, {
      job,
      files,
      idOf: ({ relative }) => relative,
      read: (part) => readTraceTexts(workspace.path, part),
      onTraced: () => undefined,
      onFindingCauses: () => undefined,
      isCancelled: () => false,
    });
    if (compared === null) throw new Error("Nobody cancelled the comparison");
    return compared;
  } finally {
    await pool.close();
  }
}

/** What a side has of each case. Secrets are taken out on both sides, since baselines have none. */
async function casesUnder(side: Side, { files, scope, library }: Comparing): Promise<ReadonlyMap<string, ComparedSide>> {
  if (side.kind === "baseline") {
    const wanted = new Set(files.map(({ relative }) => relative));
    const kept = side.baseline.cases.filter(({ id }) => scope === "all" || wanted.has(traceOfCaseId(id)));
    return new Map(kept.map(({ id, name, outcome }) => [id, { id, name, tags: [], outcome, problem: null }]));
  }
  const { workspace, setting } = library;
  const runs: CaseRun[] = [];
  const pool = await createLibraryPool({ kind: "run", configuration: side.configuration, setting }, files.length, "waits");
  try {
    await workThrough(pool, {
      files,
      read: (part) => readTraceTexts(workspace.path, part),
      take(answer) {
        if (answer.kind !== "run") return "stop";
        runs.push(...answer.cases);
        return "go on";
      },
      isCancelled: () => false,
    });
  } finally {
    await pool.close();
  }
  const outcomes = new Map(baselineOf(side.title, runs).cases.map(({ id, outcome }) => [id, outcome]));
  return new Map(
    runs.map(({ id, name, tags, problems }) => {
      const outcome = outcomes.get(id) ?? null;
      return [id, { id, name, tags, outcome, problem: outcome === null ? (problems[0]?.message ?? "It could not run.") : null }];
    }),
  );
}
