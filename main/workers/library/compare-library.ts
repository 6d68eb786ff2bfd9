import { createEditSpace } from "../../../engine/compare/configurations/edit-space";
import type { CaseComparison } from "../../../engine/compare/runs/case-comparison";
import { readConfiguration } from "../../../engine/index";
import { MOST_BLAME_STEPS } from "../../../engine/library/comparison/blame-cases";
import type { ComparisonParts } from "../../../engine/library/comparison/comparison";
import { coverageOf } from "../../../engine/library/coverage/coverage";
import { traceOfCaseId } from "../../../engine/library/parameters/expand-trace";
import type { TraceText } from "../../../engine/library/parameters/trace-text";
import { addTallies, NO_TALLY } from "../../../engine/library/run/tally";
import type { CompareJob } from "./library-job";
import type { LibraryPool } from "./library-pool";
import { workThrough } from "./work-through";

/** What a comparison of two configurations comes to, but for their titles and what was accepted. */
export type ComparedLibrary = Pick<ComparisonParts, "cases" | "edits" | "tallies" | "coverage">;

export interface CompareLibrary<File> {
  /** What the pool was made for. */
  readonly job: CompareJob;
  readonly files: readonly File[];
  /** The path of a file below `traces/`. */
  readonly idOf: (file: File) => string;
  /** Texts are read as they are needed: all once, and those of traces that change again for their causes. */
  readonly read: (files: readonly File[]) => readonly TraceText[];
  /** Told after each part: how many files were traced. */
  readonly onTraced: (files: number) => void;
  readonly onFindingCauses: () => void;
  /** Asked between parts; causes that are being sought stop when the pool is closed. */
  readonly isCancelled: () => boolean;
}

/** Runs all files under both configurations and traces what differs to its edits. `null`: it was cancelled. */
export async function compareLibrary<File>(pool: LibraryPool, comparing: CompareLibrary<File>): Promise<ComparedLibrary | null> {
  const { job, files, read, onTraced, onFindingCauses, isCancelled } = comparing;
  const cases: CaseComparison[] = [];
  let tallies = { before: NO_TALLY, after: NO_TALLY };
  let traced = 0;
  const whole = await workThrough(pool, {
    files,
    read,
    take(answer, texts) {
      if (answer.kind !== "compared") return "stop";
      for (const each of answer.cases) cases.push(each);
      tallies = { before: addTallies(tallies.before, answer.tallies.before), after: addTallies(tallies.after, answer.tallies.after) };
      traced += texts.length;
      onTraced(traced);
      return "go on";
    },
    isCancelled,
  });
  if (!whole || isCancelled()) return null;
  onFindingCauses();
  const blamed = await blame(pool, cases, comparing);
  if (isCancelled()) return null;
  return {
    ...blamed,
    tallies,
    coverage: coverageOf(readConfiguration(job.after.name, job.after.files), tallies.after),
  };
}

async function blame<File>(
  pool: LibraryPool,
  cases: readonly CaseComparison[],
  { job, files, idOf, read }: CompareLibrary<File>,
): Promise<Pick<ComparedLibrary, "cases" | "edits">> {
  const changed = cases.filter(({ facets }) => facets.length > 0);
  if (changed.length === 0) return { cases, edits: createEditSpace(job.before.files, job.after.files).edits };
  const wanted = new Set(changed.map(({ id }) => traceOfCaseId(id)));
  const texts = read(files.filter((file) => wanted.has(idOf(file))));
  const answer = await pool.run({ kind: "blame", files: texts, comparisons: changed, mostSteps: MOST_BLAME_STEPS });
  if (answer.kind !== "blamed") throw new Error("A thread was asked for causes and gave something else");
  const blamed = new Map(answer.cases.map((each) => [each.id, each]));
  return { cases: cases.map((each) => blamed.get(each.id) ?? each), edits: answer.edits };
}
