import type { AlignedStep, ComparedTrace } from "../../../engine/contract/index";
import { EMPTY_INDEX, indexSteps, type StepEntry, type StepIndex, stepTitle } from "../../../engine/trace/step-index";

export type PairRow =
  /** `same`: steps that did the same on both sides, `otherwise` of them by a rule that reads otherwise. `idle`: steps that only the longer way came to, and that did nothing. */
  | {
      readonly kind: "fold";
      readonly key: string;
      readonly of: "same" | "idle";
      /** Where idle steps stand. */
      readonly side: "before" | "after";
      readonly count: number;
      readonly otherwise: number;
      readonly upTo: string;
    }
  | { readonly kind: "divergence"; readonly key: string }
  | StepPair
  | { readonly kind: "ending"; readonly key: string; readonly side: "before" | "after" | "both" };

export interface StepPair {
  readonly kind: "pair";
  readonly key: string;
  readonly aligned: AlignedStep;
  readonly before: StepEntry | null;
  readonly after: StepEntry | null;
  /** The side where it is not there ended before it came to it. */
  readonly unreached: "before" | "after" | null;
}

export interface PairsShown {
  readonly same: "folded" | "shown";
  /** Keys of folds that were opened. */
  readonly opened: ReadonlySet<string>;
}

/** As few equal steps in a row are not worth a fold. */
const FOLD_FROM = 2;

export interface Pairs {
  readonly rows: readonly PairRow[];
  readonly indexes: { readonly before: StepIndex; readonly after: StepIndex };
}

/** Both timelines in one list, line by line: equal steps folded away, the place where the ways part marked, the ends of both told. */
export function pairRows({ before, after, alignment }: ComparedTrace, { same, opened }: PairsShown): Pairs {
  const indexes = {
    before: before === null ? EMPTY_INDEX : indexSteps(before),
    after: after === null ? EMPTY_INDEX : indexSteps(after),
  };
  const parting = alignment === null || alignment.divergence === null ? undefined : alignment.rows[alignment.divergence];
  const aligned = endFirst(alignment?.rows ?? [], (row) => row.after !== null && row.after === indexes.after.ended?.step.workbench.id);
  const divergence = parting === undefined ? -1 : aligned.indexOf(parting);
  const kept = keptRows(aligned, divergence);
  const rows: PairRow[] = [];
  let hidden: { readonly key: string; readonly row: AlignedStep; readonly of: "same" | "idle" }[] = [];
  const ended = { before: false, after: false };

  const entriesOf = (row: AlignedStep) => ({
    before: row.before === null ? null : (indexes.before.byId.get(row.before) ?? null),
    after: row.after === null ? null : (indexes.after.byId.get(row.after) ?? null),
  });

  const push = (row: AlignedStep, key: string): void => {
    const entries = entriesOf(row);
    const unreached = entries.after === null && ended.after ? "after" : entries.before === null && ended.before ? "before" : null;
    rows.push({ kind: "pair", key, aligned: row, ...entries, unreached });
    const ends = {
      before: entries.before !== null && entries.before === indexes.before.ended,
      after: entries.after !== null && entries.after === indexes.after.ended,
    };
    if (ends.before) ended.before = true;
    if (ends.after) ended.after = true;
    if (ends.before || ends.after)
      rows.push({ kind: "ending", key: `ending ${key}`, side: ends.before && ends.after ? "both" : ends.before ? "before" : "after" });
  };

  const flush = (): void => {
    const [first] = hidden;
    if (first === undefined) return;
    const key = `fold ${first.key}`;
    if (same === "shown" || opened.has(key) || (first.of === "same" && hidden.length < FOLD_FROM))
      for (const each of hidden) push(each.row, each.key);
    else {
      const otherwise = hidden.filter(({ row }) => row.kind === "changed").length;
      const side = first.row.kind === "only-after" ? "after" : "before";
      const upTo = lastTitle(hidden.map(({ row }) => entriesOf(row)[side]));
      rows.push({ kind: "fold", key, of: first.of, side, count: hidden.length, otherwise, upTo });
    }
    hidden = [];
  };

  for (const [at, row] of aligned.entries()) {
    const key = `${row.before ?? ""} ${row.after ?? ""}`;
    if (at === divergence) {
      flush();
      rows.push({ kind: "divergence", key: "divergence" });
    }
    const of = !kept.has(at) ? "same" : isIdle(row, entriesOf(row), ended) ? "idle" : null;
    if (of === null || hidden.some((each) => each.of !== of || (of === "idle" && each.row.kind !== row.kind))) flush();
    if (of === null) push(row, key);
    else hidden.push({ key, row, of });
  }
  flush();
  return { rows, indexes };
}

/** The same step on both sides, though its rule may read otherwise. */
function didTheSame({ kind, differences }: AlignedStep): boolean {
  return kind === "same" || (kind === "changed" && differences.every((difference) => difference === "definition"));
}

/** A rule or phase that only the way which goes on came to, and that did nothing there. */
function isIdle(
  { kind }: AlignedStep,
  { before, after }: { readonly before: StepEntry | null; readonly after: StepEntry | null },
  ended: { readonly before: boolean; readonly after: boolean },
): boolean {
  const alone = kind === "only-before" && ended.after ? before : kind === "only-after" && ended.before ? after : null;
  return alone !== null && (alone.state === "no match" || alone.state === "skipped");
}

/** Where the one way ends and the other goes on, the end stands first: what follows is what the other still came to. */
function endFirst(rows: readonly AlignedStep[], isEnd: (row: AlignedStep) => boolean): readonly AlignedStep[] {
  const end = rows.findIndex(isEnd);
  const row = rows[end];
  if (row === undefined || row.kind !== "only-after") return rows;
  let from = end;
  while (from > 0 && rows[from - 1]?.kind === "only-before" && (rows[from - 1]?.depth ?? 0) >= row.depth) from -= 1;
  return [...rows.slice(0, from), row, ...rows.slice(from, end), ...rows.slice(end + 1)];
}

/** What changed, with everything that holds it, and the step at which a way ends. */
function keptRows(rows: readonly AlignedStep[], divergence: number): ReadonlySet<number> {
  const kept = new Set<number>();
  for (const [at, row] of rows.entries()) {
    if (didTheSame(row) && at !== divergence) continue;
    kept.add(at);
    let depth = row.depth;
    for (let above = at - 1; above >= 0 && depth > 0; above -= 1) {
      const other = rows[above];
      if (other === undefined || other.depth >= depth) continue;
      kept.add(above);
      depth = other.depth;
    }
  }
  return kept;
}

function lastTitle(entries: readonly (StepEntry | null)[]): string {
  const outermost = entries.findLast((entry) => entry !== null && entry.depth === 0) ?? entries.findLast((entry) => entry !== null);
  return outermost === undefined || outermost === null ? "" : stepTitle(outermost.step);
}

/** Index of the next changed row after `from` in the direction; `null`: there is none. */
export function nextChange(rows: readonly PairRow[], from: number, direction: 1 | -1): number | null {
  for (let at = from + direction; at >= 0 && at < rows.length; at += direction) {
    const row = rows[at];
    if (row?.kind === "pair" && row.aligned.kind !== "same") return at;
  }
  return null;
}
