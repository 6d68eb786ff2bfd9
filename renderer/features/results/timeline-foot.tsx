import { WORDS } from "../../words/words";
import styles from "./timeline-foot.module.css";

const words = WORDS.results.timelineFoot;

export interface TimelineFootProps {
  /** Steps the filter leaves out. */
  readonly hidden: number;
  readonly cause: "search" | "shown";
  readonly shown: "matched" | "all";
  readonly onShowAll: () => void;
}

/** Says what is not on screen, and how to see it. */
export function TimelineFoot({ hidden, cause, shown, onShowAll }: TimelineFootProps) {
  if (hidden === 0) return <div className={styles.foot} />;
  if (cause === "shown" && shown === "all") return <p className={styles.foot}>{words.beyondHidden(hidden)}</p>;
  return (
    <p className={styles.foot}>
      <span>{cause === "search" ? words.filtered(hidden) : words.unmatchedHidden(hidden)}</span>{" "}
      <button type="button" onClick={onShowAll}>
        {cause === "search" ? words.clearTheFilter : words.showAll}
      </button>
    </p>
  );
}
