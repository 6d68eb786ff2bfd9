import type { LiveAnswer } from "../../stores/result/live";
import { WORDS } from "../../words/words";

const words = WORDS.live;

/** One thing that Cloudflare's answer has otherwise. */
export interface DifferenceRow {
  readonly key: string;
  readonly place: string;
  readonly what: string;
  readonly ours: string;
  readonly theirs: string;
}

/** What Cloudflare says otherwise, the status first, then in the order of evaluation. */
export function differenceRows({ calibration: { status, steps } }: LiveAnswer): readonly DifferenceRow[] {
  const rows: DifferenceRow[] = status.differs
    ? [
        {
          key: "status",
          place: words.status,
          what: words.statusShort,
          ours: String(status.ours ?? words.none),
          theirs: String(status.live ?? words.none),
        },
      ]
    : [];
  for (const [at, { kind, title, phase, differences }] of steps.entries()) {
    const place = phase === "" ? title : words.inPhase(title, phase);
    if (kind === "only-ours") rows.push({ key: `${at}`, place, what: words.evaluated, ours: words.yes, theirs: words.no });
    if (kind === "only-live") rows.push({ key: `${at}`, place, what: words.evaluated, ours: words.no, theirs: words.yes });
    if (kind !== "differs") continue;
    for (const { property, ours, live } of differences)
      rows.push({ key: `${at} ${property}`, place, what: property, ours: printed(ours), theirs: printed(live) });
  }
  return rows;
}

/** Steps that stand in both answers. */
export function comparedSteps({ calibration: { steps } }: LiveAnswer): number {
  return steps.filter(({ kind }) => kind === "same" || kind === "differs").length;
}

function printed(value: unknown): string {
  if (value === null) return words.none;
  return typeof value === "string" ? value : JSON.stringify(value);
}
