import { type BlameTarget, findBlame } from "../../compare/blame/find-blame";
import type { EditSpace } from "../../compare/configurations/edit";
import type { CaseOutcome } from "../../compare/results/case-outcome";
import type { CaseComparison, FacetBlame } from "../../compare/runs/case-comparison";
import { readConfiguration } from "../../config";
import { type PreparedConfiguration, prepareConfiguration, type TraceOptions } from "../../pipeline";
import { caseId, type TraceCase } from "../parameters/expand-trace";
import { surveyCase } from "../run/run-case";

export interface BlameOptions {
  readonly space: EditSpace;
  /** The configuration that the edits are edits of. */
  readonly before: PreparedConfiguration;
  readonly options: TraceOptions;
  /** The most configurations to make in the search. */
  readonly mostSteps: number;
}

export const MOST_BLAME_STEPS = 600;

/**
 * Traces each difference to the edits that cause it, part by part. `caseOf` gives the case of a comparison; those without one are left
 * as they are.
 */
export function blameCases(
  comparisons: readonly CaseComparison[],
  caseOf: (id: string) => TraceCase | undefined,
  { space, before: prepared, options, mostSteps }: BlameOptions,
): { readonly cases: readonly CaseComparison[]; readonly steps: number } {
  const targets = comparisons.flatMap(({ id, facets, before, after }): readonly BlameTarget<TraceCase>[] => {
    const of = caseOf(id);
    if (of === undefined || before === null || after === null) return [];
    return facets.map(({ facet }) => ({ of, facet, before, after }));
  });
  const { blamed, steps } = findBlame(targets, {
    edits: space.edits.map(({ number }) => number),
    under: (kept) => {
      const configuration = prepareConfiguration(readConfiguration("edited", space.with(kept)), prepared);
      return (of): CaseOutcome => surveyCase(configuration, of, options).outcome;
    },
    mostSteps,
  });
  const found = new Map(targets.map(({ of, facet }, index) => [`${caseId(of)} ${facet}`, blamed[index] ?? null]));
  const cases = comparisons.map((each) => ({
    ...each,
    blame: each.facets.map(({ facet, impact }): FacetBlame => ({ facet, impact, edits: found.get(`${each.id} ${facet}`) ?? null })),
  }));
  return { cases, steps };
}
