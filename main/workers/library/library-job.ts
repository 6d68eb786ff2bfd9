import type { ComparedEdit } from "../../../engine/compare/configurations/edit";
import { createEditSpace } from "../../../engine/compare/configurations/edit-space";
import type { CaseComparison } from "../../../engine/compare/runs/case-comparison";
import { type Assumptions, prepareConfiguration, readConfiguration } from "../../../engine/index";
import { blameCases } from "../../../engine/library/comparison/blame-cases";
import { comparePrepared } from "../../../engine/library/comparison/compare-prepared";
import { caseId } from "../../../engine/library/parameters/expand-trace";
import { casesOf, type TraceText } from "../../../engine/library/parameters/trace-text";
import type { CaseRun } from "../../../engine/library/run/run-case";
import { runLibrary } from "../../../engine/library/run/run-library";
import { createTally, type Tally } from "../../../engine/library/run/tally";
import { createRequestReader } from "../../../engine/pipeline";
import type { JsonObject } from "../../../engine/support/json";

/** What is done with a library. It crosses to other threads, so it holds texts only; each thread prepares its own. */
export type LibraryJob = RunJob | CompareJob;

export interface RunJob {
  readonly kind: "run";
  readonly configuration: JobConfiguration;
  readonly setting: JobSetting;
}

export interface CompareJob {
  readonly kind: "compare";
  readonly before: JobConfiguration;
  readonly after: JobConfiguration;
  readonly setting: JobSetting;
}

export interface JobConfiguration {
  readonly name: string;
  /** Path relative to the configuration's folder → text. */
  readonly files: ReadonlyMap<string, string>;
}

export interface JobSetting {
  readonly assumptions: Assumptions;
  readonly environment: JsonObject;
}

/** A part of the work. */
export type JobTask =
  | { readonly kind: "cases"; readonly files: readonly TraceText[] }
  /** Traces differences to their edits; the texts of their files are there. */
  | {
      readonly kind: "blame";
      readonly files: readonly TraceText[];
      readonly comparisons: readonly CaseComparison[];
      readonly mostSteps: number;
    };

export type JobAnswer =
  | { readonly kind: "run"; readonly cases: readonly CaseRun[]; readonly tally: Tally }
  | {
      readonly kind: "compared";
      readonly cases: readonly CaseComparison[];
      readonly tallies: { readonly before: Tally; readonly after: Tally };
    }
  | {
      readonly kind: "blamed";
      readonly cases: readonly CaseComparison[];
      readonly steps: number;
      /** Those that the cases name by their numbers. */
      readonly edits: readonly ComparedEdit[];
    };

/** Does the parts of a job, in this thread. */
export type JobWorker = (task: JobTask) => JobAnswer;

export function createJobWorker(job: LibraryJob): JobWorker {
  return job.kind === "run" ? createRunner(job) : createComparer(job);
}

function createRunner({ configuration, setting }: RunJob): JobWorker {
  const prepared = prepareConfiguration(readConfiguration(configuration.name, configuration.files));
  return ({ files }) => {
    const cases = files.flatMap((file) => casesOf(file, setting.environment));
    return { kind: "run", ...runLibrary(prepared, cases, { assumptions: setting.assumptions }) };
  };
}

function createComparer(job: CompareJob): JobWorker {
  const { environment, assumptions } = job.setting;
  const options = { assumptions, requestReader: createRequestReader() };
  const before = prepareConfiguration(readConfiguration(job.before.name, job.before.files));
  const after = prepareConfiguration(readConfiguration(job.after.name, job.after.files), before);
  const space = createEditSpace(job.before.files, job.after.files);
  const pair = { before, after, options, names: space.names };
  return (task) => {
    const cases = task.files.flatMap((file) => casesOf(file, environment));
    if (task.kind === "cases") {
      const tallies = { before: createTally(), after: createTally() };
      const compared = cases.map((each) => withoutOutcomesOfUnchanged(comparePrepared({ ...pair, tallies }, each)));
      return { kind: "compared", cases: compared, tallies: { before: tallies.before.tally(), after: tallies.after.tally() } };
    }
    const byId = new Map(cases.flatMap((each) => ("problems" in each ? [] : [[caseId(each), each] as const])));
    return {
      kind: "blamed",
      edits: space.edits,
      ...blameCases(task.comparisons, (id) => byId.get(id), { space, before, options, mostSteps: task.mostSteps }),
    };
  };
}

/** Most cases of a large library do not change; all that is told of them is that. */
function withoutOutcomesOfUnchanged(each: CaseComparison): CaseComparison {
  return each.impact === "unchanged" ? { ...each, before: null, after: null } : each;
}
