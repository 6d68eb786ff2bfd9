import { useState } from "react";
import type { ComparedTrace, ComparisonView, JudgedComparison } from "../../../engine/contract/index";
import type { ComparedPair } from "../../stores/compare/comparison";
import { useComparison, useLayout, useStores } from "../../stores/context";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { ProgressBar } from "../../ui/progress-bar";
import { SplitGroup, SplitHandle, SplitPane } from "../../ui/splitter";
import { TabContent, TabList, Tabs } from "../../ui/tabs";
import { WORDS } from "../../words/words";
import { BlameDock } from "./blame-dock";
import { CaseAnswer, WithoutEdit } from "./case-answer";
import { CaseHead } from "./case-head";
import styles from "./compare.module.css";
import type { InspectStep } from "./inspect-step";
import { PairList } from "./pair-list";
import { type ChosenStep, StepDock } from "./step-dock";
import { ValueTable } from "./value-table";

const words = WORDS.compare.casePane;

const DOCK_TABS = [
  { value: "causes", label: words.causes },
  { value: "step", label: words.stepOnBothSides },
] as const;

type DockTab = (typeof DOCK_TABS)[number]["value"];

const NO_STEP: ChosenStep = { before: null, after: null };

/** One case under both configurations, and the edits that cause what. */
export function CasePane({ view, inspect }: { readonly view: ComparisonView; readonly inspect: InspectStep }) {
  const selected = useComparison((state) => state.selected);
  const sizes = useLayout((state) => state.sizes);
  const setSize = useLayout((state) => state.setSize);
  const pair = useComparison((state) => state.pair);
  const [dock, setDock] = useState<DockTab>("causes");
  const [step, setStep] = useState<ChosenStep>(NO_STEP);
  const each = view.comparison.cases.find(({ id }) => id === selected);
  const shown = shownPair(pair);
  const { edits } = view.comparison;
  return (
    <section className={styles.pane} data-pane="" aria-label={words.label}>
      <SplitGroup direction="column">
        <SplitPane id="pairs" smallest={160}>
          {each === undefined ? (
            <EmptyState
              title={view.comparison.cases.length === 0 ? words.noTraces : words.noneChosen}
              hint={view.comparison.cases.length === 0 ? words.noTracesHint : words.noneChosenHint}
            />
          ) : (
            <CaseView key={each.id} view={view} each={each} onStep={setStep} onLook={() => setDock("step")} />
          )}
        </SplitPane>
        <SplitHandle label={words.causesHeight} />
        <SplitPane id="blame" size={sizes["blame"] ?? 216} smallest={96} largest={640} onSize={(pixels) => setSize("blame", pixels)}>
          <Tabs value={dock} tabs={DOCK_TABS} onChoose={setDock}>
            <div className={styles.dockTabs}>
              <TabList label={words.below} tabs={DOCK_TABS} />
              <span>{edits.length === 1 ? WORDS.counts.edits(1) : words.editsTried(edits.length)}</span>
            </div>
            <TabContent value="causes">
              <BlameDock view={view} each={each ?? null} />
            </TabContent>
            <TabContent value="step">
              {shown === null || (step.before === null && step.after === null) ? (
                <EmptyState size="small" title={words.noStep} hint={words.noStepHint} />
              ) : (
                <StepDock pair={shown} names={view.comparison} step={step} inspect={inspect} />
              )}
            </TabContent>
          </Tabs>
        </SplitPane>
      </SplitGroup>
    </section>
  );
}

interface CaseViewProps {
  readonly view: ComparisonView;
  readonly each: JudgedComparison;
  readonly onStep: (step: ChosenStep) => void;
  /** Somebody wants to see the chosen step closely. */
  readonly onLook: () => void;
}

function CaseView({ view, each, onStep, onLook }: CaseViewProps) {
  const pair = useComparison((state) => state.pair);
  const { comparison } = useStores();
  const [same, setSame] = useState<"folded" | "shown">("folded");
  const shown = shownPair(pair);
  const without = pair.kind === "ready" ? pair.without : null;
  return (
    <div className={styles.caseView}>
      <CaseHead view={view} each={each} same={same} onSame={setSame} />
      {pair.kind === "loading" ? <ProgressBar label={words.tracingBoth} /> : null}
      {without === null || shown === null ? <CaseAnswer each={each} /> : <WithoutEdit edit={without} pair={shown} />}
      {each.facets.length === 0 ? null : <ValueTable facets={each.facets} />}
      {pair.kind === "failed" ? (
        <ErrorState message={pair.message}>
          <Button onClick={() => void comparison.getState().select(each.id)}>{words.tryAgain}</Button>
        </ErrorState>
      ) : null}
      {shown === null || (pair.kind === "loading" && pair.caseId !== each.id && pair.previous === null) ? null : shown.alignment ===
        null ? (
        <EmptyState size="small" title={words.noSteps} hint={each.problem ?? shown.why ?? ""} />
      ) : (
        <PairList
          pair={shown}
          names={{
            before: view.comparison.before,
            after: without === null ? view.comparison.after : words.withoutEdit(view.comparison.after, without),
          }}
          same={same}
          onStep={onStep}
          onLook={onLook}
        />
      )}
    </div>
  );
}

/** The pair on screen; the one before while the next is on its way. */
function shownPair(pair: ComparedPair): ComparedTrace | null {
  return pair.kind === "ready" ? pair.pair : pair.kind === "loading" ? pair.previous : null;
}
