import { type KeyboardEvent, useId, useState } from "react";
import type { CaseRun, CaseVerdict, JsonObject } from "../../../../engine/contract/index";
import { useStores, useTrace } from "../../../stores/context";
import type { CaseOutcomes } from "../../../stores/result/cases";
import { sendRow } from "../../../stores/result/send-row";
import { chosenRow } from "../../../stores/trace/trace";
import { classNames } from "../../../ui/class-names";
import { Icon } from "../../../ui/icon";
import type { IconName } from "../../../ui/icons";
import text from "../../../ui/text.module.css";
import { VirtualList } from "../../../ui/virtual-list";
import { WORDS } from "../../../words/words";
import styles from "./cases.module.css";
import { cellText } from "./cell-text";

const words = WORDS.cases;

const LOOKS: Readonly<Record<CaseVerdict | "waiting", { readonly icon: IconName; readonly colour: string | undefined }>> = {
  failed: { icon: "disc-x", colour: text.stop },
  broken: { icon: "warning", colour: text.stop },
  passed: { icon: "check", colour: text.ok },
  unchecked: { icon: "ring", colour: text.dim },
  waiting: { icon: "dash", colour: text.dim },
};

const ROW_HEIGHT = 24;
const MOST_IN_VIEW = 8;

export interface OutcomeListProps {
  readonly rows: readonly JsonObject[];
  readonly outcomes: CaseOutcomes | null;
  /** `no`: the outcomes are from before a change. */
  readonly fresh: "yes" | "no";
}

/** Every row with its verdict; a click or Enter shows the row's timeline. */
export function OutcomeList({ rows, outcomes, fresh }: OutcomeListProps) {
  const stores = useStores();
  const base = useId();
  const chosen = useTrace(chosenRow) ?? 0;
  const [cursor, setCursor] = useState<number | null>(null);
  const at = Math.min(cursor ?? chosen, rows.length - 1);

  function send(row: number): void {
    setCursor(null);
    void sendRow(stores, row);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (event.key === "Enter" || event.key === " ") send(at);
    else if (to === undefined) return;
    else setCursor(Math.max(0, Math.min(rows.length - 1, to)));
    event.preventDefault();
  }

  return (
    <VirtualList
      role="listbox"
      aria-label={words.outcomes}
      tabIndex={0}
      aria-activedescendant={`${base}-${at}`}
      className={classNames(styles.outcomes, fresh === "no" && styles.stale)}
      style={{ height: Math.min(MOST_IN_VIEW, rows.length) * ROW_HEIGHT }}
      count={rows.length}
      rowHeight={ROW_HEIGHT}
      keyOf={String}
      inView={at}
      onKeyDown={onKeyDown}
      renderRow={(row, place) => {
        const run = outcomes?.cases[row];
        const verdict = run?.verdict ?? "waiting";
        const { icon, colour } = LOOKS[verdict];
        return (
          <div
            id={`${base}-${row}`}
            role="option"
            {...place}
            aria-selected={row === chosen}
            className={classNames(styles.outcome, row === at && styles.at)}
            title={run === undefined ? undefined : sentenceOf(run)}
            onClick={() => send(row)}
          >
            <Icon name={icon} size={12} className={colour} label={words.verdicts[verdict]} />
            <span className={styles.place}>{row + 1}</span>
            <span className={text.cut}>
              {Object.values(rows[row] ?? {})
                .map(cellText)
                .join(", ")}
            </span>
            <code>{run?.outcome?.status ?? ""}</code>
          </div>
        );
      }}
    />
  );
}

function sentenceOf({ checks, problems, outcome }: CaseRun): string {
  const failed = checks.find(({ holds }) => !holds);
  if (failed !== undefined) return words.expected(failed.expected, failed.got);
  return problems[0]?.message ?? outcome?.sentence ?? "";
}
