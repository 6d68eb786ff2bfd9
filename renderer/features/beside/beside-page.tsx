import { type ReactNode, useState } from "react";
import type { ComparedTraces, TraceResult } from "../../../engine/contract/index";
import { sentenceParts } from "../../../engine/trace/sentence-parts";
import { outcomeMark } from "../../../engine/trace/step-mark";
import { type BesideReady, type BesideSide, readable } from "../../stores/compare/beside";
import { refreshBeside, showBeside } from "../../stores/compare/show-beside";
import { useBeside, useLayout, useStores } from "../../stores/context";
import { showTrace } from "../../stores/trace/show-trace";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { IconButton } from "../../ui/icon-button";
import { Mark } from "../../ui/mark";
import { PaneHead } from "../../ui/pane";
import { ProgressBar } from "../../ui/progress-bar";
import { Sentence } from "../../ui/sentence";
import text from "../../ui/text.module.css";
import { Switch } from "../../ui/toggle";
import type { SideWords } from "../../words/en/compare";
import { WORDS } from "../../words/words";
import styles from "./beside.module.css";

const words = WORDS.beside.besidePage;

export interface PairShown {
  readonly pair: ComparedTraces;
  readonly names: { readonly before: string; readonly after: string };
  readonly sides: { readonly before: SideWords; readonly after: SideWords };
  readonly configuration: string;
  readonly same: "folded" | "shown";
}

export interface BesidePageProps {
  /** Both timelines in one list, step beside step. */
  readonly timelines: (shown: PairShown) => ReactNode;
  /** What the two came to otherwise. */
  readonly values: (pair: ComparedTraces) => ReactNode;
}

const SIDES = { before: WORDS.compare.sides.left, after: WORDS.compare.sides.right } as const;

/** Two traces through one configuration: their answers, then the way to them, step beside step. */
export function BesidePage({ timelines, values }: BesidePageProps) {
  const stores = useStores();
  const status = useBeside((state) => state.status);
  const left = useBeside((state) => state.left);
  const right = useBeside((state) => state.right);
  const put = useLayout((state) => state.put);
  const [same, setSame] = useState<"folded" | "shown">("folded");
  const ready = readable(status);
  return (
    <section className={styles.page} data-pane="" aria-label={words.label}>
      <PaneHead>
        <h1>{words.title}</h1>
        {ready === null ? null : <span className={text.soft}>{ready.of.configuration}</span>}
        <span className={styles.spring} />
        <Switch
          className={styles.fold}
          value={same === "folded" ? "on" : "off"}
          onToggle={(state) => setSame(state === "on" ? "folded" : "shown")}
        >
          {words.foldSame}
        </Switch>
        <IconButton
          icon="swap"
          iconSize={16}
          label={words.swapSides}
          disabled={left === null || right === null}
          onClick={() => {
            if (left !== null && right !== null) void showBeside(stores, right, left);
          }}
        />
        <Button
          size="small"
          disabled={left === null}
          onClick={() => {
            if (left !== null) put({ kind: "beside", of: left });
          }}
        >
          {words.otherTrace}
        </Button>
        <IconButton icon="x" iconSize={16} label={words.close} onClick={() => stores.layout.getState().goTo("trace")} />
      </PaneHead>
      {status.kind === "running" ? <ProgressBar label={words.tracingBoth} /> : null}
      {status.kind === "failed" ? (
        <ErrorState message={status.message}>
          <Button onClick={() => void refreshBeside(stores)}>{words.tryAgain}</Button>
        </ErrorState>
      ) : null}
      {status.kind === "none" ? <EmptyState title={words.none} hint={words.noneHint} /> : null}
      {ready === null ? null : (
        <>
          <Answers ready={ready} />
          <div className={styles.values}>{values(ready.pair)}</div>
          <div className={styles.timelines}>
            {timelines({
              pair: ready.pair,
              names: { before: ready.of.left.name, after: ready.of.right.name },
              sides: SIDES,
              configuration: ready.of.configuration,
              same,
            })}
          </div>
        </>
      )}
    </section>
  );
}

function Answers({ ready: { of, pair } }: { readonly ready: BesideReady }) {
  const decision = pair.facets.some(({ facet }) => facet === "decision");
  return (
    <div className={styles.answers}>
      <SideAnswer side={of.left} result={pair.before} label={SIDES.before.title} />
      <span className={styles.verdict} title={decision ? words.otherwise : words.same}>
        <span aria-hidden="true">{decision ? "≠" : "="}</span>
        <span className={text.hidden}>{decision ? words.otherwiseSpoken : words.sameSpoken}</span>
      </span>
      <SideAnswer side={of.right} result={pair.after} label={SIDES.after.title} />
    </div>
  );
}

function SideAnswer({ side, result, label }: { readonly side: BesideSide; readonly result: TraceResult; readonly label: string }) {
  const stores = useStores();
  const { method, url } = side.saved.trace;
  const mark = outcomeMark(result.workbench.outcome);
  return (
    <section className={styles.side} aria-label={`${label}: ${side.name}`}>
      <div className={styles.request}>
        <h2 className={text.cut}>{side.name}</h2>
        <Button size="small" look="quiet" onClick={() => void showTrace(stores, side.id)}>
          {words.openTrace}
        </Button>
      </div>
      <p className={styles.url} title={`${method} ${url}`}>
        <b>{method}</b> {url}
      </p>
      <div className={styles.answer}>
        <Mark kind={mark} size={20} />
        <p>
          <Sentence parts={sentenceParts(result.workbench.sentence)} mark={mark} />
        </p>
      </div>
    </section>
  );
}
