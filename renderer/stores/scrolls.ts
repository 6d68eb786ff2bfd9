/** How far each pane of each open trace was scrolled, in pixels; nothing is drawn anew when that changes. */
export interface Scrolls {
  readonly top: (pane: "form" | "timeline", key: string) => number;
  readonly keep: (pane: "form" | "timeline", key: string, top: number) => void;
}

/** So many are remembered; the oldest go first. */
const MOST = 400;

export function createScrolls(): Scrolls {
  const tops = new Map<string, number>();
  const nameOf = (pane: string, key: string): string => `${pane}\n${key}`;
  return {
    top: (pane, key) => tops.get(nameOf(pane, key)) ?? 0,
    keep(pane, key, top) {
      const name = nameOf(pane, key);
      tops.delete(name);
      if (top > 0) tops.set(name, top);
      for (const oldest of [...tops.keys()].slice(0, Math.max(0, tops.size - MOST))) tops.delete(oldest);
    },
  };
}
