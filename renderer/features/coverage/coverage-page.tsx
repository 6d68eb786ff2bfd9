import { useMemo, useState } from "react";
import type { Coverage, CoverageView } from "../../../engine/contract/index";
import { MARK_LOOKS, MarkSample } from "../../editor/rules-language/index";
import { useCoverage, useStores, useWorkspace } from "../../stores/context";
import { COVERAGE_SHOWN, type CoverageShown, readableCoverage } from "../../stores/runs/coverage";
import { runWholeLibrary } from "../../stores/runs/run-library";
import { showPlace } from "../../stores/workspace/show-rule";
import { activeConfiguration, openWorkspace } from "../../stores/workspace/workspace";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { PaneHead } from "../../ui/pane";
import { ProgressBar } from "../../ui/progress-bar";
import { RowTable, type TableColumn } from "../../ui/row-table";
import { ShareBar } from "../../ui/share-bar";
import { bold, Spoken } from "../../ui/spoken";
import text from "../../ui/text.module.css";
import { formatNumber, formatTime } from "../../words/numbers";
import { WORDS } from "../../words/words";
import styles from "./coverage.module.css";
import { type CoverageRow, coverageRows, isShown } from "./coverage-rows";

const WORD = WORDS.coverage;

/** What the traces of the library exercise of the active configuration: its rules and their conditions. */
export function CoveragePage() {
  const stores = useStores();
  const status = useCoverage((state) => state.status);
  const view = useCoverage(readableCoverage);
  const configuration = useWorkspace((state) => activeConfiguration(state)?.name ?? null);
  const run = (label: string) => (
    <Button size="small" icon="play" onClick={() => void runWholeLibrary(stores)}>
      {label}
    </Button>
  );
  return (
    <section className={styles.page} data-pane="" aria-label={WORD.title}>
      <PaneHead>
        <h1>{WORD.title}</h1>
        <span className={styles.about}>{configuration}</span>
        {view === null ? null : <RunLink view={view} />}
        <span className={text.grow} />
        {view === null ? null : run(WORD.runAgain)}
        <IconButton icon="x" label={WORD.close} onClick={() => stores.layout.getState().goTo("trace")} />
      </PaneHead>
      {status.kind === "loading" ? <ProgressBar label={WORD.reading} /> : null}
      {status.kind === "failed" ? (
        <ErrorState message={status.message}>
          <Button
            onClick={() => {
              const open = openWorkspace(stores.workspace.getState());
              if (open !== null && configuration !== null) void stores.coverage.getState().read(open.workspaceId, configuration);
            }}
          >
            {WORD.readAgain}
          </Button>
        </ErrorState>
      ) : null}
      {configuration === null ? (
        <EmptyState title={WORDS.findings.noConfiguration} hint={WORDS.findings.noConfigurationHint} />
      ) : view === null && status.kind === "ready" ? (
        <EmptyState title={WORD.none} hint={WORD.noneHint}>
          {run(WORD.run)}
        </EmptyState>
      ) : null}
      {view === null ? null : <Body view={view} />}
    </section>
  );
}

/** Which run says all this, and when it was. */
function RunLink({ view }: { readonly view: CoverageView }) {
  const { layout, runs } = useStores();
  return (
    <button
      type="button"
      className={classNames(styles.link, text.cut)}
      title={WORD.showRun}
      onClick={() => {
        layout.getState().goTo("run");
        void runs.getState().open(view.run.runId);
      }}
    >
      {WORD.from(formatTime(view.run.started))}
    </button>
  );
}

const LABELS: Readonly<Record<CoverageShown, string>> = {
  all: WORD.all,
  "never-reached": WORD.neverReached,
  "never-matched": WORD.neverMatched,
  "half-seen": WORD.halfSeen,
};

function Body({ view }: { readonly view: CoverageView }) {
  const { coverage, run, isCurrent } = view;
  const shown = useCoverage((state) => state.shown);
  const show = useCoverage((state) => state.show);
  return (
    <>
      {isCurrent ? null : <p className={styles.outdated}>{WORD.outdated(run.configuration)}</p>}
      <div className={styles.body}>
        <aside className={styles.tally} aria-label={WORD.title}>
          <p>
            <Spoken parts={WORD.tally(coverage.rules.matched, coverage.rules.total, bold)} />
          </p>
          <ShareBar
            label={null}
            shares={[
              { key: "matched", count: coverage.rules.matched, tone: "ok" },
              { key: "others", count: coverage.rules.total - coverage.rules.matched, tone: "none" },
            ]}
          />
          <p className={text.soft}>{WORD.conditions(coverage.conditions.both, coverage.conditions.total)}</p>
          <div className={styles.filters} role="group" aria-label={WORD.shown}>
            {COVERAGE_SHOWN.map((each) => (
              <button key={each} type="button" className={styles.filter} aria-pressed={shown === each} onClick={() => show(each)}>
                <span>{LABELS[each]}</span>
                <b>{formatNumber(coverage.entries.filter((entry) => isShown(entry, each)).length)}</b>
              </button>
            ))}
          </div>
          <Legend />
        </aside>
        <RuleList coverage={coverage} shown={shown} />
      </div>
    </>
  );
}

function Legend() {
  return (
    <ul className={styles.legend}>
      {MARK_LOOKS.map((seen) => (
        <li key={seen} title={WORD.seenLong[seen]}>
          <MarkSample look={seen} />
          {WORD.seen[seen]}
        </li>
      ))}
    </ul>
  );
}

const COLUMNS: readonly TableColumn[] = [
  { name: WORD.head.rule },
  { name: WORD.head.product },
  { name: WORD.head.reached },
  { name: WORD.head.matched },
  { name: WORD.head.state },
];

/** Enter opens the rule. */
function RuleList({ coverage, shown }: { readonly coverage: Coverage; readonly shown: CoverageShown }) {
  const stores = useStores();
  const rows = useMemo(() => coverageRows(coverage, shown), [coverage, shown]);
  const [cursor, setCursor] = useState(0);
  const at = Math.min(cursor, Math.max(0, rows.length - 1));
  const open = (row: CoverageRow | undefined): void => {
    if (row !== undefined) void showPlace(stores, row.entry.place);
  };
  return (
    <div className={styles.table}>
      {rows.length === 0 ? (
        <EmptyState size="small" title={coverage.entries.length === 0 ? WORD.noRules : WORD.noneLikeThat} />
      ) : (
        <RowTable
          label={WORD.table}
          columns={COLUMNS}
          lineClass={styles.line}
          count={rows.length}
          keyOf={(index) => rows[index]?.key ?? String(index)}
          at={at}
          onAt={setCursor}
          onOpen={(index) => open(rows[index])}
          opens="double-click"
          rowClass={(index) => (rows[index]?.kind === "condition" ? styles.condition : undefined)}
          renderCells={(index) => {
            const row = rows[index];
            if (row === undefined) return null;
            return row.kind === "rule" ? <RuleCells row={row} onOpen={() => open(row)} /> : <ConditionCells row={row} />;
          }}
        />
      )}
    </div>
  );
}

function RuleCells({ row: { entry }, onOpen }: { readonly row: Extract<CoverageRow, { kind: "rule" }>; readonly onOpen: () => void }) {
  return (
    <>
      <span role="gridcell" className={text.cut} title={entry.title}>
        <span className={styles.link} role="presentation" onClick={onOpen}>
          {entry.title}
        </span>
      </span>
      <span role="gridcell" className={classNames(text.cut, text.soft)}>
        {entry.product}
      </span>
      <span role="gridcell" className={text.soft}>
        {formatNumber(entry.evaluated)}
      </span>
      <span role="gridcell">{formatNumber(entry.matched)}</span>
      <span role="gridcell">
        {entry.matched > 0 ? (
          <span className={text.soft}>{WORD.matchedBy(entry.matched)}</span>
        ) : (
          <Badge tone="warn" icon="warning">
            {entry.evaluated === 0 ? WORD.unreached : WORD.unmatched}
          </Badge>
        )}
      </span>
    </>
  );
}

function ConditionCells({ row: { text: condition, seen } }: { readonly row: Extract<CoverageRow, { kind: "condition" }> }) {
  return (
    <>
      <code role="gridcell" aria-colspan={4} className={text.cut} title={condition}>
        {condition}
      </code>
      <span role="gridcell" className={styles.seen} title={WORD.seenLong[seen]}>
        <Icon name={seen === "both" ? "check" : "ring"} size={12} className={seen === "both" ? text.ok : text.warn} />
        {WORD.seen[seen]}
      </span>
    </>
  );
}
