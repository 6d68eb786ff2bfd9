import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { Outcome } from "../../../engine/contract/index";
import type { StepEntry } from "../../../engine/trace/step-index";
import { classNames } from "../../ui/class-names";
import { useRowHeight } from "../../ui/density";
import text from "../../ui/text.module.css";
import { WORDS } from "../../words/words";
import { LaneRow, StickyLane } from "./lane-row";
import { rowHeight, SECOND_LINE_BELOW } from "./row-height";
import styles from "./timeline.module.css";
import { timelineMove } from "./timeline-keys";
import { ArrivalRow, EndingRow, TreeItem } from "./timeline-row";
import { isTreeRow, type TimelineRow, type TreeRow } from "./timeline-rows";

const words = WORDS.results.timeline;

export interface TimelineProps {
  readonly rows: readonly TimelineRow[];
  readonly outcome: Outcome;
  readonly status: number | undefined;
  /** Key of the row the keys move from. */
  readonly cursor: string | null;
  readonly selected: string | null;
  /** What was looked for; null while nothing is. */
  readonly found: ReadonlySet<StepEntry> | null;
  /** Milliseconds by step, to stand beside each; null: they do not. */
  readonly times: Readonly<Record<string, number>> | null;
  /** Changes when the cursor's row should come into view once more. */
  readonly reveal: number;
  /** Puts the cursor on a row without selecting it. */
  readonly onMark: (key: string) => void;
  readonly onGo: (row: TreeRow, by: "walk" | "jump") => void;
  readonly onFold: (key: string, to: "open" | "closed") => void;
  readonly onSearch: () => void;
  /** How far it was scrolled when it was last on screen, and who keeps that. */
  readonly scrolled: { readonly top: number; readonly onTop: (top: number) => void };
  /** Stands below the last row. */
  readonly foot: ReactNode;
}

/** Pixels that the lane's name covers at the top while rows move below it. */
const STICKY = 28;

/** Pixels kept below the row the keys go to, so that what comes next is in view. */
const BELOW = 72;

/** Every step in the order of evaluation, on one line from top to bottom. Only the rows in view are drawn. */
export function Timeline({
  rows,
  outcome,
  status,
  cursor,
  selected,
  found,
  times,
  reveal,
  onMark,
  onGo,
  onFold,
  onSearch,
  scrolled,
  foot,
}: TimelineProps) {
  const scroller = useRef<HTMLDivElement | null>(null);
  const prefix = useId();
  const one = useRowHeight();
  const [lines, setLines] = useState<"one" | "two">("two");

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const fit = (): void => setLines(element.clientWidth < SECOND_LINE_BELOW ? "two" : "one");
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // A new function for new rows or another width: that is what makes the virtualizer ask for heights again.
  const keyOf = useCallback((place: number) => `${rows[place]?.key ?? place} ${lines} ${one}`, [rows, lines, one]);
  // oxlint-disable-next-line react/incompatible-library -- the window is built without the compiler that this warns about
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (place) => rowHeight(rows[place], lines, one),
    getItemKey: keyOf,
    overscan: 8,
    scrollPaddingStart: STICKY,
    scrollPaddingEnd: BELOW,
    initialRect: { width: 480, height: 640 },
    initialOffset: scrolled.top,
  });

  const at = rows.findIndex((row) => row.key === cursor);
  const began = useRef({ reveal, top: scrolled.top });
  useEffect(() => {
    // What was scrolled by hand before stays so, until something else is to be seen.
    if (began.current.top > 0 && began.current.reveal === reveal) return;
    if (at >= 0) virtualizer.scrollToIndex(at, { align: "auto" });
    // `reveal` asks again for the same row; other heights move it.
  }, [at, reveal, lines, virtualizer]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "/" && !event.altKey) {
      event.preventDefault();
      onSearch();
      return;
    }
    const current = rows[at];
    if ((event.key === "Enter" || event.key === " ") && current !== undefined && isTreeRow(current)) {
      event.preventDefault();
      onGo(current, "jump");
      if (current.fold !== null) onFold(current.key, current.fold === "open" ? "closed" : "open");
      return;
    }
    const move = timelineMove(rows, cursor, event.key, event.altKey ? "alt" : "none", found);
    if (move === null) return;
    event.preventDefault();
    if (move.kind === "fold") onFold(move.row.key, move.to);
    else onGo(move.row, "walk");
  }

  function onFocus(): void {
    if (at >= 0) {
      virtualizer.scrollToIndex(at, { align: "auto" });
      return;
    }
    const row = rows.find(isTreeRow);
    if (row !== undefined) onMark(row.key);
  }

  function draw(row: TimelineRow): ReactNode {
    if (row.kind === "lane") return <LaneRow row={row} />;
    if (row.kind === "ending") return <EndingRow entry={row.entry} outcome={outcome} status={status} />;
    if (row.kind === "arrival") return <ArrivalRow status={status} />;
    return (
      <TreeItem
        id={idOf(row.key)}
        row={row}
        outcome={outcome}
        status={status}
        active={row.key === cursor}
        selected={row.key === selected}
        lines={lines}
        milliseconds={row.kind === "step" ? times?.[row.key] : undefined}
        onGo={onGo}
        onFold={onFold}
      />
    );
  }

  const idOf = (key: string): string => `${prefix}-${key}`;
  const items = virtualizer.getVirtualItems();
  const first = virtualizer.range?.startIndex ?? 0;
  const below = virtualizer.getVirtualItemForOffset((virtualizer.scrollOffset ?? 0) + STICKY)?.index ?? first;
  return (
    <div
      ref={scroller}
      className={classNames(styles.timeline, text.scroll)}
      data-lines={lines}
      onScroll={(event) => scrolled.onTop(event.currentTarget.scrollTop)}
      data-times={times === null ? "none" : "shown"}
    >
      <StickyLane rows={rows} first={first} below={below} />
      <div
        className={styles.rows}
        style={{ height: virtualizer.getTotalSize() }}
        role="tree"
        aria-label={words.label}
        tabIndex={0}
        aria-activedescendant={at === -1 || cursor === null ? undefined : idOf(cursor)}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
      >
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <div
              key={item.key}
              className={styles.slot}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              role="presentation"
            >
              {draw(row)}
            </div>
          );
        })}
      </div>
      {foot}
    </div>
  );
}
