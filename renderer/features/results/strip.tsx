import { type KeyboardEvent, useRef } from "react";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import type { IconName } from "../../ui/icons";
import { Mark } from "../../ui/mark";
import { WORDS } from "../../words/words";
import type { Side } from "./lanes";
import styles from "./strip.module.css";
import type { StripCell, StripLane } from "./strip-cells";

const words = WORDS.results.strip;

export const LANE_ICONS: Readonly<Record<Side, IconName>> = { request: "request", origin: "worker", response: "response" };

export interface StripProps {
  readonly lanes: readonly StripLane[];
  /** Key of the cell that holds the selected step. */
  readonly current: string | null;
  readonly onChoose: (key: string) => void;
}

/** The whole way lying down, one mark a phase; one tab stop, arrows inside. */
export function Strip({ lanes, current, onChoose }: StripProps) {
  const group = useRef<HTMLDivElement | null>(null);
  const cells = lanes.flatMap((lane) => lane.cells);
  const stop = cells.some((cell) => cell.key === current) ? current : (cells[0]?.key ?? null);

  function move(event: KeyboardEvent): void {
    const buttons = [...(group.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((button) => button === event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    const button = to === undefined ? undefined : buttons[to];
    if (button === undefined) return;
    event.preventDefault();
    button.focus();
  }

  return (
    <div className={styles.strip} ref={group} role="toolbar" aria-label={words.phases} onKeyDown={move}>
      {lanes.map((lane) => (
        <div key={lane.side} className={styles.lane} style={{ flexGrow: lane.cells.length }}>
          <span className={styles.caption} title={lane.title}>
            <Icon name={LANE_ICONS[lane.side]} size={12} />
            <span>{lane.title}</span>
          </span>
          <span className={styles.cells}>
            {lane.cells.map((cell) => (
              <Cell key={cell.key} cell={cell} current={cell.key === current} stop={cell.key === stop} onChoose={onChoose} />
            ))}
          </span>
        </div>
      ))}
    </div>
  );
}

interface CellProps {
  readonly cell: StripCell;
  readonly current: boolean;
  readonly stop: boolean;
  readonly onChoose: (key: string) => void;
}

function Cell({ cell, current, stop, onChoose }: CellProps) {
  return (
    <span className={classNames(styles.cell, cell.goesOn && styles.goesOn)}>
      <button
        type="button"
        className={styles.mark}
        aria-label={cell.label}
        title={cell.label}
        aria-current={current ? "step" : undefined}
        tabIndex={stop ? 0 : -1}
        onClick={() => onChoose(cell.key)}
      >
        {cell.mark === "not-reached" ? <Icon name="dot" size={12} /> : <Mark kind={cell.mark} size={12} />}
      </button>
    </span>
  );
}
