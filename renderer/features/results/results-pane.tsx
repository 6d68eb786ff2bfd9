import { type ReactNode, useId, useState } from "react";
import { useLayout, useResult, useTrace } from "../../stores/context";
import { type Finished, lastFinished, type Run } from "../../stores/result/result";
import { isSearching, NO_SEARCH } from "../../stores/result/step-search";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { IconButton } from "../../ui/icon-button";
import { PaneHead } from "../../ui/pane";
import { ProgressBar } from "../../ui/progress-bar";
import { Select } from "../../ui/select";
import text from "../../ui/text.module.css";
import { Switch } from "../../ui/toggle";
import { useLate } from "../../ui/use-late";
import { useMedia } from "../../ui/use-media";
import { NARROW } from "../../ui/window-sizes";
import { WORDS } from "../../words/words";
import { useInspectorPlace } from "./inspector-split";
import { ResultView } from "./result-view";
import styles from "./results-pane.module.css";
import type { StepFilter } from "./step-filter";

const words = WORDS.results.resultsPane;

const SHOWN = [
  { value: "matched", label: words.matchedConfigurations },
  { value: "all", label: words.allConfigurations },
] as const;

export interface ResultsPaneProps {
  /** Shows the selected step; beside the timeline where there is room, else below it. `null`: the timeline stands alone. */
  readonly inspector: ReactNode;
}

/** What the trace gave: the answer, then the way to it. */
export function ResultsPane({ inspector }: ResultsPaneProps) {
  const run = useResult((state) => state.run);
  const shown = useResult((state) => state.shown);
  const show = useResult((state) => state.show);
  const cancel = useResult((state) => state.cancel);
  const [beyond, setBeyond] = useState<StepFilter["beyond"]>("shown");
  const [searching, setSearching] = useState<"open" | "closed">("closed");
  const [view, setView] = useState<"timeline" | "table">("timeline");
  const [times, setTimes] = useState<"shown" | "hidden">("hidden");
  const lookFor = useResult((state) => state.lookFor);
  const open = useResult((state) => (searching === "open" || isSearching(state.search) ? "yes" : "no"));
  const finished = lastFinished(run);
  const narrow = useMedia(NARROW);
  const traced = useTrace((state) => state.document !== null);
  const put = useLayout((state) => state.put);
  const late = useLate(run.kind === "running" ? "going-on" : "at-rest");
  const titleId = useId();
  const shownId = useId();
  return (
    <section className={styles.results} data-pane="" aria-labelledby={titleId}>
      <PaneHead>
        <h2 id={titleId}>{words.traceResults}</h2>
        <span className={styles.of}>
          <RunWords run={run} finished={finished} />
        </span>
        {late === "yes" ? (
          <Button size="small" onClick={cancel}>
            {words.cancel}
          </Button>
        ) : null}
        <Switch
          value={beyond === "shown" ? "on" : "off"}
          onToggle={(value) => setBeyond(value === "on" ? "shown" : "hidden")}
          title={words.beyondHint}
        >
          {words.beyondTrace}
        </Switch>
        <label htmlFor={shownId} className={styles.shownLabel}>
          {words.resultsShown}
        </label>
        <Select id={shownId} className={styles.shown} choices={SHOWN} value={shown} onChoose={show} />
        {traced && !narrow ? (
          <IconButton icon="globe" iconSize={16} label={WORDS.live.openShort} onClick={() => put({ kind: "live" })} />
        ) : null}
        <IconButton
          icon="search"
          label={words.findSteps}
          title={words.findHint}
          iconSize={16}
          aria-pressed={open === "yes"}
          onClick={() => {
            setSearching(open === "yes" ? "closed" : "open");
            if (open === "yes") lookFor(NO_SEARCH);
          }}
        />
        <IconButton
          icon="list"
          label={words.asTable}
          iconSize={16}
          aria-pressed={view === "table"}
          onClick={() => setView(view === "table" ? "timeline" : "table")}
        />
        {inspector === null ? null : <PlaceButton />}
      </PaneHead>
      {late === "yes" ? <ProgressBar label={words.tracing} /> : null}
      {run.kind === "failed" ? <ErrorState message={run.message} size={finished === null ? "normal" : "small"} /> : null}
      {finished === null ? (
        run.kind === "idle" || (run.kind === "running" && late === "no") ? (
          <EmptyState title={words.none} hint={words.noneHint} />
        ) : null
      ) : (
        <ResultView
          key={`${finished.of.configuration}\n${finished.of.key}\n${finished.hop}`}
          finished={finished}
          beyond={beyond}
          searching={searching}
          onSearching={setSearching}
          view={view}
          times={times}
          onTimes={setTimes}
          inspector={inspector}
        />
      )}
    </section>
  );
}

/** What the result belongs to, and whether the trace has changed since. */
function RunWords({ run, finished }: { readonly run: Run; readonly finished: Finished | null }) {
  const saved = useTrace((state) => state.document?.saved ?? null);
  if (finished === null) return null;
  const stale = run.kind === "failed" || (saved !== null && saved !== finished.of.saved);
  return (
    <>
      <span className={classNames(styles.configuration, text.cut)}>{finished.of.configuration}</span>
      {stale ? (
        <span className={styles.stale} title={words.staleHint(finished.of.name)}>
          {words.stale}
        </span>
      ) : null}
    </>
  );
}

function PlaceButton() {
  const place = useInspectorPlace();
  const setPlace = useLayout((state) => state.setInspectorPlace);
  return place === "beside" ? (
    <IconButton icon="dock-bottom" label={words.inspectorBelow} iconSize={16} onClick={() => setPlace("below")} />
  ) : (
    <IconButton icon="dock-right" label={words.inspectorBeside} iconSize={16} onClick={() => setPlace("beside")} />
  );
}
