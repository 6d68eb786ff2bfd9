import { rootOf, stepTitle } from "../../../engine/trace/step-index";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import { LANE_ICONS } from "./strip";
import styles from "./timeline.module.css";
import type { TimelineRow } from "./timeline-rows";

type Lane = Extract<TimelineRow, { readonly kind: "lane" }>;

/** Where a stretch of the way begins. */
export function LaneRow({ row, within }: { readonly row: Lane; readonly within?: string | undefined }) {
  return (
    <div className={classNames(styles.lane, row.rails.first && styles.laneFirst, row.rails.spine === "dashed" && styles.laneAfter)}>
      <span className={styles.laneIcon}>
        <Icon name={LANE_ICONS[row.side]} size={14} />
      </span>
      <span>{row.title}</span>
      {within === undefined ? <span className={styles.note}>{row.note}</span> : <span className={styles.within}>{within}</span>}
    </div>
  );
}

export interface StickyLaneProps {
  readonly rows: readonly TimelineRow[];
  /** Place of the first row in view, which the lane covers. */
  readonly first: number;
  /** Place of the first row that it does not cover. */
  readonly below: number;
}

/** The lane, and the phase, of the first row in view, held at the top. Rows say the same, so it is silent. */
export function StickyLane({ rows, first, below }: StickyLaneProps) {
  const lane = rows.slice(0, first + 1).findLast((row) => row.kind === "lane");
  if (lane === undefined || lane.kind !== "lane") return null;
  const next = rows[below];
  const within = next?.kind === "step" && next.depth > 0 ? stepTitle(rootOf(next.entry).step) : undefined;
  return (
    <div className={styles.sticky} aria-hidden="true">
      <LaneRow row={lane} within={within} />
    </div>
  );
}
