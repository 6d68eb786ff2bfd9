import type { ComparisonSide, ComparisonSummary, CoverageView, RunSummary } from "../../../engine/contract/index";
import type { ComparedSides, ComparisonStatus } from "../../stores/compare/comparison";
import { sideName } from "../../stores/compare/side-name";
import type { LiveRun, RunHistory } from "../../stores/runs/runs";
import type { TreeNode } from "../../ui/tree-keys";
import { WORDS } from "../../words/words";

const words = WORDS.runs.historyRows;

export type HistoryRow =
  | (TreeNode & { readonly kind: "coverage"; readonly view: CoverageView | null })
  /** The comparison on screen, as long as it is not in the history. */
  | (TreeNode & { readonly kind: "comparing"; readonly changed: number | null })
  | (TreeNode & { readonly kind: "comparison"; readonly comparison: ComparisonSummary })
  | (TreeNode & { readonly kind: "live"; readonly end: string })
  | (TreeNode & { readonly kind: "run"; readonly run: RunSummary })
  | (TreeNode & { readonly kind: "baseline" });

export interface HistoryShown {
  readonly history: RunHistory;
  readonly comparisons: readonly ComparisonSummary[];
  readonly comparing: ComparisonStatus;
  readonly live: LiveRun | null;
  /** `undefined`: there is no configuration. */
  readonly coverage: CoverageView | null | undefined;
}

/** What is under way, then runs and comparisons, the newest first, then what is kept for good. */
export function historyRows({ history, comparisons, comparing, live, coverage }: HistoryShown): readonly HistoryRow[] {
  const runs = history.kind === "ready" ? history.runs : [];
  const baselines = history.kind === "ready" ? history.baselines : [];
  const made: readonly (HistoryRow & { readonly started: string })[] = [
    ...runs
      .filter(({ runId }) => runId !== live?.runId)
      .map((run) => ({ kind: "run" as const, key: run.runId, name: run.configuration, depth: 0, run, started: run.started })),
    ...comparisons.map((comparison) => ({
      kind: "comparison" as const,
      key: comparison.comparisonId,
      name: sidesText(comparison, history),
      depth: 0,
      comparison,
      started: comparison.started,
    })),
  ];
  return [
    ...(coverage === undefined || (made.length === 0 && live === null)
      ? []
      : [{ kind: "coverage" as const, key: "coverage", name: COVERAGE, depth: 0, view: coverage }]),
    ...comparingRow(comparing, comparisons, history),
    ...(live === null ? [] : [{ kind: "live" as const, key: "live", name: live.configuration, depth: 0, end: liveText(live) }]),
    ...made.toSorted((one, other) => (one.started < other.started ? 1 : one.started > other.started ? -1 : 0)),
    ...baselines.map((name) => ({ kind: "baseline" as const, key: `baseline ${name}`, name, depth: 0 })),
  ];
}

const COVERAGE = words.coverage;

function comparingRow(comparing: ComparisonStatus, comparisons: readonly ComparisonSummary[], history: RunHistory): readonly HistoryRow[] {
  if (comparing.kind === "none" || comparing.kind === "opening" || comparing.of === null) return [];
  if (comparing.kind === "ready" && comparisons.some(({ comparisonId }) => comparisonId === comparing.view.comparisonId)) return [];
  const changed = comparing.kind === "ready" ? comparing.view.comparison.cases.filter(({ impact }) => !isQuiet(impact)).length : null;
  return [{ kind: "comparing", key: "comparing", name: sidesText(comparing.of, history), depth: 0, changed }];
}

function isQuiet(impact: string): boolean {
  return impact === "unchanged" || impact === "not-comparable";
}

function sidesText({ before, after }: ComparedSides, history: RunHistory): string {
  return `${sideText(before, history)} → ${sideText(after, history)}`;
}

/** A baseline has its icon there: its name is enough. */
function sideText(side: ComparisonSide, history: RunHistory): string {
  return side.kind === "baseline" ? side.name : sideName(side, history);
}

function liveText({ done, total }: LiveRun): string {
  return total === 0 ? "…" : WORDS.counts.ofAll(done, total);
}
