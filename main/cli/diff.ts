import type { ComparedEdit } from "../../engine/compare/configurations/edit";
import { createEditSpace } from "../../engine/compare/configurations/edit-space";
import { type CaseComparison, type ComparedSide, compareCase } from "../../engine/compare/runs/case-comparison";
import { readConfiguration } from "../../engine/config/index";
import { Refused } from "../../engine/contract/refused";
import { type Baseline, baselineOf } from "../../engine/library/baseline/baseline";
import { MOST_BLAME_STEPS } from "../../engine/library/comparison/blame-cases";
import { type Comparison, createComparison, openDifferences } from "../../engine/library/comparison/comparison";
import { type Coverage, coverageOf } from "../../engine/library/coverage/coverage";
import { traceOfCaseId } from "../../engine/library/parameters/expand-trace";
import { printComparison } from "../../engine/library/reports/index";
import type { CaseRun } from "../../engine/library/run/run-case";
import { addTallies, NO_TALLY, type Tally } from "../../engine/library/run/tally";
import type { JobConfiguration } from "../workers/library/library-job";
import { createLibraryPool, type LibraryPool } from "../workers/library/library-pool";
import { workThrough } from "../workers/library/work-through";
import { createAcknowledgements } from "../workspace/acknowledgements";
import { createBaselineStore } from "../workspace/baseline-store";
import { readTraceTexts } from "../workspace/trace-texts";
import type { FoundFile } from "../workspace/walk-files";
import { EXIT, type ExitCode, Failure } from "./failure";
import { loadForLibrary, type OpenLibrary, openLibrary } from "./open-library";
import { checkReporters, type ReportArguments, writeReports } from "./report-options";
import { selectTraces, type TraceSelection } from "./select-traces";
import { printable, type Terminal } from "./terminal";
import { VERSION } from "./version";

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
  checkReporters(options);
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
    const configuration = await loadForLibrary(terminal, named, workspace);
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

interface Compared {
  readonly cases: readonly CaseComparison[];
  readonly edits: readonly ComparedEdit[];
  readonly tallies: { readonly before: Tally; readonly after: Tally } | null;
  readonly coverage: Coverage | null;
}

async function compare(comparing: Comparing): Promise<Compared> {
  const { before, after, files, library } = comparing;
  if (before.kind === "configuration" && after.kind === "configuration")
    return compareConfigurations(before.configuration, after.configuration, files, library);
  const [old, now] = [await casesUnder(before, comparing), await casesUnder(after, comparing)];
  const ids = [...new Set([...old.keys(), ...now.keys()])];
  const cases = ids.map((id) => compareCase(old.get(id) ?? null, now.get(id) ?? null, () => null));
  return { cases, edits: [], tallies: null, coverage: null };
}

async function compareConfigurations(
  before: JobConfiguration,
  after: JobConfiguration,
  files: readonly FoundFile[],
  { workspace, setting }: OpenLibrary,
): Promise<Compared> {
  const pool = await createLibraryPool({ kind: "compare", before, after, setting }, files.length, "waits");
  try {
    const cases: CaseComparison[] = [];
    let tallies = { before: NO_TALLY, after: NO_TALLY };
    await workThrough(pool, {
      files,
      read: (part) => readTraceTexts(workspace.path, part),
      take(answer) {
        if (answer.kind !== "compared") return "stop";
        for (const each of answer.cases) cases.push(each);
        tallies = { before: addTallies(tallies.before, answer.tallies.before), after: addTallies(tallies.after, answer.tallies.after) };
        return "go on";
      },
      isCancelled: () => false,
    });
    const blamed = await blame(pool, cases, files, workspace.path);
    return {
      cases: blamed,
      edits: createEditSpace(before.files, after.files).edits,
      tallies,
      coverage: coverageOf(readConfiguration(after.name, after.files), tallies.after),
    };
  } finally {
    await pool.close();
  }
}

async function blame(
  pool: LibraryPool,
  cases: readonly CaseComparison[],
  files: readonly FoundFile[],
  root: string,
): Promise<readonly CaseComparison[]> {
  const changed = cases.filter(({ facets }) => facets.length > 0);
  if (changed.length === 0) return cases;
  const wanted = new Set(changed.map(({ id }) => traceOfCaseId(id)));
  const texts = readTraceTexts(
    root,
    files.filter(({ relative }) => wanted.has(relative)),
  );
  const answer = await pool.run({ kind: "blame", files: texts, comparisons: changed, mostSteps: MOST_BLAME_STEPS });
  if (answer.kind !== "blamed") return cases;
  const blamed = new Map(answer.cases.map((each) => [each.id, each]));
  return cases.map((each) => blamed.get(each.id) ?? each);
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
