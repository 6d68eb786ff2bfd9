import { memo } from "react";
import type { Outcome } from "../../../engine/contract/index";
import { endingWords } from "../../../engine/trace/ending-words";
import { type StepEntry, stepTitle } from "../../../engine/trace/step-index";
import { outcomeMark, stepMark } from "../../../engine/trace/step-mark";
import { endedHere, isAssumed, stateWord, stepNote } from "../../../engine/trace/step-words";
import { Badge, type Tone } from "../../ui/badge";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import type { IconName } from "../../ui/icons";
import { Mark, type MarkKind } from "../../ui/mark";
import text from "../../ui/text.module.css";
import { formatStepTime } from "../../words/numbers";
import { WORDS } from "../../words/words";
import { AssumedWord, EffectLine } from "./effect-line";
import { Rails } from "./rails";
import { hasSaid, hasSecondLine } from "./row-height";
import styles from "./timeline.module.css";
import type { TreeRow } from "./timeline-rows";

const words = WORDS.results.timelineRow;

export interface TreeItemProps {
  readonly id: string;
  readonly row: TreeRow;
  readonly outcome: Outcome;
  readonly status: number | undefined;
  /** The keys move from here. */
  readonly active: boolean;
  readonly selected: boolean;
  /** Whether what a step changed stands beside its name or below it. */
  readonly lines: "one" | "two";
  /** How long the step took, where that is to be said. */
  readonly milliseconds: number | undefined;
  readonly onGo: (row: TreeRow, by: "walk" | "jump") => void;
  readonly onFold: (key: string, to: "open" | "closed") => void;
}

/** One row of the timeline: a step, a phase that was not reached, or several of a kind together. */
export const TreeItem = memo(function TreeItem({
  id,
  row,
  outcome,
  status,
  active,
  selected,
  lines,
  milliseconds,
  onGo,
  onFold,
}: TreeItemProps) {
  const toggle = (): void => {
    if (row.fold !== null) onFold(row.key, row.fold === "open" ? "closed" : "open");
  };
  return (
    <div
      id={id}
      data-row={row.key}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-setsize={row.siblings}
      aria-posinset={row.position}
      aria-expanded={row.fold === null ? undefined : row.fold === "open"}
      aria-selected={selected}
      className={classNames(styles.step, active && styles.active, LOOKS[lookOf(row)])}
      onClick={() => {
        onGo(row, "jump");
        if (row.kind === "group") toggle();
      }}
      onDoubleClick={row.kind === "group" ? undefined : toggle}
    >
      <Rails rails={row.rails} depth={row.depth}>
        <Mark kind={markOf(row, outcome)} size={row.depth === 0 ? 14 : 12} />
      </Rails>
      <span className={styles.name}>
        {row.fold === null ? (
          isNumbered(row) ? null : (
            <span className={styles.chevron} />
          )
        ) : (
          <span
            className={styles.chevron}
            aria-hidden="true"
            onClick={(event) => {
              event.stopPropagation();
              toggle();
            }}
          >
            <Icon name={row.fold === "open" ? "chevron-down" : "chevron-right"} size={12} />
          </span>
        )}
        <Name row={row} lines={lines} />
      </span>
      {row.kind === "step" && (lines === "two" ? hasSecondLine(row) : hasSaid(row)) ? (
        <EffectLine entry={row.entry} fold={row.fold} assumed={lines === "two" ? "said" : "elsewhere"} className={styles.second} />
      ) : null}
      <span className={styles.scope}>{scopeOf(row)}</span>
      <span className={styles.state}>
        <State row={row} outcome={outcome} status={status} />
      </span>
      {milliseconds === undefined ? null : <span className={styles.time}>{formatStepTime(milliseconds)}</span>}
    </div>
  );
});

type Look = "phase" | "inner" | "quietPhase" | "quietInner" | "after";

const LOOKS: Readonly<Record<Look, string | undefined>> = {
  phase: styles.phase,
  inner: undefined,
  quietPhase: classNames(styles.phase, styles.quiet),
  quietInner: styles.quiet,
  after: styles.after,
};

function lookOf(row: TreeRow): Look {
  if (row.kind === "unreached" || (row.kind === "group" && row.of === "unreached")) return "after";
  const quiet = row.kind === "group" || row.entry.state === "no match" || row.entry.state === "skipped";
  if (row.depth === 0) return quiet ? "quietPhase" : "phase";
  return quiet ? "quietInner" : "inner";
}

function markOf(row: TreeRow, outcome: Outcome): MarkKind {
  if (row.kind === "unreached") return "not-reached";
  if (row.kind === "group") return row.of === "unreached" ? "not-reached" : "skipped";
  return stepMark(row.entry, outcome);
}

/** The level of a phase or ruleset; rules, and what stands in something of the same level, share that of what holds them. */
function scopeOf(row: TreeRow): string | null {
  if (row.kind !== "step") return null;
  const { entry } = row;
  const above = entry.parent === null ? null : levelOf(entry.parent);
  const own = levelOf(entry);
  return entry.step.type === "rule" || own === above ? null : own;
}

function levelOf({ step, children }: StepEntry): string | null {
  const only = children.length === 1 ? children[0]?.step : undefined;
  return step.workbench.scope ?? (only?.type === "ruleset" ? only.workbench.scope : null);
}

/** A rule's number stands where others have their chevron. */
function isNumbered(row: TreeRow): boolean {
  return row.kind === "step" && row.entry.number !== null;
}

function Name({ row, lines }: { readonly row: TreeRow; readonly lines: "one" | "two" }) {
  if (row.kind === "unreached") return <span className={classNames(styles.title, text.cut)}>{row.unreached.title}</span>;
  if (row.kind === "group") {
    return (
      <>
        {row.number === null ? null : <span className={styles.number}>{row.number}</span>}
        <span className={classNames(styles.title, text.cut)}>{row.title}</span>
        <span className={classNames(styles.note, text.cut)}>{row.note}</span>
      </>
    );
  }
  const { entry } = row;
  const { workbench } = entry.step;
  const note = stepNote(entry);
  return (
    <>
      {entry.number === null ? null : <span className={styles.number}>{entry.number}</span>}
      <span className={classNames(styles.title, text.cut)} title={stepTitle(entry.step)}>
        {stepTitle(entry.step)}
      </span>
      {workbench.beyond && (entry.parent === null || !entry.parent.step.workbench.beyond) ? (
        <Badge icon="eye-crossed" title={words.beyondHint}>
          {words.beyondTrace}
        </Badge>
      ) : null}
      {lines === "one" && isAssumed(entry) ? <AssumedWord className={styles.assumed} /> : null}
      {note === "" ? null : (
        <span className={classNames(styles.note, text.cut)} title={note}>
          {note}
        </span>
      )}
    </>
  );
}

const ENDED: Readonly<Record<ReturnType<typeof outcomeMark>, { readonly tone: Tone; readonly icon: IconName }>> = {
  matched: { tone: "ok", icon: "check" },
  refused: { tone: "stop", icon: "x" },
  asked: { tone: "warn", icon: "shield" },
  "sent-on": { tone: "info", icon: "redirect" },
  unknown: { tone: "gap", icon: "warning" },
};

function State({ row, outcome, status }: { readonly row: TreeRow; readonly outcome: Outcome; readonly status: number | undefined }) {
  if (row.kind === "unreached") return <>{words.notReached}</>;
  if (row.kind === "group") return <>{row.of === "unreached" ? words.notReached : words.skipped}</>;
  const { entry } = row;
  const word = stateWord(entry, outcome);
  if (entry.step.workbench.problems.length > 0) return <Problem word={entry.state === "no match" ? words.mistaken : word} />;
  if (entry.state !== "ended") return <>{word}</>;
  const { tone, icon } = ENDED[outcomeMark(outcome)];
  if (!endedHere(entry)) return <span className={text[tone]}>{word}</span>;
  return (
    <Badge tone={tone} icon={icon} className={styles.badge}>
      {status === undefined ? word : `${word} ${status}`}
    </Badge>
  );
}

function Problem({ word }: { readonly word: string }) {
  return (
    <span className={classNames(text.warn, styles.problem)}>
      <Icon name="warning" size={12} />
      {word}
    </span>
  );
}

/** The cut across the spine. */
export function EndingRow({
  entry,
  outcome,
  status,
}: {
  readonly entry: StepEntry;
  readonly outcome: Outcome;
  readonly status: number | undefined;
}) {
  return (
    <div className={classNames(styles.ending, styles[outcomeMark(outcome)])} role="presentation">
      <span className={styles.cut} />
      {endingWords(outcome, status, entry.step)}
      <span className={styles.cutLine} />
    </div>
  );
}

/** Where the way ends that nothing cut. */
export function ArrivalRow({ status }: { readonly status: number | undefined }) {
  return (
    <div className={classNames(styles.ending, styles.arrival)} role="presentation">
      <span className={styles.cut} />
      {status === undefined ? words.endedUnasked : words.answeredWith(status)}
    </div>
  );
}
