import { memo, type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { phasePlaces } from "../../../engine/trace/phase-places";
import { indexSteps, rootOf, stepTitle } from "../../../engine/trace/step-index";
import { useResult, useStores, useTrace, useWhatIf } from "../../stores/context";
import { followRedirect, redirectTarget } from "../../stores/result/follow-redirect";
import { durationOf, type Finished, timesOf } from "../../stores/result/result";
import { stepActions } from "../../stores/result/step-actions";
import { isSearching, NO_SEARCH, type ShownSteps } from "../../stores/result/step-search";
import { printAddress } from "../../stores/window/address";
import type { MenuEntry } from "../../ui/menu";
import { RowMenu } from "../../ui/row-menu";
import { WORDS } from "../../words/words";
import { Answer } from "./answer";
import { facetChoices } from "./facet-choices";
import { FilterBar } from "./filter-bar";
import { FILTER_WORDS } from "./filter-words";
import { InspectorSplit } from "./inspector-split";
import { lanesOf } from "./lanes";
import { RedirectChain } from "./redirect-chain";
import styles from "./results-pane.module.css";
import { filterSteps, foundWithoutMatch, type StepFilter } from "./step-filter";
import { StepTable } from "./step-table";
import { Strip } from "./strip";
import { stripLanes } from "./strip-cells";
import { Timeline } from "./timeline";
import { TimelineFoot } from "./timeline-foot";
import { timelineMove } from "./timeline-keys";
import { isTreeRow, rowKeyOf, type TreeRow, timelineRows } from "./timeline-rows";

interface ResultViewProps {
  readonly finished: Finished;
  readonly beyond: StepFilter["beyond"];
  readonly searching: "open" | "closed";
  readonly onSearching: (searching: "open" | "closed") => void;
  readonly view: "timeline" | "table";
  /** Whether the timeline says how long each step took. */
  readonly times: "shown" | "hidden";
  readonly onTimes: (times: "shown" | "hidden") => void;
  readonly inspector: ReactNode;
}

/** Apart, so that a run under way does not draw the answer of the run before again. */
export const ResultView = memo(function ResultView({
  finished,
  beyond,
  searching,
  onSearching,
  view,
  times,
  onTimes,
  inspector,
}: ResultViewProps) {
  const { result } = finished;
  const { outcome } = result.workbench;
  const stores = useStores();
  const shown = useResult((state) => state.shown);
  const show = useResult((state) => state.show);
  const selected = useResult((state) => state.selected);
  const select = useResult((state) => state.select);
  const search = useResult((state) => state.search);
  const setSearch = useResult((state) => state.lookFor);
  const traceId = useTrace((state) => state.document?.traceId ?? null);
  const inUse = useWhatIf((state) => state.of?.configuration === finished.of.configuration);
  const looked = `${finished.of.configuration}\n${finished.of.key}\n${finished.hop}`;
  const [folds, setFolds] = useState(() => stores.scrolls.folds(looked));
  useEffect(() => stores.scrolls.keepFolds(looked, folds), [stores, looked, folds]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [reveal, setReveal] = useState(0);
  const field = useRef<HTMLInputElement | null>(null);

  const index = useMemo(() => indexSteps(result), [result]);
  const lanes = useMemo(() => lanesOf(index, result.workbench.notReached, phasePlaces), [index, result]);
  // In very long results the rows may lag behind the keys, never the keys behind the rows.
  const sought = useDeferredValue(search);
  const filter = useMemo<StepFilter>(() => ({ ...sought, shown, beyond }), [shown, beyond, sought]);
  const { kept, found } = useMemo(() => filterSteps(index.roots, filter), [index, filter]);
  const withoutMatch = useMemo(() => foundWithoutMatch(index.roots, filter, found), [index, filter, found]);
  const lookedFor = isSearching(filter) ? found : null;
  const choices = useMemo(() => facetChoices(index), [index]);
  const tabled = useMemo(() => index.ordered.filter((each) => kept.has(each)), [index, kept]);
  const measured = timesOf(finished);
  const rows = useMemo(
    () => timelineRows({ lanes, ended: index.ended, outcome, filter, kept, folds }),
    [lanes, index, outcome, filter, kept, folds],
  );

  const entry = selected === null ? undefined : index.byId.get(selected);
  const selectedKey = entry === undefined ? selected : rowKeyOf(entry);
  const currentCell = entry === undefined ? selected : rootOf(entry).step.workbench.id;

  const fold = useCallback((key: string, to: "open" | "closed") => setFolds((before) => new Map(before).set(key, to)), []);
  const go = useCallback(
    (row: TreeRow, by: "walk" | "jump") => {
      setCursor(row.key);
      if (row.kind !== "group") select(row.key, by);
    },
    [select],
  );

  // Whatever selects a step (the inspector, a link, a new result) brings it into view, unfolding what holds it;
  // another choice of what is shown brings it into view again. Folding by hand stays the user's.
  const seen = `${selectedKey ?? ""}\n${shown}`;
  const [wasSeen, setWasSeen] = useState("");
  if (seen !== wasSeen) {
    setWasSeen(seen);
    setReveal((before) => before + 1);
    if (selectedKey !== null) {
      setCursor(selectedKey);
      const above = rows.some((row) => row.key === selectedKey)
        ? []
        : holders(rows, index.byId.get(selectedKey)?.parent ?? null, selectedKey);
      if (above.length > 0) setFolds((before) => new Map([...before, ...above.map((key) => [key, "open"] as const)]));
    }
  }

  useEffect(() => {
    if (searching === "open") field.current?.focus();
  }, [searching]);

  function jump(direction: "next" | "previous"): void {
    const from = rows.some((row) => row.key === cursor) ? cursor : (rows.find(isTreeRow)?.key ?? null);
    const move = timelineMove(rows, from, direction === "next" ? "ArrowDown" : "ArrowUp", "alt", lookedFor);
    if (move?.kind === "go") go(move.row, "walk");
  }

  function choose(key: string): void {
    setCursor(key);
    setReveal((before) => before + 1);
    select(key);
  }

  async function copyLink(trace: string, look: ShownSteps): Promise<void> {
    const { notices } = stores;
    try {
      const hash = printAddress({ kind: "trace", traceId: trace, step: null, look });
      await navigator.clipboard.writeText(new URL(hash, window.location.href).href);
      notices.getState().say(FILTER_WORDS.copied);
    } catch {
      notices.getState().fail(FILTER_WORDS.notCopied);
    }
  }

  const strip = useMemo(() => stripLanes(lanes, outcome), [lanes, outcome]);
  const titleOf = useCallback(
    (step: string) => {
      const known = index.byId.get(step);
      return known === undefined ? null : stepTitle(known.step);
    },
    [index],
  );
  const closeSearch = (): void => {
    setSearch(NO_SEARCH);
    onSearching("closed");
  };
  const decided = result.workbench.by === null ? undefined : index.byId.get(result.workbench.by.step);
  const deciding = decided?.step.workbench.explanation?.hangsOn.length ?? 0;
  const target = finished.chain === undefined ? redirectTarget(result) : null;
  const rules = index.roots.reduce((sum, root) => sum + root.rules, 0);
  function entriesOf(key: string): readonly MenuEntry[] {
    const row = rows.find((other) => other.key === key);
    return row?.kind === "step" ? stepActions(stores, { step: row.entry.step, traceId, inUse: inUse ? "yes" : "no" }) : [];
  }

  return (
    <>
      {finished.chain === undefined ? null : <RedirectChain chain={finished.chain} hop={finished.hop} />}
      <Answer
        result={result}
        milliseconds={durationOf(finished)}
        rules={rules}
        deciding={deciding}
        titleOf={titleOf}
        onSelect={choose}
        onFollow={target === null ? null : () => void followRedirect(stores, finished.of, target)}
      />
      {index.roots.length === 0 ? null : (
        <>
          <Strip lanes={strip} current={currentCell} onChoose={choose} />
          {searching === "closed" && !isSearching(search) ? null : (
            <FilterBar
              ref={field}
              search={search}
              choices={choices}
              found={found.size}
              withoutMatch={withoutMatch}
              onShowAll={() => show("all")}
              onSearch={setSearch}
              onJump={jump}
              times={measured === null ? null : times}
              onTimes={onTimes}
              onFoldAll={(to) => setFolds(new Map(index.ordered.map(({ step }) => [step.workbench.id, to])))}
              onCopyLink={traceId === null ? null : () => void copyLink(traceId, { shown, search })}
              onClose={closeSearch}
            />
          )}
          <InspectorSplit inspector={inspector}>
            {view === "table" ? (
              <StepTable entries={tabled} outcome={outcome} selected={selected} onSelect={choose} times={measured} />
            ) : (
              <RowMenu label={WORDS.menus.steps} entriesOf={entriesOf} className={styles.rows}>
                <Timeline
                  rows={rows}
                  outcome={outcome}
                  status={result.status_code}
                  cursor={cursor}
                  selected={selectedKey}
                  found={lookedFor}
                  times={times === "shown" ? measured : null}
                  reveal={reveal}
                  onMark={setCursor}
                  onGo={go}
                  onFold={fold}
                  onSearch={() => onSearching("open")}
                  scrolled={{
                    top: stores.scrolls.top("timeline", finished.of.key),
                    onTop: (top) => stores.scrolls.keep("timeline", finished.of.key, top),
                  }}
                  foot={
                    <TimelineFoot
                      hidden={index.ordered.length - kept.size}
                      cause={isSearching(filter) ? "search" : "shown"}
                      onShowAll={() => (isSearching(filter) ? closeSearch() : show("all"))}
                      shown={shown}
                    />
                  }
                />
              </RowMenu>
            )}
          </InspectorSplit>
        </>
      )}
    </>
  );
});

/** Keys of what has to stand open for a row to be there: the steps around it, and a group that holds it. */
function holders(rows: ReturnType<typeof timelineRows>, parent: Parameters<typeof rowKeyOf>[0] | null, key: string): readonly string[] {
  const group = rows.find((row) => row.kind === "group" && row.holds.includes(key));
  const around: string[] = [];
  for (let above = parent; above !== null; above = above.parent) around.push(rowKeyOf(above));
  return group === undefined ? around : [...around, group.key];
}
