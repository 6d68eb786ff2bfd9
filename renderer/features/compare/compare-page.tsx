import { useState } from "react";
import type { ComparedSides, ComparisonStatus } from "../../stores/comparison";
import { useComparison, useLayout, useStores } from "../../stores/context";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { PaneHead } from "../../ui/pane";
import { ProgressBar } from "../../ui/progress-bar";
import { SplitGroup, SplitHandle, SplitPane } from "../../ui/splitter";
import { TabContent, TabList, Tabs } from "../../ui/tabs";
import { useMedia } from "../../ui/use-media";
import { NARROW, SMALL } from "../../ui/window-sizes";
import { CasePane } from "./case-pane";
import styles from "./compare.module.css";
import { ConfigurationDifferenceView } from "./configuration-view";
import { ImpactsPane } from "./impacts-pane";
import type { InspectStep } from "./inspect-step";
import { SidesTitle } from "./sides-title";

const VIEWS = [
  { value: "traces", label: "Traces" },
  { value: "configuration", label: "Configuration" },
] as const;

export interface ComparePageProps {
  /** Draws a step of either side, closely. */
  readonly inspect: InspectStep;
}

/** What changes for whom, and because of which edit; and what the configurations have otherwise, which is there before any trace has run. */
export function ComparePage({ inspect }: ComparePageProps) {
  const status = useComparison((state) => state.status);
  const [view, setView] = useState<(typeof VIEWS)[number]["value"]>("traces");
  const names = status.kind === "none" || status.kind === "opening" || status.of === null ? null : configurationsOf(status.of);
  if (names === null) return <TracesView status={status} inspect={inspect} />;
  return (
    <Tabs value={view} tabs={VIEWS} onChoose={setView}>
      <div className={styles.views}>
        <TabList label="Comparison shown by" tabs={VIEWS} />
      </div>
      <TabContent value="traces">
        <TracesView status={status} inspect={inspect} />
      </TabContent>
      <TabContent value="configuration">
        <ConfigurationDifferenceView {...names} />
      </TabContent>
    </Tabs>
  );
}

/** Both names, where both sides are configurations. */
function configurationsOf({ before, after }: ComparedSides): { readonly before: string; readonly after: string } | null {
  return before.kind === "configuration" && after.kind === "configuration" ? { before: before.name, after: after.name } : null;
}

function TracesView({ status, inspect }: ComparePageProps & { readonly status: ComparisonStatus }) {
  const sizes = useLayout((state) => state.sizes);
  const setSize = useLayout((state) => state.setSize);
  const narrow = useMedia(NARROW);
  const small = useMedia(SMALL);
  if (status.kind !== "ready") return <NotYet status={status} />;
  return (
    <SplitGroup direction={small ? "column" : "row"}>
      <SplitPane
        id="impacts"
        size={sizes["impacts"] ?? (narrow ? 272 : 328)}
        smallest={240}
        largest={560}
        onSize={(pixels) => setSize("impacts", pixels)}
      >
        <ImpactsPane view={status.view} />
      </SplitPane>
      <SplitHandle label="Width of the list of changes" />
      <SplitPane id="case" smallest={440}>
        <CasePane view={status.view} inspect={inspect} />
      </SplitPane>
    </SplitGroup>
  );
}

function NotYet({ status }: { readonly status: Exclude<ComparisonStatus, { readonly kind: "ready" }> }) {
  const { comparison, layout } = useStores();
  if (status.kind === "none") {
    return (
      <section className={styles.pane} aria-label="Comparison">
        <EmptyState title="Nothing is compared yet." hint="Choose a configuration to compare with in the title bar.">
          <Button onClick={() => layout.getState().goTo("trace")}>Back to the trace</Button>
        </EmptyState>
      </section>
    );
  }
  if (status.kind === "opening") return <ProgressBar label="Reading the comparison" />;
  const { of } = status;
  if (of === null) {
    return (
      <section className={styles.pane} aria-label="Comparison">
        <ErrorState message={status.kind === "failed" ? status.message : ""}>
          <Button onClick={() => layout.getState().goTo("trace")}>Back to the trace</Button>
        </ErrorState>
      </section>
    );
  }
  const again = () => void comparison.getState().start(of);
  return (
    <section className={styles.pane} aria-label="Comparison">
      <PaneHead>
        <SidesTitle of={of} />
      </PaneHead>
      {status.kind === "running" ? (
        <>
          <ProgressBar label="Comparing" />
          <EmptyState
            title={progressText(status)}
            hint="Every trace of the library runs under both configurations; then each edit is tried alone."
          >
            <Button onClick={() => void comparison.getState().cancel()}>Cancel</Button>
          </EmptyState>
        </>
      ) : null}
      {status.kind === "cancelled" ? (
        <EmptyState title="The comparison was cancelled.">
          <Button onClick={again}>Compare again</Button>
        </EmptyState>
      ) : null}
      {status.kind === "failed" ? (
        <ErrorState message={status.message}>
          <Button onClick={again}>Try again</Button>
        </ErrorState>
      ) : null}
    </section>
  );
}

function progressText({ progress }: Extract<ComparisonStatus, { readonly kind: "running" }>): string {
  if (progress === null || progress.total === 0) return "Comparing…";
  if (progress.stage === "finding causes") return "Finding out which edit causes what…";
  return `${progress.done} of ${progress.total} traces compared…`;
}
