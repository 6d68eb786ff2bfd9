import type { ResultWorkbench } from "../../../engine/contract/index";
import { unreachedId } from "../../../engine/trace/phase-places";
import type { StepEntry } from "../../../engine/trace/step-index";
import { isSearching } from "../../stores/result/step-search";
import { WORDS } from "../../words/words";
import type { Lane, LaneItem, Side, UnreachedPhase } from "./lanes";
import type { StepFilter } from "./step-filter";

const words = WORDS.results.timelineRows;

/** What the lines at the left of a row look like: the spine, then the columns between it and the mark. */
export interface Rails {
  /** A row right on the spine carries its mark there; one level in, it branches off the spine. */
  readonly spine: "solid" | "dashed" | "none";
  /** Whether the spine begins or ends at this row. */
  readonly first: boolean;
  readonly last: boolean;
  /** Columns right of the spine: `line` goes on below, `tee` branches off to the mark and goes on, `corner` branches off and ends. */
  readonly guides: readonly ("none" | "line" | "tee" | "corner")[];
}

interface TreePlace {
  readonly rails: Rails;
  /** 0 for what stands on the spine itself. */
  readonly depth: number;
  readonly fold: "open" | "closed" | null;
  /** Place among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
}

export type TimelineRow =
  | {
      readonly kind: "lane";
      readonly key: string;
      readonly side: Side;
      readonly title: string;
      readonly note: string;
      readonly rails: Rails;
    }
  | ({ readonly kind: "step"; readonly key: string; readonly entry: StepEntry; readonly after: boolean } & TreePlace)
  | ({ readonly kind: "unreached"; readonly key: string; readonly unreached: UnreachedPhase } & TreePlace)
  | ({
      readonly kind: "group";
      readonly key: string;
      /** Keys of the rows inside. */
      readonly holds: readonly string[];
      readonly of: "skipped" | "unreached";
      readonly title: string;
      readonly note: string;
      readonly number: number | null;
    } & TreePlace)
  | { readonly kind: "ending"; readonly key: "ending"; readonly entry: StepEntry }
  | { readonly kind: "arrival"; readonly key: "arrival" };

export type TreeRow = Extract<TimelineRow, TreePlace>;

export interface TimelineInput {
  readonly lanes: readonly Lane[];
  readonly ended: StepEntry | null;
  readonly outcome: ResultWorkbench["outcome"];
  readonly filter: StepFilter;
  /** What the filter leaves: `filterSteps` of the same filter. */
  readonly kept: ReadonlySet<StepEntry>;
  /** What the user folded or unfolded, by row key; the rest stands as `opensAlone` says. */
  readonly folds: ReadonlyMap<string, "open" | "closed">;
}

/** So many rules may stand open at first; in longer results only what leads to something opens. */
const CALM_LENGTH = 150;
/** Skipped rules and unreached phases in a row are drawn together from this many on. */
const GROUP_FROM = 3;
const UNREACHED_BEFORE_GROUP = 2;

/** The rows of the timeline from top to bottom: what the filter leaves, folded as asked. */
export function timelineRows(input: TimelineInput): readonly TimelineRow[] {
  const { lanes, filter, kept, ended } = input;
  const calm = kept.size <= CALM_LENGTH;
  const rows: TimelineRow[] = [];
  let cut = false;

  const fold = (key: string, opens: boolean): "open" | "closed" =>
    input.folds.get(key) ?? (opens || isSearching(filter) ? "open" : "closed");

  const push = (entry: StepEntry, place: Omit<TreePlace, "fold">, after: boolean): void => {
    const key = entry.step.workbench.id;
    const children = innerSteps(entry).filter((child) => kept.has(child));
    const state = children.length === 0 ? null : fold(key, opensAlone(entry, calm));
    rows.push({ kind: "step", key, entry, after, fold: state, ...place });
    if (state === "open") pushChildren(children, place, after);
  };

  const pushChildren = (children: readonly StepEntry[], above: Omit<TreePlace, "fold">, after: boolean): void => {
    const runs = skippedRuns(children);
    for (const [position, run] of runs.entries()) {
      const place = below(above, position, runs.length, spineOf(cut));
      const first = run[0];
      if (first === undefined) continue;
      if (run.length === 1) {
        push(first, place, after);
        continue;
      }
      const key = `skipped:${first.step.workbench.id}`;
      const state = fold(key, false);
      const title = position === 0 ? WORDS.counts.rules(run.length) : words.moreRules(run.length);
      rows.push({
        kind: "group",
        key,
        of: "skipped",
        holds: run.map((entry) => entry.step.workbench.id),
        title,
        note: first.step.workbench.skipped?.because ?? "",
        number: first.number,
        fold: state,
        ...place,
      });
      if (state === "open") for (const [inner, entry] of run.entries()) push(entry, below(place, inner, run.length, spineOf(cut)), after);
    }
  };

  for (const lane of lanes) {
    const pieces = piecesOf(lane, kept, filter);
    if (pieces.length === 0 && isSearching(filter)) continue;
    rows.push({
      kind: "lane",
      key: `lane:${lane.side}`,
      side: lane.side,
      title: lane.title,
      note: laneNote(lane, filter),
      rails: onSpine(spineOf(cut), rows.length === 0),
    });
    for (const [position, piece] of pieces.entries()) {
      const place = { rails: onSpine(spineOf(cut), false), depth: 0, position: position + 1, siblings: pieces.length };
      if (piece.kind === "step") {
        push(piece.entry, place, cut);
        if (ended !== null && piece.entry.state === "ended") {
          rows.push({ kind: "ending", key: "ending", entry: ended });
          cut = true;
        }
      } else if (piece.kind === "unreached") {
        rows.push({ kind: "unreached", key: unreachedKey(piece.unreached), unreached: piece.unreached, fold: null, ...place });
      } else {
        const key = `unreached:${piece.phases[0]?.phase ?? lane.side}`;
        const state = fold(key, false);
        rows.push({
          kind: "group",
          key,
          of: "unreached",
          holds: piece.phases.map(unreachedKey),
          title: piece.title,
          note: piece.note,
          number: null,
          fold: state,
          ...place,
        });
        if (state === "open") {
          for (const [inner, unreached] of piece.phases.entries()) {
            rows.push({
              kind: "unreached",
              key: unreachedKey(unreached),
              unreached,
              fold: null,
              ...below(place, inner, piece.phases.length, "dashed"),
            });
          }
        }
      }
    }
  }
  if (ended === null && input.outcome === "origin" && lanes.length > 0 && !isSearching(filter))
    rows.push({ kind: "arrival", key: "arrival" });
  return withLastSpine(rows);
}

/** The row that stands for a step: a ruleset that is alone in its phase has none of its own. */
export function rowKeyOf(entry: StepEntry): string {
  const { parent } = entry;
  return parent !== null && isElided(entry) ? rowKeyOf(parent) : entry.step.workbench.id;
}

/** The steps drawn below a step. */
function innerSteps(entry: StepEntry): readonly StepEntry[] {
  const only = entry.children[0];
  return only !== undefined && isElided(only) ? only.children : entry.children;
}

export function isTreeRow(row: TimelineRow): row is TreeRow {
  return row.kind === "step" || row.kind === "unreached" || row.kind === "group";
}

function isElided(entry: StepEntry): boolean {
  return entry.step.type === "ruleset" && entry.parent !== null && entry.parent.children.length === 1 && entry.children.length > 0;
}

function unreachedKey({ side, phase }: UnreachedPhase): string {
  return unreachedId(side, phase);
}

function opensAlone(entry: StepEntry, calm: boolean): boolean {
  return calm || entry.state === "ended" || entry.matchedRules > 0;
}

type Piece =
  | LaneItem
  | { readonly kind: "together"; readonly phases: readonly UnreachedPhase[]; readonly title: string; readonly note: string };

/** What hangs on the spine in this lane: kept steps, and the unreached phases, longer runs of them together. */
function piecesOf(lane: Lane, kept: ReadonlySet<StepEntry>, filter: StepFilter): readonly Piece[] {
  const shown = lane.items.filter((item) => (item.kind === "step" ? kept.has(item.entry) : !isSearching(filter)));
  const alone = filter.shown === "all" ? UNREACHED_BEFORE_GROUP : 0;
  const pieces: Piece[] = [];
  let run: UnreachedPhase[] = [];
  const flush = (): void => {
    const single = run.length - alone >= GROUP_FROM ? alone : alone === 0 && run.length > 1 ? 0 : run.length;
    for (const unreached of run.slice(0, single)) pieces.push({ kind: "unreached", unreached });
    const phases = run.slice(single);
    const first = phases[0];
    const last = phases.at(-1);
    if (first !== undefined && last !== undefined) {
      pieces.push({
        kind: "together",
        phases,
        title: WORDS.counts.phases(phases.length, single > 0 ? "more" : "all"),
        note: WORDS.counts.phasesFrom(first.title, last.title),
      });
    }
    run = [];
  };
  for (const item of shown) {
    if (item.kind === "unreached") run.push(item.unreached);
    else {
      flush();
      pieces.push(item);
    }
  }
  flush();
  return pieces;
}

/** Neighbours that the same step skipped, together; everything else alone. */
function skippedRuns(entries: readonly StepEntry[]): readonly (readonly StepEntry[])[] {
  const runs: StepEntry[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    const before = run?.[0];
    if (run !== undefined && before !== undefined && skippedAlike(before, entry)) run.push(entry);
    else runs.push([entry]);
  }
  return runs.flatMap((run) => (run.length >= GROUP_FROM ? [run] : run.map((entry) => [entry])));
}

function skippedAlike(one: StepEntry, other: StepEntry): boolean {
  const by = one.step.workbench.skipped?.by;
  return (
    one.state === "skipped" &&
    other.state === "skipped" &&
    by === other.step.workbench.skipped?.by &&
    one.children.length + other.children.length === 0
  );
}

function laneNote(lane: Lane, filter: StepFilter): string {
  const total = lane.items.length;
  if (lane.reached === 0) return words.notReached;
  if (filter.shown === "matched") return WORDS.counts.stepsMatched(lane.matched, lane.reached);
  return WORDS.counts.stepsReached(lane.reached, total);
}

function spineOf(cut: boolean): Rails["spine"] {
  return cut ? "dashed" : "solid";
}

function onSpine(spine: Rails["spine"], first: boolean): Rails {
  return { spine, first, last: false, guides: [] };
}

function below(above: Omit<TreePlace, "fold">, position: number, siblings: number, spine: Rails["spine"]): Omit<TreePlace, "fold"> {
  const guides = above.rails.guides.map((guide) => (guide === "tee" || guide === "line" ? "line" : "none"));
  const own = position === siblings - 1 ? "corner" : "tee";
  return {
    rails: { spine, first: false, last: false, guides: above.depth === 0 ? [] : [...guides, own] },
    depth: above.depth + 1,
    position: position + 1,
    siblings,
  };
}

/** The spine ends at the last row that hangs on it. */
function withLastSpine(rows: readonly TimelineRow[]): readonly TimelineRow[] {
  const end = rows.findLastIndex((row) => !isTreeRow(row) || row.depth <= 1);
  return rows.map((row, place) => {
    if (place < end || !isTreeRow(row)) return row;
    return { ...row, rails: { ...row.rails, last: place === end, spine: place === end ? row.rails.spine : "none" } };
  });
}
