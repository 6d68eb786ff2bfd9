import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import type { Outcome } from "../../../engine/contract/index";
import { rootOf, type StepEntry, stepTitle } from "../../../engine/trace/step-index";
import { stateWord } from "../../../engine/trace/step-words";
import { classNames } from "../../ui/class-names";
import { rowMove } from "../../ui/row-keys";
import text from "../../ui/text.module.css";
import { formatStepTime } from "../../words/numbers";
import { WORDS } from "../../words/words";
import { EffectLine } from "./effect-line";
import { TIME_HELP } from "./filter-words";
import styles from "./step-table.module.css";

const words = WORDS.results.stepTable;

export interface StepTableProps {
  /** In the order of evaluation. */
  readonly entries: readonly StepEntry[];
  readonly outcome: Outcome;
  readonly selected: string | null;
  readonly onSelect: (step: string) => void;
  /** Milliseconds by step; `null` where nobody measured. */
  readonly times: Readonly<Record<string, number>> | null;
}

const ROW = 24;

/** A table this short is drawn whole, so that reading on finds all of it. */
const SMALL = 300;

const COLUMNS = [words.step, words.result, words.changed, words.level, words.phase] as const;
const TIME = words.timeHere;

/** The timeline as a table, for screen readers and for reading in order: one tab stop, arrows inside. Only the rows in view are drawn of a long one. */
export function StepTable({ entries, outcome, selected, onSelect, times }: StepTableProps) {
  const scroller = useRef<HTMLElement | null>(null);
  const [going, setGoing] = useState<string | null>(null);
  const at = Math.max(
    0,
    entries.findIndex(({ step }) => step.workbench.id === selected),
  );
  const withCursor = useCallback(
    (range: Range) => [...new Set([...defaultRangeExtractor(range), at])].filter((row) => row < range.count).sort((a, b) => a - b),
    [at],
  );
  // oxlint-disable-next-line react/incompatible-library -- the window is built without the compiler that this warns about
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (row) => entries[row]?.step.workbench.id ?? row,
    overscan: entries.length <= SMALL ? SMALL : 12,
    rangeExtractor: withCursor,
    scrollPaddingStart: ROW,
    scrollPaddingEnd: 2 * ROW,
    initialRect: { width: 640, height: 640 },
  });

  useEffect(() => virtualizer.scrollToIndex(at, { align: "auto" }), [at, virtualizer]);
  useEffect(() => {
    if (going === selected && going !== null)
      scroller.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus({ preventScroll: true });
  }, [going, selected]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const to = rowMove(event.key, at, entries.length);
    const id = to === null ? undefined : entries[to]?.step.workbench.id;
    if (id === undefined) return;
    event.preventDefault();
    setGoing(id);
    onSelect(id);
  }

  const columns = times === null ? COLUMNS : [...COLUMNS, TIME];
  return (
    <section
      ref={scroller}
      className={classNames(styles.frame, text.scroll)}
      role="table"
      aria-label={words.label}
      aria-rowcount={entries.length + 1}
      aria-colcount={columns.length}
      data-times={times === null ? "none" : "shown"}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} className={styles.row}>
          {columns.map((name) => (
            <span key={name} role="columnheader" title={name === TIME ? TIME_HELP : undefined}>
              {name}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const entry = entries[item.index];
          if (entry === undefined) return null;
          const { id, scope } = entry.step.workbench;
          const milliseconds = times?.[id];
          return (
            <div
              key={item.key}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={id === selected}
              className={classNames(styles.row, id === selected && styles.selected)}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => onSelect(id)}
            >
              <span role="rowheader" title={stepTitle(entry.step)}>
                <button type="button" className={styles.step} tabIndex={item.index === at ? 0 : -1}>
                  {entry.number === null ? "" : `${entry.number}. `}
                  {stepTitle(entry.step)}
                </button>
              </span>
              <span role="cell">{stateWord(entry, outcome)}</span>
              <span role="cell">
                <EffectLine entry={entry} fold={null} className={undefined} assumed="said" />
              </span>
              <span role="cell" className={text.soft}>
                {scope ?? ""}
              </span>
              <span role="cell" className={text.soft}>
                {entry.parent === null ? "" : stepTitle(rootOf(entry).step)}
              </span>
              {times === null ? null : (
                <span role="cell" className={styles.time}>
                  {milliseconds === undefined ? "" : formatStepTime(milliseconds)}
                </span>
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}
