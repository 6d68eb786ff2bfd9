import type { ComparedEdit } from "../../compare/configurations/edit";
import { IMPACTS, type Impact } from "../../compare/results/impact";
import { type AcknowledgedDifference, type Acknowledgement, acknowledgementOf } from "../../compare/runs/acknowledged";
import { type CaseComparison, isDifference } from "../../compare/runs/case-comparison";
import type { Coverage } from "../coverage/coverage";
import type { Tally } from "../run/tally";

/** A whole comparison, as reports and the window show it. JSON only. */
export interface Comparison {
  readonly before: string;
  readonly after: string;
  readonly cases: readonly JudgedComparison[];
  /** How many cases stand in each group; groups without any are here too. */
  readonly groups: readonly { readonly impact: Impact; readonly cases: number }[];
  /** Empty where a side is no configuration. */
  readonly edits: readonly EditEffect[];
  /** Rules of the second configuration that no case matches. */
  readonly idleRules: readonly IdleRule[];
}

export type JudgedComparison = CaseComparison & { readonly acknowledgement: Acknowledgement };

export interface IdleRule {
  readonly product: string;
  readonly title: string;
  readonly file: string;
  readonly pointer: string;
}

/** What one edit does to the library. */
export type EditEffect = ComparedEdit & {
  /** Worst first. */
  readonly causes: readonly { readonly impact: Impact; readonly cases: number }[];
  /** Cases that the edit is to blame for, alone or with others. */
  readonly cases: number;
  /** Whether any case comes by what was edited. False: nobody knows what it does. */
  readonly exercised: boolean;
};

export interface ComparisonParts {
  readonly before: string;
  readonly after: string;
  readonly cases: readonly CaseComparison[];
  readonly edits: readonly ComparedEdit[];
  readonly tallies: { readonly before: Tally; readonly after: Tally } | null;
  readonly coverage: Coverage | null;
  readonly acknowledged: readonly AcknowledgedDifference[];
  /** YYYY-MM-DD, UTC. */
  readonly today: string;
}

export function createComparison(parts: ComparisonParts): Comparison {
  const cases = parts.cases.map((each) => ({
    ...each,
    acknowledgement: isDifference(each) ? acknowledgementOf(each, parts.acknowledged, parts.today) : ({ kind: "none" } as const),
  }));
  return {
    before: parts.before,
    after: parts.after,
    cases,
    groups: IMPACTS.map(({ id }) => ({ impact: id, cases: cases.filter(({ impact }) => impact === id).length })),
    edits: parts.edits.map((edit) => effectOf(edit, cases, parts.tallies)),
    idleRules: (parts.coverage?.entries ?? [])
      .filter(({ matched }) => matched === 0)
      .map(({ product, title, place }) => ({ product, title, file: place.file, pointer: place.pointer })),
  };
}

/** Differences that nobody accepted: what makes a comparison fail. */
export function openDifferences({ cases }: Pick<Comparison, "cases">): readonly JudgedComparison[] {
  return cases.filter((each) => isDifference(each) && each.acknowledgement.kind !== "acknowledged");
}

function effectOf(edit: ComparedEdit, cases: readonly CaseComparison[], tallies: ComparisonParts["tallies"]): EditEffect {
  const touched = cases.filter(({ blame }) => blame.some(({ edits }) => edits?.includes(edit.number) === true));
  const impacts = touched.flatMap(({ blame }) => [
    ...new Set(blame.filter(({ edits }) => edits?.includes(edit.number) === true).map(({ impact }) => impact)),
  ]);
  const causes = IMPACTS.flatMap(({ id }) => {
    const count = impacts.filter((impact) => impact === id).length;
    return count === 0 ? [] : [{ impact: id, cases: count }];
  });
  return { ...edit, causes, cases: touched.length, exercised: touched.length > 0 || isMatched(edit, tallies) };
}

/** Whether a case matches the rule that was edited, before or after. */
function isMatched({ place }: ComparedEdit, tallies: ComparisonParts["tallies"]): boolean {
  if (tallies === null) return false;
  return (
    [
      [place.before, tallies.before],
      [place.after, tallies.after],
    ] as const
  ).some(([at, tally]) => {
    const pointer = at === null ? undefined : /^(?:\/result)?(?:\/\d+)?\/(?:rules\/)?\d+/.exec(at.pointer)?.[0];
    return pointer !== undefined && at !== null && (tally.rules[`${at.file}#${pointer}`]?.matched ?? 0) > 0;
  });
}
