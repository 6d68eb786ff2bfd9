import { useMemo } from "react";
import type { CoverageView } from "../../../engine/contract/index";
import type { TextMark } from "../../editor/rules-language/index";
import { useCoverage } from "../../stores/context";
import { readableCoverage } from "../../stores/runs/coverage";
import { WORDS } from "../../words/words";
import { type CoveredCondition, conditionsCovered, type SoughtRule } from "./condition-coverage";

export type RuleCoverageShown =
  /** Nothing is known of the rule as it stands, or not yet. */
  | { readonly kind: "unknown" }
  /** The whole library never ran. */
  | { readonly kind: "no-run" }
  | { readonly kind: "known"; readonly view: CoverageView; readonly conditions: readonly CoveredCondition[] };

/** What the last run of the whole library says of a rule, and the marks that its expression gets. The same marks stay the same object. */
export function useRuleCoverage(sought: SoughtRule | null): {
  readonly shown: RuleCoverageShown;
  readonly marks: readonly TextMark[];
} {
  const status = useCoverage((state) => state.status);
  const { file = null, pointer = null, expression = null } = sought ?? {};
  return useMemo(() => {
    const view = readableCoverage({ status });
    if (status.kind === "ready" && view === null) return { shown: { kind: "no-run" }, marks: NONE };
    const conditions =
      view === null || file === null || pointer === null || expression === null
        ? null
        : conditionsCovered(view.coverage, { file, pointer, expression });
    if (view === null || conditions === null) return { shown: { kind: "unknown" }, marks: NONE };
    const marks = conditions.map(({ start, end, seen }) => ({ start, end, look: seen, hover: WORDS.coverage.seenLong[seen] }));
    return { shown: { kind: "known", view, conditions }, marks };
  }, [status, file, pointer, expression]);
}

const NONE: readonly TextMark[] = [];
