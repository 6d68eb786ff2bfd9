import type { PreparedConfiguration, TraceOptions } from "../../pipeline";
import type { BrokenCase, TraceCase } from "../parameters/expand-trace";
import { brokenCase, type CaseRun, runCase, type Verdict } from "./run-case";
import { createTally, type Tally } from "./tally";

/** How many cases came out how. */
export type VerdictCounts = Readonly<Record<Verdict, number>>;

const NO_VERDICTS: VerdictCounts = { passed: 0, failed: 0, unchecked: 0, broken: 0 };

export interface LibraryRun {
  readonly cases: readonly CaseRun[];
  readonly tally: Tally;
}

/** Runs cases in their order. For a library that is run in parts, tallies add up. */
export function runLibrary(
  prepared: PreparedConfiguration,
  cases: readonly (TraceCase | BrokenCase)[],
  options: TraceOptions = {},
): LibraryRun {
  const counter = createTally();
  const runs = cases.map((each) =>
    "problems" in each ? brokenCase(each) : runCase(prepared, each, options, (result) => counter.add(result)),
  );
  return { cases: runs, tally: counter.tally() };
}

export function countVerdicts(runs: readonly Pick<CaseRun, "verdict">[], before: VerdictCounts = NO_VERDICTS): VerdictCounts {
  const counts = { ...before };
  for (const { verdict } of runs) counts[verdict] += 1;
  return counts;
}
