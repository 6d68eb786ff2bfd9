import { useEffect, useState } from "react";
import type { ComparisonView, JudgedComparison } from "../../../engine/contract/index";
import { sentenceParts } from "../../../engine/trace/sentence-parts";
import { outcomeMark } from "../../../engine/trace/step-mark";
import { acceptIntoBaseline } from "../../stores/accept-baseline";
import { useComparison, useLayout, useStores } from "../../stores/context";
import { traceOf } from "../../stores/runs";
import { showTrace } from "../../stores/show-trace";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { Mark } from "../../ui/mark";
import { PaneHead } from "../../ui/pane";
import { ProgressBar } from "../../ui/progress-bar";
import { SplitGroup, SplitHandle, SplitPane } from "../../ui/splitter";
import text from "../../ui/text.module.css";
import { Switch } from "../../ui/toggle";
import { AcknowledgedBadge } from "./acknowledged-badge";
import { BlameDock } from "./blame-dock";
import { blamedEdits, editsText } from "./case-words";
import styles from "./compare.module.css";
import { acceptableCases, changedCases } from "./impact-groups";
import { PairList } from "./pair-list";
import { ValueTable } from "./value-table";

/** One case under both configurations, and the edits that cause what. */
export function CasePane({ view }: { readonly view: ComparisonView }) {
  const selected = useComparison((state) => state.selected);
  const sizes = useLayout((state) => state.sizes);
  const setSize = useLayout((state) => state.setSize);
  const each = view.comparison.cases.find(({ id }) => id === selected);
  return (
    <section className={styles.pane} aria-label="Before and after">
      <SplitGroup direction="column">
        <SplitPane id="pairs" smallest={160}>
          {each === undefined ? (
            <EmptyState
              title={view.comparison.cases.length === 0 ? "The library has no traces." : "No trace is chosen."}
              hint={
                view.comparison.cases.length === 0
                  ? "A comparison says what changes for saved traces. Save some, and compare again."
                  : "Choose one on the left to see both timelines side by side."
              }
            />
          ) : (
            <CaseView key={each.id} view={view} each={each} />
          )}
        </SplitPane>
        <SplitHandle label="Height of the list of causes" />
        <SplitPane id="blame" size={sizes["blame"] ?? 216} smallest={96} largest={480} onSize={(pixels) => setSize("blame", pixels)}>
          <BlameDock view={view} each={each ?? null} />
        </SplitPane>
      </SplitGroup>
    </section>
  );
}

function CaseView({ view, each }: { readonly view: ComparisonView; readonly each: JudgedComparison }) {
  const pair = useComparison((state) => state.pair);
  const { comparison } = useStores();
  const [same, setSame] = useState<"folded" | "shown">("folded");
  const shown = pair.kind === "ready" ? pair.pair : pair.kind === "loading" ? pair.previous : null;
  return (
    <div className={styles.caseView}>
      <CaseHead view={view} each={each} same={same} onSame={setSame} />
      {pair.kind === "loading" ? <ProgressBar label="Tracing both" /> : null}
      <CaseAnswer each={each} />
      {each.facets.length === 0 ? null : <ValueTable facets={each.facets} />}
      {pair.kind === "failed" ? (
        <ErrorState message={pair.message}>
          <Button onClick={() => void comparison.getState().select(each.id)}>Try again</Button>
        </ErrorState>
      ) : null}
      {shown === null || (pair.kind === "loading" && pair.caseId !== each.id && pair.previous === null) ? null : shown.alignment ===
        null ? (
        <EmptyState
          size="small"
          title="There are no steps to line up."
          hint={each.problem ?? "One side is a kept run, which has outcomes and no steps."}
        />
      ) : (
        <PairList pair={shown} names={{ before: view.comparison.before, after: view.comparison.after }} same={same} />
      )}
    </div>
  );
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
      if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
      event.preventDefault();
      go(event.key === "ArrowDown" ? 1 : -1);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });

  async function withdraw(): Promise<void> {
    try {
      await stores.comparison.getState().withdraw([each.id]);
      stores.notices.getState().say("Taken back: the difference counts again.");
    } catch (error) {
      stores.notices.getState().fail(`Not taken back: ${error instanceof Error ? error.message : String(error)}`);
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
      {at < 0 ? null : (
        <span className={styles.position}>
          {at + 1} of {changed.length}
        </span>
      )}
      <AcknowledgedBadge each={each} />
      <span className={styles.spring} />
      <IconButton
        icon="up"
        label="Previous change"
        aria-keyshortcuts="Alt+ArrowUp"
        disabled={at === 0 || changed.length === 0}
        onClick={() => go(-1)}
      />
      <IconButton
        icon="down"
        label="Next change"
        aria-keyshortcuts="Alt+ArrowDown"
        disabled={at === changed.length - 1 || changed.length === 0}
        onClick={() => go(1)}
      />
      <Switch
        className={styles.foldSwitch}
        value={same === "folded" ? "on" : "off"}
        onToggle={(state) => onSame(state === "on" ? "folded" : "shown")}
      >
        Fold what is the same
      </Switch>
      {at < 0 ? null : acknowledgement.kind === "acknowledged" ? (
        <Button size="small" onClick={() => void withdraw()}>
          Not intended after all
        </Button>
      ) : (
        <Button size="small" onClick={() => put({ kind: "acknowledge", caseIds: [each.id] })}>
          Acknowledge as intended
        </Button>
      )}
      {view.before.kind === "baseline" && acceptableCases({ cases: [each] }).length > 0 ? (
        <Button size="small" onClick={() => void acceptIntoBaseline(stores, [each.id])}>
          Accept into baseline
        </Button>
      ) : null}
      <Button size="small" onClick={() => void showTrace(stores, traceOf(each.id))}>
        Open trace
      </Button>
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
        <p>{problem ?? "It cannot be compared."}</p>
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
                  {each.impact === "unchanged" ? part.text : `Would be ${lower(part.text)}`}
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
            <b>{before.status ?? before.outcome}</b> before
          </span>
          <span className={text.dim} aria-hidden="true">
            →
          </span>
          <span className={classNames(before.status !== after.status && styles[mark])}>
            <b>{after.status ?? after.outcome}</b> after
          </span>
          {divergence === null ? null : <span>first divergence in {divergence.step}</span>}
          {edits === null ? null : (
            <button type="button" className={styles.link} onClick={() => comparison.getState().chooseEdit(edits[0] ?? null)}>
              caused by {editsText(edits)}
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
