import { useEffect, useState } from "react";
import type { ComparedTrace, ComparisonView, JudgedComparison } from "../../../engine/contract/index";
import { sentenceParts } from "../../../engine/trace/sentence-parts";
import { outcomeMark } from "../../../engine/trace/step-mark";
import { acceptIntoBaseline } from "../../stores/accept-baseline";
import type { ComparedPair } from "../../stores/comparison";
import { useComparison, useLayout, useStores } from "../../stores/context";
import { messageOf } from "../../stores/message-of";
import { traceOf } from "../../stores/runs";
import { showTrace } from "../../stores/show-trace";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { isInPopup } from "../../ui/focus-place";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { Mark } from "../../ui/mark";
import { PaneHead } from "../../ui/pane";
import { ProgressBar } from "../../ui/progress-bar";
import { SplitGroup, SplitHandle, SplitPane } from "../../ui/splitter";
import { bold, Spoken } from "../../ui/spoken";
import { TabContent, TabList, Tabs } from "../../ui/tabs";
import text from "../../ui/text.module.css";
import { Switch } from "../../ui/toggle";
import { WORDS } from "../../words/words";
import { AcknowledgedBadge } from "./acknowledged-badge";
import { BlameDock } from "./blame-dock";
import { blamedEdits } from "./case-words";
import styles from "./compare.module.css";
import { acceptableCases, changedCases, isGone } from "./impact-groups";
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

/** What the trace would come to if one edit were not made. */
function WithoutEdit({ edit, pair }: { readonly edit: number; readonly pair: ComparedTrace }) {
  const { comparison } = useStores();
  const sentence = pair.after?.workbench.sentence ?? "";
  const mark = outcomeMark(pair.after?.workbench.outcome ?? "untraceable");
  return (
    <div className={classNames(styles.answer, styles.tried)} role="status">
      <Mark kind={mark} size={20} />
      <div>
        <p>
          <Spoken parts={words.withoutThis(edit, <SentenceWords sentence={sentence} mark={mark} />, bold)} />
        </p>
        <div className={styles.facts}>
          <span>{words.withoutHint}</span>
          <button type="button" className={styles.link} onClick={() => void comparison.getState().tryWithout(null)}>
            {words.showAllEdits}
          </button>
        </div>
      </div>
    </div>
  );
}

function SentenceWords({ sentence, mark }: { readonly sentence: string; readonly mark: ReturnType<typeof outcomeMark> }) {
  return sentenceParts(sentence).map((part, at) => {
    // Parts of a sentence never move.
    const key = `${at} ${part.text}`;
    if (part.kind === "outcome")
      return (
        <b key={key} className={styles[mark]}>
          {part.text}
        </b>
      );
    return part.kind === "code" || part.kind === "condition-code" ? <code key={key}>{part.text}</code> : <span key={key}>{part.text}</span>;
  });
}

/** Whether a field, a dialog or a list that does something of its own has the key. */
function isElsewhere({ target, defaultPrevented }: KeyboardEvent): boolean {
  return defaultPrevented || (target instanceof Element && (target.matches("input,textarea,select") || isInPopup(target)));
}

/** The pair on screen; the one before while the next is on its way. */
function shownPair(pair: ComparedPair): ComparedTrace | null {
  return pair.kind === "ready" ? pair.pair : pair.kind === "loading" ? pair.previous : null;
}

interface CaseHeadProps {
  readonly view: ComparisonView;
  readonly each: JudgedComparison;
  readonly same: "folded" | "shown";
  readonly onSame: (same: "folded" | "shown") => void;
}

function CaseHead({ view, each, same, onSame }: CaseHeadProps) {
  const stores = useStores();
  const put = useLayout((state) => state.put);
  const changed = changedCases(view.comparison);
  const at = changed.findIndex(({ id }) => id === each.id);
  const { acknowledgement } = each;
  const go = (step: 1 | -1): void => {
    const next = changed[at < 0 ? (step === 1 ? 0 : changed.length - 1) : at + step];
    if (next !== undefined) void stores.comparison.getState().select(next.id);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown") || isElsewhere(event)) return;
      event.preventDefault();
      go(event.key === "ArrowDown" ? 1 : -1);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });

  async function withdraw(): Promise<void> {
    try {
      await stores.comparison.getState().withdraw([each.id]);
      stores.notices.getState().say(words.takenBack);
    } catch (error) {
      stores.notices.getState().fail(words.notTakenBack(messageOf(error)));
    }
  }

  return (
    <PaneHead>
      <h2 className={text.cut} title={each.id}>
        {each.name}
      </h2>
      {each.tags.slice(0, 1).map((tag) => (
        <span key={tag} className={styles.tag}>
          {tag}
        </span>
      ))}
      {at < 0 ? null : <span className={styles.position}>{words.position(at + 1, changed.length)}</span>}
      <AcknowledgedBadge each={each} />
      <span className={styles.spring} />
      <IconButton
        icon="up"
        label={words.previousChange}
        aria-keyshortcuts="Alt+ArrowUp"
        disabled={at === 0 || changed.length === 0}
        onClick={() => go(-1)}
      />
      <IconButton
        icon="down"
        label={words.nextChange}
        aria-keyshortcuts="Alt+ArrowDown"
        disabled={at === changed.length - 1 || changed.length === 0}
        onClick={() => go(1)}
      />
      <Switch
        className={styles.foldSwitch}
        value={same === "folded" ? "on" : "off"}
        onToggle={(state) => onSame(state === "on" ? "folded" : "shown")}
      >
        {words.foldSame}
      </Switch>
      {at < 0 ? null : acknowledgement.kind === "acknowledged" ? (
        <Button size="small" onClick={() => void withdraw()}>
          {words.notIntended}
        </Button>
      ) : (
        <Button size="small" onClick={() => put({ kind: "acknowledge", caseIds: [each.id] })}>
          {words.acknowledge}
        </Button>
      )}
      {view.before.kind === "baseline" && acceptableCases({ cases: [each] }).length > 0 ? (
        <Button size="small" onClick={() => void acceptIntoBaseline(stores, [each.id])}>
          {isGone(each) ? words.takeOut : words.accept}
        </Button>
      ) : null}
      {isGone(each) ? null : (
        <Button size="small" onClick={() => void showTrace(stores, traceOf(each.id))}>
          {words.openTrace}
        </Button>
      )}
    </PaneHead>
  );
}

function CaseAnswer({ each }: { readonly each: JudgedComparison }) {
  const { before, after, problem, divergence } = each;
  const { comparison } = useStores();
  if (after === null || before === null) {
    return (
      <div className={styles.answer}>
        <Icon name="ring-unknown" size={20} className={text.gap} />
        <p>{problem ?? words.notComparable}</p>
      </div>
    );
  }
  const mark = outcomeMark(after.outcome);
  const edits = blamedEdits(each);
  return (
    <div className={styles.answer}>
      <Mark kind={mark} size={20} />
      <div>
        <p>
          {sentenceParts(after.sentence).map((part, at) => {
            // Parts of a sentence never move.
            const key = `${at} ${part.text}`;
            if (part.kind === "outcome")
              return (
                <b key={key} className={styles[mark]}>
                  {each.impact === "unchanged" ? part.text : words.wouldBe(lower(part.text))}
                </b>
              );
            return part.kind === "code" || part.kind === "condition-code" ? (
              <code key={key}>{part.text}</code>
            ) : (
              <span key={key}>{part.text}</span>
            );
          })}
        </p>
        <div className={styles.facts}>
          <span>
            <Spoken parts={words.before(<b>{before.status ?? before.outcome}</b>)} />
          </span>
          <span className={text.dim} aria-hidden="true">
            →
          </span>
          <span className={classNames(before.status !== after.status && styles[mark])}>
            <Spoken parts={words.after(<b>{after.status ?? after.outcome}</b>)} />
          </span>
          {divergence === null ? null : <span>{words.divergence(divergence.step)}</span>}
          {edits === null ? null : (
            <button type="button" className={styles.link} onClick={() => comparison.getState().chooseEdit(edits[0] ?? null)}>
              {words.causedBy(edits)}
            </button>
          )}
        </div>
      </div>
    </div>
  );
}

function lower(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}
