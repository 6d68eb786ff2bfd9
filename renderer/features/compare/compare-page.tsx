import { type ReactNode, useState } from "react";
import type { ComparedSides, ComparisonStatus } from "../../stores/compare/comparison";
import { useComparison, useLayout, useStores } from "../../stores/context";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { IconButton } from "../../ui/icon-button";
import { PaneHead } from "../../ui/pane";
import { ProgressBar } from "../../ui/progress-bar";
import { SplitGroup, SplitHandle, SplitPane } from "../../ui/splitter";
import { TabContent, TabList, Tabs } from "../../ui/tabs";
import { useMedia } from "../../ui/use-media";
import { NARROW, SMALL, WIDE } from "../../ui/window-sizes";
import { WORDS } from "../../words/words";
import { CasePane } from "./case-pane";
import styles from "./compare.module.css";
import { ConfigurationDifferenceView } from "./configuration-view";
import { ImpactsPane } from "./impacts-pane";
import type { InspectStep } from "./inspect-step";
import { SidesTitle } from "./sides-title";

const words = WORDS.compare.comparePage;

const VIEWS = [
  { value: "traces", label: words.traces },
  { value: "configuration", label: words.configuration },
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
  if (names === null) return <TracesView status={status} inspect={inspect} back={<Back />} />;
  return (
    <Tabs value={view} tabs={VIEWS} onChoose={setView}>
      <div className={styles.views}>
        <TabList label={words.views} tabs={VIEWS} />
        <Back />
      </div>
      <TabContent value="traces">
        <TracesView status={status} inspect={inspect} back={null} />
      </TabContent>
      <TabContent value="configuration">
        <ConfigurationDifferenceView {...names} />
      </TabContent>
    </Tabs>
  );
}

function Back() {
  const goTo = useLayout((state) => state.goTo);
  return <IconButton icon="x" label={words.back} onClick={() => goTo("trace")} />;
}

/** Both names, where both sides are configurations. */
function configurationsOf({ before, after }: ComparedSides): { readonly before: string; readonly after: string } | null {
  return before.kind === "configuration" && after.kind === "configuration" ? { before: before.name, after: after.name } : null;
}

interface TracesViewProps extends ComparePageProps {
  readonly status: ComparisonStatus;
  /** Leads back to the trace, where nothing above does. */
  readonly back: ReactNode;
}

function TracesView({ status, inspect, back }: TracesViewProps) {
  const sizes = useLayout((state) => state.sizes);
  const setSize = useLayout((state) => state.setSize);
  const narrow = useMedia(NARROW);
  const small = useMedia(SMALL);
  const wide = useMedia(WIDE);
  if (status.kind !== "ready") return <NotYet status={status} back={back} />;
  return (
    <SplitGroup direction={small ? "column" : "row"}>
      <SplitPane
        id="impacts"
        size={sizes["impacts"] ?? (narrow ? 272 : wide ? 440 : 328)}
        smallest={240}
        largest={560}
        onSize={(pixels) => setSize("impacts", pixels)}
      >
        <ImpactsPane view={status.view} back={back} />
      </SplitPane>
      <SplitHandle label={words.listWidth} />
      <SplitPane id="case" smallest={440}>
        <CasePane view={status.view} inspect={inspect} />
      </SplitPane>
    </SplitGroup>
  );
}

interface NotYetProps {
  readonly status: Exclude<ComparisonStatus, { readonly kind: "ready" }>;
  readonly back: ReactNode;
}

function NotYet({ status, back }: NotYetProps) {
  const { comparison, layout } = useStores();
  if (status.kind === "none") {
    return (
      <section className={styles.pane} data-pane="" aria-label={words.comparison}>
        <EmptyState title={words.none} hint={words.noneHint}>
          <Button onClick={() => layout.getState().goTo("trace")}>{words.back}</Button>
        </EmptyState>
      </section>
    );
  }
  if (status.kind === "opening") return <ProgressBar label={words.reading} />;
  const { of } = status;
  if (of === null) {
    return (
      <section className={styles.pane} data-pane="" aria-label={words.comparison}>
        <ErrorState message={status.kind === "failed" ? status.message : ""}>
          <Button onClick={() => layout.getState().goTo("trace")}>{words.back}</Button>
        </ErrorState>
      </section>
    );
  }
  const again = () => void comparison.getState().start(of);
  return (
    <section className={styles.pane} data-pane="" aria-label={words.comparison}>
      <PaneHead>
        <SidesTitle of={of} />
        <span className={styles.spring} />
        {back}
      </PaneHead>
      {status.kind === "running" ? (
        <>
          <ProgressBar label={words.comparing} />
          <EmptyState title={progressText(status)} hint={words.comparingHint}>
            <Button onClick={() => void comparison.getState().cancel()}>{words.cancel}</Button>
          </EmptyState>
        </>
      ) : null}
      {status.kind === "cancelled" ? (
        <EmptyState title={words.cancelled}>
          <Button onClick={again}>{words.compareAgain}</Button>
        </EmptyState>
      ) : null}
      {status.kind === "failed" ? (
        <ErrorState message={status.message}>
          <Button onClick={again}>{words.tryAgain}</Button>
        </ErrorState>
      ) : null}
    </section>
  );
}

function progressText({ progress }: Extract<ComparisonStatus, { readonly kind: "running" }>): string {
  if (progress === null || progress.total === 0) return words.comparingNow;
  if (progress.stage === "finding causes") return words.findingCauses;
  return words.compared(progress.done, progress.total);
}
