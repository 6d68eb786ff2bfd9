/** Which steps were folded or unfolded by hand. */
type Folds = ReadonlyMap<string, "open" | "closed">;

/** Lines and columns count from 1. */
interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** How each open trace was looked at: how far its panes were scrolled, in pixels, its folds, its cursor; nothing is drawn anew when that changes. */
export interface Scrolls {
  readonly top: (pane: "form" | "timeline", key: string) => number;
  readonly keep: (pane: "form" | "timeline", key: string, top: number) => void;
  readonly folds: (key: string) => Folds;
  readonly keepFolds: (key: string, folds: Folds) => void;
  /** In its JSON; `null`: it was not there yet. */
  readonly cursor: (key: string) => TextPlace | null;
  readonly keepCursor: (key: string, place: TextPlace) => void;
}

/** So many are remembered; the oldest go first. */
const MOST = 400;

export function createScrolls(): Scrolls {
  const tops = new Map<string, number>();
  const folded = new Map<string, Folds>();
  const cursors = new Map<string, TextPlace>();
  const nameOf = (pane: string, key: string): string => `${pane}\n${key}`;
  return {
    top: (pane, key) => tops.get(nameOf(pane, key)) ?? 0,
    keep(pane, key, top) {
      keepIn(tops, nameOf(pane, key), top > 0 ? top : null);
    },
    folds: (key) => folded.get(key) ?? new Map(),
    keepFolds: (key, folds) => keepIn(folded, key, folds.size > 0 ? folds : null),
    cursor: (key) => cursors.get(key) ?? null,
    keepCursor: (key, place) => keepIn(cursors, key, place),
  };
}

/** The newest goes last; the oldest go first when there are too many. `null`: there is nothing to remember. */
function keepIn<Value>(map: Map<string, Value>, key: string, value: Value | null): void {
  map.delete(key);
  if (value !== null) map.set(key, value);
  for (const oldest of [...map.keys()].slice(0, Math.max(0, map.size - MOST))) map.delete(oldest);
}
