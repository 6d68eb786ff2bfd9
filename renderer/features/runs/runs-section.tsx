import { useMemo } from "react";
import { compareWithBaseline } from "../../stores/compare/compare-now";
import type { ComparisonStatus } from "../../stores/compare/comparison";
import { useComparison, useCoverage, useLayout, useRuns, useStores, useWorkspace } from "../../stores/context";
import { readableCoverage } from "../../stores/runs/coverage";
import { runWholeLibrary } from "../../stores/runs/run-library";
import { messageOf } from "../../stores/support/message-of";
import { activeConfiguration } from "../../stores/workspace/workspace";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import type { MenuEntry } from "../../ui/menu";
import { ProgressBar } from "../../ui/progress-bar";
import { RowMenu } from "../../ui/row-menu";
import { SideSection } from "../../ui/side-section";
import text from "../../ui/text.module.css";
import { Tree } from "../../ui/tree";
import { TreeRow } from "../../ui/tree-row";
import { formatNumber, formatTime } from "../../words/numbers";
import { WORDS } from "../../words/words";
import { type HistoryRow, historyRows } from "./history-rows";
import { extentText, passText, VERDICTS, worstOf } from "./run-words";
import styles from "./runs.module.css";

const words = WORDS.runs.runsSection;

/** Runs and comparisons that were made, those under way, what is kept, and the coverage. */
export function RunsSection() {
  const stores = useStores();
  const history = useRuns((state) => state.history);
  const live = useRuns((state) => state.live);
  const shown = useRuns((state) => state.shown);
  const comparing = useComparison((state) => state.status);
  const screen = useLayout((state) => state.screen);
  const folded = useLayout((state) => state.folds["runs"]);
  const setFold = useLayout((state) => state.fold);
  const { goTo } = stores.layout.getState();

  const comparisons = useComparison((state) => state.history);
  const coverage = useCoverage(readableCoverage);
  const active = useWorkspace((state) => activeConfiguration(state)?.name ?? null);
  const rows = useMemo(
    () => historyRows({ history, comparisons, comparing, live, coverage: active === null ? undefined : coverage }),
    [history, comparisons, comparing, live, coverage, active],
  );

  function selectedKey(): string | null {
    if (screen === "coverage") return "coverage";
    if (screen === "compare") return shownComparison(comparing);
    if (screen !== "run") return null;
    if (shown.kind === "live") return "live";
    return shown.kind === "ready" ? shown.view.runId : shown.kind === "loading" ? shown.runId : null;
  }

  function activate(row: HistoryRow): void {
    stores.layout.getState().setFlyout(null);
    if (row.kind === "baseline") void compareWithBaseline(stores, row.name);
    else if (row.kind === "coverage") goTo("coverage");
    else if (row.kind === "comparing") goTo("compare");
    else if (row.kind === "comparison") {
      goTo("compare");
      void stores.comparison.getState().open(row.comparison.comparisonId);
    } else {
      goTo("run");
      void stores.runs.getState().open(row.kind === "live" ? (live?.runId ?? "") : row.run.runId);
    }
  }

  async function remove(row: HistoryRow): Promise<void> {
    try {
      if (row.kind === "run") await stores.runs.getState().remove(row.run.runId);
      else if (row.kind === "comparison") await stores.comparison.getState().remove(row.comparison.comparisonId);
      else if (row.kind === "baseline") await removeBaseline(row.name);
    } catch (error) {
      stores.notices.getState().fail(words.notDeleted(messageOf(error)));
    }
  }

  async function removeBaseline(name: string): Promise<void> {
    await stores.runs.getState().removeBaseline(name);
    stores.notices.getState().say(words.baselineTrashed(name));
  }

  function entriesOf(key: string): readonly MenuEntry[] {
    const row = rows.find((candidate) => candidate.key === key);
    if (row === undefined) return [];
    const open = row.kind === "baseline" ? WORDS.menus.compareBaseline : WORDS.menus.open;
    const first: MenuEntry = {
      kind: "action",
      label: open,
      icon: row.kind === "baseline" ? "swap" : "open",
      keys: "↵",
      run: () => activate(row),
    };
    const label = DELETE[row.kind];
    if (label === null) return [first];
    return [
      first,
      { kind: "rule" },
      { kind: "action", label, icon: "trash", keys: words.del, tone: "danger", run: () => void remove(row) },
    ];
  }

  const selected = selectedKey();
  const made = rows.filter(({ kind }) => kind !== "coverage").length;
  const nothing = history.kind === "ready" && rows.length === 0;
  const fold = folded ?? (nothing || history.kind === "loading" ? "closed" : "open");
  return (
    <SideSection
      title={words.runs}
      share={nothing ? "own" : "least"}
      count={made === 0 ? undefined : made}
      fold={fold}
      onFold={(state) => setFold("runs", state)}
    >
      {history.kind === "loading" ? <ProgressBar label={words.reading} /> : null}
      {history.kind === "failed" ? (
        <ErrorState size="small" message={history.message}>
          <Button size="small" onClick={() => void stores.runs.getState().refresh()}>
            {words.readAgain}
          </Button>
        </ErrorState>
      ) : null}
      {nothing ? (
        <EmptyState size="small" title={words.none} hint={words.noneHint}>
          <Button size="small" icon="play" onClick={() => void runWholeLibrary(stores)}>
            {words.runAllTraces}
          </Button>
        </EmptyState>
      ) : null}
      {rows.length === 0 ? null : (
        <RowMenu label={WORDS.menus.runs} entriesOf={entriesOf} className={styles.sideRows}>
          <Tree
            label={words.runs}
            className={styles.tree}
            rows={rows}
            selected={selected}
            onFold={() => undefined}
            onActivate={activate}
            onKey={(event, row) => {
              if (event.key === "Delete") void remove(row);
            }}
            renderRow={(row, about) => (
              <TreeRow
                {...about}
                data-row={row.key}
                depth={row.depth}
                name={row.name}
                selected={row.key === selected ? "yes" : "no"}
                mark={<RowMark row={row} />}
                title={titleOf(row)}
                end={<RowEnd row={row} />}
                actions={
                  DELETE[row.kind] === null ? undefined : (
                    <IconButton
                      icon="trash"
                      label={DELETE[row.kind] ?? ""}
                      tabIndex={-1}
                      onClick={(event) => {
                        event.stopPropagation();
                        void remove(row);
                      }}
                    />
                  )
                }
              />
            )}
          />
        </RowMenu>
      )}
    </SideSection>
  );
}

const DELETE: Readonly<Record<HistoryRow["kind"], string | null>> = {
  coverage: null,
  comparing: null,
  live: null,
  comparison: words.deleteComparison,
  run: words.deleteRun,
  baseline: words.deleteBaseline,
};

function shownComparison(comparing: ComparisonStatus): string {
  if (comparing.kind === "ready") return comparing.view.comparisonId;
  return comparing.kind === "opening" ? comparing.comparisonId : "comparing";
}

function titleOf(row: HistoryRow): string | undefined {
  switch (row.kind) {
    case "baseline":
      return words.compareHint;
    case "run": {
      const { run } = row;
      return [run.title, formatTime(run.started), ...(run.state === "finished" ? [] : [extentText(run)])].join(", ");
    }
    case "comparison": {
      const { counts, started } = row.comparison;
      return words.comparisonTitle(row.name, counts.changed, counts.cases, formatTime(started));
    }
    case "coverage":
      return row.view === null ? undefined : WORDS.coverage.rowTitle(row.view.run.configuration);
    case "live":
    case "comparing":
      return undefined;
    default:
      return row satisfies never;
  }
}

function RowMark({ row }: { readonly row: HistoryRow }) {
  switch (row.kind) {
    case "coverage":
      return <Icon name="list" size={12} className={text.dim} />;
    case "comparing":
      return <ChangeMark changed={row.changed} />;
    case "comparison":
      return <ChangeMark changed={row.comparison.counts.changed} />;
    case "baseline":
      return <Icon name="save" size={12} className={text.dim} label={words.baseline} />;
    case "live":
      return <Icon name="play" size={12} className={text.accent} label={words.running} />;
    case "run": {
      const { icon, colour, word } = VERDICTS[worstOf(row.run.counts)];
      return <Icon name={icon} size={12} className={colour} label={word} />;
    }
    default:
      return row satisfies never;
  }
}

function ChangeMark({ changed }: { readonly changed: number | null }) {
  if (changed === 0) return <Icon name="equal" size={12} className={text.dim} label={words.noChanges} />;
  return <Icon name="diamond-change" size={12} className={text.warn} label={words.changes} />;
}

function RowEnd({ row }: { readonly row: HistoryRow }) {
  switch (row.kind) {
    case "coverage":
      return row.view === null ? null : <>{WORDS.coverage.rowEnd(row.view.coverage.rules.matched, row.view.coverage.rules.total)}</>;
    case "comparing":
      return <>{row.changed === null ? "…" : formatNumber(row.changed)}</>;
    case "comparison":
      return <>{formatNumber(row.comparison.counts.changed)}</>;
    case "baseline":
      return <>{words.baseline}</>;
    case "live":
      return <>{row.end}</>;
    case "run":
      return <>{row.run.state === "finished" ? passText(row.run.counts) : words[row.run.state](passText(row.run.counts))}</>;
    default:
      return row satisfies never;
  }
}
