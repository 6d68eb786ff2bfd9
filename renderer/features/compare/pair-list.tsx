import { type KeyboardEvent, useEffect, useId, useMemo, useState } from "react";
import type { ComparedTrace, TraceResult } from "../../../engine/contract/index";
import type { StepEntry } from "../../../engine/trace/step-index";
import { classNames } from "../../ui/class-names";
import { useRowHeight } from "../../ui/density";
import { Spoken } from "../../ui/spoken";
import { VirtualList } from "../../ui/virtual-list";
import type { SideWords } from "../../words/en/compare";
import { WORDS } from "../../words/words";
import styles from "./compare.module.css";
import { PairRowView } from "./pair-row";
import { nextChange, type PairRow, pairRows } from "./pair-rows";
import type { ChosenStep } from "./step-dock";

const texts = WORDS.compare.pairList;

export interface PairListProps {
  readonly pair: ComparedTrace;
  readonly names: { readonly before: string; readonly after: string };
  readonly same: "folded" | "shown";
  /** Told which step the cursor is on. */
  readonly onStep: (step: ChosenStep) => void;
  /** Somebody wants to see that step closely. */
  readonly onLook: () => void;
  /** What stands on each side, where it is not two configurations one after the other. */
  readonly sides?: { readonly before: SideWords; readonly after: SideWords };
}

const SIDES = WORDS.compare.sides;

/** Both timelines side by side, each step beside its counterpart. One tab stop; arrows move, F8 goes to the next change. */
export function PairList({ pair, names, same, onStep, onLook, sides = SIDES }: PairListProps) {
  const base = useId();
  const rowHeight = useRowHeight();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const { rows } = useMemo(() => pairRows(pair, { same, opened }), [pair, same, opened]);
  const options = useMemo(() => countOptions(rows), [rows]);
  const first = rows.findIndex((row) => row.kind === "divergence");
  const [chosen, setChosen] = useState<number | null>(null);
  const cursor = Math.min(chosen ?? (first < 0 ? 0 : first + 1), Math.max(0, rows.length - 1));

  const under = rows[cursor];
  const [before, after] = under?.kind === "pair" ? [idOf(under.before), idOf(under.after)] : [null, null];
  useEffect(() => onStep({ before, after }), [onStep, before, after]);

  function open(row: PairRow | undefined): void {
    if (row?.kind === "fold") setOpened(new Set(opened).add(row.key));
    if (row?.kind === "pair") onLook();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey) return;
    const to = moveOf(event.key, cursor, rows);
    if (event.key === "Enter" || event.key === "ArrowRight") open(rows[cursor]);
    else if (to === null) return;
    else setChosen(to);
    event.preventDefault();
  }

  return (
    <>
      <div className={styles.pairHead}>
        <span>
          <Spoken parts={texts.sideOf(sides.before.title, <b>{names.before}</b>)} />
        </span>
        <span />
        <span>
          <Spoken parts={texts.sideOf(sides.after.title, <b>{names.after}</b>)} />
        </span>
      </div>
      <VirtualList
        role="listbox"
        aria-label={texts.label}
        data-own-keys="F8"
        tabIndex={0}
        aria-activedescendant={rows.length === 0 ? undefined : `${base}-${cursor}`}
        className={classNames(styles.pairs)}
        count={rows.length}
        rowHeight={rowHeight}
        heights="measured"
        keyOf={(at) => rows[at]?.key ?? String(at)}
        inView={cursor}
        onKeyDown={onKeyDown}
        renderRow={(at) => {
          const row = rows[at];
          if (row === undefined) return null;
          return (
            <PairRowView
              row={row}
              id={`${base}-${at}`}
              place={{ "aria-posinset": options[at] ?? 1, "aria-setsize": options.at(-1) ?? 1 }}
              selected={at === cursor && chosen !== null ? "yes" : at === cursor && first >= 0 ? "yes" : "no"}
              words={sides}
              sides={{ before: sideOf(pair.before), after: sideOf(pair.after) }}
              onChoose={() => {
                setChosen(at);
                open(row);
              }}
            />
          );
        }}
      />
    </>
  );
}

/** For each row: how many up to it can be chosen. */
function countOptions(rows: readonly PairRow[]): readonly number[] {
  let count = 0;
  return rows.map((row) => {
    if (row.kind === "pair" || row.kind === "fold") count += 1;
    return count;
  });
}

function idOf(entry: StepEntry | null): string | null {
  return entry === null ? null : entry.step.workbench.id;
}

function sideOf(result: TraceResult | null) {
  return { outcome: result?.workbench.outcome ?? "untraceable", status: result?.status_code };
}

function moveOf(key: string, cursor: number, rows: readonly PairRow[]): number | null {
  const last = rows.length - 1;
  switch (key) {
    case "ArrowDown":
      return Math.min(last, cursor + (rows[cursor + 1]?.kind === "divergence" ? 2 : 1));
    case "ArrowUp":
      return Math.max(0, cursor - (rows[cursor - 1]?.kind === "divergence" ? 2 : 1));
    case "Home":
      return 0;
    case "End":
      return last;
    case "F8":
      return nextChange(rows, cursor, 1);
    default:
      return null;
  }
}
