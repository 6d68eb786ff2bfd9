import { useState } from "react";
import type { CaseRun, CaseVerdict, Coverage, VerdictCounts } from "../../../engine/contract/index";
import { useRuns, useStores } from "../../stores/context";
import { runLibrary, runWholeLibrary } from "../../stores/runs/run-library";
import type { ShownRun } from "../../stores/runs/runs";
import { REPORT_FORMATS, saveReport } from "../../stores/runs/save-report";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { IconButton } from "../../ui/icon-button";
import { PaneHead } from "../../ui/pane";
import { ProgressBar } from "../../ui/progress-bar";
import { ReportMenu } from "../../ui/report-menu";
import { saveFile } from "../../ui/save-file";
import { TabContent, TabList, Tabs } from "../../ui/tabs";
import { formatDuration, formatTime } from "../../words/numbers";
import { WORDS } from "../../words/words";
import { CaseTable } from "./case-table";
import { RuleTable } from "./rule-table";
import { RunTally } from "./run-tally";
import { extentText } from "./run-words";
import styles from "./runs.module.css";

const words = WORDS.runs.runPage;

const VIEWS = [
  { value: "traces", label: words.traces },
  { value: "rules", label: words.rules },
] as const;

/** What one run of the library said. */
export function RunPage() {
  const shown = useRuns((state) => state.shown);
  const live = useRuns((state) => state.live);
  const { layout } = useStores();
  const back = <IconButton icon="x" label={words.back} onClick={() => layout.getState().goTo("trace")} />;
  if (shown.kind === "live" && live !== null) {
    return (
      <section className={styles.pane} data-pane="" aria-label={words.run}>
        <PaneHead>
          <h1>{live.configuration}</h1>
          <span className={styles.about}>{live.title}</span>
          <span className={styles.spring} />
          <LiveActions />
          {back}
        </PaneHead>
        <ProgressLine done={live.done} total={live.total} />
        <Body
          cases={live.cases}
          counts={countLive(live.cases)}
          facts={[live.total === 0 ? words.starting : WORDS.counts.tracesOf(live.done, live.total)]}
          rules={null}
        />
      </section>
    );
  }
  if (shown.kind === "ready") {
    const { view } = shown;
    const facts = [formatTime(view.started), formatDuration(view.milliseconds), ...(view.state === "finished" ? [] : [extentText(view)])];
    return (
      <section className={styles.pane} data-pane="" aria-label={words.run}>
        <PaneHead>
          <h1>{view.configuration}</h1>
          <span className={styles.about}>{view.title}</span>
          <span className={styles.spring} />
          <DoneActions shown={shown} />
          {back}
        </PaneHead>
        <Body key={view.runId} cases={view.cases} counts={view.counts} facts={facts} rules={view} />
      </section>
    );
  }
  return (
    <section className={styles.pane} data-pane="" aria-label={words.run}>
      <PaneHead>
        <h1>{words.run}</h1>
        <span className={styles.spring} />
        {back}
      </PaneHead>
      <NotReady shown={shown} />
    </section>
  );
}

function NotReady({ shown }: { readonly shown: ShownRun }) {
  const stores = useStores();
  if (shown.kind === "loading") return <ProgressBar label={words.reading} />;
  if (shown.kind === "failed") {
    const { runId } = shown;
    return (
      <ErrorState message={shown.message}>
        {runId === null ? (
          <Button onClick={() => void runWholeLibrary(stores)}>{words.runAllTraces}</Button>
        ) : (
          <Button onClick={() => void stores.runs.getState().open(runId)}>{words.readAgain}</Button>
        )}
      </ErrorState>
    );
  }
  return (
    <EmptyState title={words.none} hint={words.noneHint}>
      <Button icon="play" onClick={() => void runWholeLibrary(stores)}>
        {words.runAllTraces}
      </Button>
    </EmptyState>
  );
}

function LiveActions() {
  const { runs } = useStores();
  return (
    <Button size="small" onClick={() => void runs.getState().cancel()}>
      {words.cancelRun}
    </Button>
  );
}

function DoneActions({ shown }: { readonly shown: Extract<ShownRun, { readonly kind: "ready" }> }) {
  const stores = useStores();
  const { runId, counts } = shown.view;
  const failed = counts.failed + counts.broken;
  return (
    <>
      <ReportMenu
        formats={REPORT_FORMATS}
        onSave={(format) => void saveReport(stores, () => stores.runs.getState().report(runId, format), saveFile)}
      />
      {shown.view.state !== "finished" ? null : (
        <Button
          size="small"
          onClick={() => stores.layout.getState().put({ kind: "keep-baseline", runId, name: shown.view.started.slice(0, 10) })}
        >
          {words.keepAsBaseline}
        </Button>
      )}
      {failed === 0 ? null : (
        <Button size="small" onClick={() => void runLibrary(stores, { kind: "failed", runId }, words.failedBefore)}>
          {words.runFailedOnly}
        </Button>
      )}
      <Button size="small" icon="play" onClick={() => void runWholeLibrary(stores)}>
        {words.runAllTraces}
      </Button>
    </>
  );
}

function ProgressLine({ done, total }: { readonly done: number; readonly total: number }) {
  return (
    <div
      className={styles.progress}
      role="progressbar"
      aria-label={words.running}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
    >
      <i style={{ width: total === 0 ? "0%" : `${(done / total) * 100}%` }} />
    </div>
  );
}

interface BodyProps {
  readonly cases: readonly CaseRun[];
  readonly counts: VerdictCounts;
  readonly facts: readonly string[];
  /** `null` while it is under way. */
  readonly rules: { readonly coverage: Coverage; readonly configuration: string } | null;
}

function Body({ cases, counts, facts, rules }: BodyProps) {
  const [tab, setTab] = useState<"traces" | "rules">("traces");
  const [verdict, setVerdict] = useState<CaseVerdict | null>(null);
  return (
    <div className={styles.body}>
      <RunTally counts={counts} facts={facts} coverage={rules?.coverage ?? null} chosen={verdict} onChoose={setVerdict} />
      <div className={styles.main}>
        {rules === null ? (
          <CaseTable cases={cases} verdict={verdict} />
        ) : (
          <Tabs value={tab} tabs={VIEWS} onChoose={setTab}>
            <div className={styles.tabs}>
              <TabList label={words.views} tabs={VIEWS} />
            </div>
            <TabContent value="traces">
              <CaseTable cases={cases} verdict={verdict} />
            </TabContent>
            <TabContent value="rules">
              <RuleTable {...rules} />
            </TabContent>
          </Tabs>
        )}
      </div>
    </div>
  );
}

function countLive(cases: readonly CaseRun[]): VerdictCounts {
  const counts = { passed: 0, failed: 0, unchecked: 0, broken: 0 };
  for (const { verdict } of cases) counts[verdict] += 1;
  return counts;
}
