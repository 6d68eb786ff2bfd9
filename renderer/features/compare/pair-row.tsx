import type { Outcome } from "../../../engine/contract/index";
import { endingWords } from "../../../engine/trace/ending-words";
import { type StepEntry, stepTitle } from "../../../engine/trace/step-index";
import { stepMark } from "../../../engine/trace/step-mark";
import { effectsInWords, effectsOf, endedHere, stateWord, stepNote, stopsAt } from "../../../engine/trace/step-words";
import { Badge, type Tone } from "../../ui/badge";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import type { IconName } from "../../ui/icons";
import { Mark, type MarkKind } from "../../ui/mark";
import { Spoken } from "../../ui/spoken";
import text from "../../ui/text.module.css";
import type { RowPlace } from "../../ui/tree-places";
import type { SideWords } from "../../words/en/compare";
import { WORDS } from "../../words/words";
import styles from "./compare.module.css";
import type { PairRow, StepPair } from "./pair-rows";

const texts = WORDS.compare.pairRow;

interface Side {
  readonly outcome: Outcome;
  readonly status: number | undefined;
}

export interface PairRowProps {
  readonly row: PairRow;
  readonly id: string;
  readonly place: RowPlace;
  readonly selected: "yes" | "no";
  readonly sides: { readonly before: Side; readonly after: Side };
  /** What the sides are called. */
  readonly words: { readonly before: SideWords; readonly after: SideWords };
  readonly onChoose: () => void;
}

/** One line of both timelines. */
export function PairRowView({ row, id, place, selected, sides, words: names, onChoose }: PairRowProps) {
  switch (row.kind) {
    case "divergence":
      return (
        <div className={styles.diverge} role="presentation">
          <span>
            <Icon name="fork" size={14} />
            {texts.firstDivergence}
          </span>
        </div>
      );
    case "fold": {
      const words = foldWords(row);
      const shows = (side: "before" | "after"): boolean => row.of === "same" || row.side === side;
      return (
        <div
          id={id}
          role="option"
          {...place}
          aria-selected={selected === "yes"}
          className={classNames(styles.pair, styles.folded)}
          onClick={onChoose}
        >
          <FoldCell words={shows("before") ? words : null} upTo={row.upTo} />
          <Gutter kind={row.of === "same" ? "same" : row.side === "before" ? "only-before" : "only-after"} names={names} />
          <FoldCell words={shows("after") ? words : null} upTo={row.of === "same" ? "" : row.upTo} repeats={row.of === "same"} />
        </div>
      );
    }
    case "ending":
      return (
        <div className={styles.pair} role="presentation">
          {row.side === "after" ? <span /> : <Ending side={sides.before} />}
          <span className={styles.gutter} />
          {row.side === "before" ? <span /> : <Ending side={sides.after} />}
        </div>
      );
    case "pair":
      return (
        <div
          id={id}
          role="option"
          {...place}
          aria-selected={selected === "yes"}
          className={classNames(styles.pair, row.aligned.kind === "same" && styles.same)}
          onClick={onChoose}
        >
          <Cell entry={row.before} other={row.after} side={sides.before} unreached={row.unreached === "before"} />
          <Gutter kind={gutterOf(row)} names={names} />
          <Cell entry={row.after} other={row.before} side={sides.after} unreached={row.unreached === "after"} />
        </div>
      );
    default:
      return row satisfies never;
  }
}

/** `repeats`: the other side says the same already. */
function FoldCell({ words, upTo, repeats = false }: { readonly words: string | null; readonly upTo: string; readonly repeats?: boolean }) {
  if (words === null) return <span />;
  return (
    <span className={styles.foldCell} aria-hidden={repeats}>
      <Icon name="more" size={14} className={styles.foldDots} />
      <span className={text.cut}>{words}</span>
      {repeats ? null : <span className={classNames(styles.note, text.cut)}>{upTo === "" ? "" : texts.upTo(upTo)}</span>}
    </span>
  );
}

function foldWords({ of, count, otherwise }: Extract<PairRow, { readonly kind: "fold" }>): string {
  return of === "same" ? texts.identicalSteps(count, otherwise) : texts.idleSteps(count);
}

type GutterKind = "same" | "quiet" | "changed" | "only-before" | "only-after" | "definition";

function gutterOf({ aligned }: StepPair): GutterKind {
  if (aligned.kind === "same") return "quiet";
  if (aligned.kind !== "changed") return aligned.kind;
  return aligned.differences.every((difference) => difference === "definition") ? "definition" : "changed";
}

const GUTTERS: Readonly<Record<GutterKind, { readonly icon: IconName; readonly tone: string | undefined; readonly word: string } | null>> =
  {
    quiet: null,
    same: { icon: "equal", tone: text.dim, word: texts.theSame },
    changed: { icon: "not-equal", tone: text.warn, word: texts.changed },
    definition: { icon: "pencil", tone: text.dim, word: texts.readsOtherwise },
    "only-before": { icon: "minus", tone: text.stop, word: "" },
    "only-after": { icon: "plus", tone: text.ok, word: "" },
  };

function Gutter({ kind, names }: { readonly kind: GutterKind; readonly names: PairRowProps["words"] }) {
  const look = GUTTERS[kind];
  const word = kind === "only-before" ? names.before.only : kind === "only-after" ? names.after.only : look?.word;
  return (
    <span className={styles.gutter} title={word}>
      {look === null ? null : (
        <>
          <Icon name={look.icon} size={14} className={look.tone} />
          <span className={text.hidden}>{word}</span>
        </>
      )}
    </span>
  );
}

interface CellProps {
  readonly entry: StepEntry | null;
  readonly other: StepEntry | null;
  readonly side: Side;
  readonly unreached: boolean;
}

function Cell({ entry, other, side, unreached }: CellProps) {
  if (entry === null) {
    if (!unreached || other === null || other.depth > 0) return <span className={styles.cell} />;
    return (
      <span className={classNames(styles.cell, styles.quiet)}>
        <span className={styles.mark}>
          <Mark kind="not-reached" size={14} />
        </span>
        <span className={styles.name}>
          <span className={text.cut}>{stepTitle(other.step)}</span>
        </span>
        <span className={styles.state}>{texts.notReached}</span>
      </span>
    );
  }
  const isQuiet = entry.state === "no match" || entry.state === "skipped";
  const second = secondLine(entry);
  return (
    <span className={classNames(styles.cell, entry.depth === 0 && styles.phase, isQuiet && styles.quiet)}>
      <span className={styles.mark} style={{ marginLeft: entry.depth * 16 }}>
        <Mark kind={markOf(entry, side)} size={entry.depth === 0 ? 14 : 12} />
      </span>
      <span className={styles.name}>
        {entry.number === null ? null : <span className={styles.number}>{entry.number}</span>}
        <span className={text.cut} title={stepTitle(entry.step)}>
          {stepTitle(entry.step)}
        </span>
        <span className={classNames(styles.note, text.cut)}>{stepNote(entry)}</span>
      </span>
      <span className={styles.state}>
        <StateWord entry={entry} side={side} />
      </span>
      {second === null ? null : (
        <span className={classNames(styles.second, text.cut)} style={{ paddingLeft: entry.depth * 16 }}>
          {second}
        </span>
      )}
    </span>
  );
}

function markOf(entry: StepEntry, { outcome }: Side): MarkKind {
  return stepMark(entry, outcome);
}

const BADGES: Readonly<Partial<Record<Outcome, Tone>>> = {
  block: "stop",
  error: "stop",
  challenge: "warn",
  access: "warn",
  "waiting-room": "warn",
  redirect: "info",
  worker: "info",
};

function StateWord({ entry, side }: { readonly entry: StepEntry; readonly side: Side }) {
  const word = stateWord(entry, side.outcome);
  const tone = BADGES[side.outcome];
  if (!endedHere(entry) || tone === undefined) return <>{word}</>;
  return <Badge tone={tone}>{side.status === undefined ? word : `${word} ${side.status}`}</Badge>;
}

function secondLine(entry: StepEntry) {
  const stop = stopsAt(entry);
  if (stop !== null) {
    return (
      <Spoken
        parts={texts.stopsAt(
          <code key="stop" title={stop}>
            {stop}
          </code>,
        )}
      />
    );
  }
  const effects = effectsInWords(effectsOf(entry, entry.children.length > 0 ? "open" : null));
  if (effects.length === 0) return null;
  return effects.slice(0, 3).map(({ what, before, after }) => (
    <span key={`${what} ${after}`} className={styles.effect}>
      {what} {before === null ? null : <del>{before} → </del>}
      <ins>{after}</ins>
    </span>
  ));
}

function Ending({ side }: { readonly side: Side }) {
  return (
    <span className={styles.ending}>
      <span className={styles.endingBar} />
      {endingWords(side.outcome, side.status, { type: "rule" })}
      <span className={styles.endingLine} />
    </span>
  );
}
