import styles from "./timeline-foot.module.css";

export interface TimelineFootProps {
  /** Steps the filter leaves out. */
  readonly hidden: number;
  readonly reason: "search" | "shown";
  readonly shown: "matched" | "all";
  readonly onShowAll: () => void;
}

/** Says what is not on screen, and how to see it. */
export function TimelineFoot({ hidden, reason, shown, onShowAll }: TimelineFootProps) {
  if (hidden === 0) return <div className={styles.foot} />;
  const steps = hidden === 1 ? "1 step" : `${hidden.toLocaleString()} steps`;
  if (reason === "shown" && shown === "all") return <p className={styles.foot}>{steps} beyond Trace hidden.</p>;
  return (
    <p className={styles.foot}>
      {steps} {reason === "search" ? "not found by the filter." : "without a match hidden."}{" "}
      <button type="button" onClick={onShowAll}>
        {reason === "search" ? "Clear the filter" : "Show all"}
      </button>
    </p>
  );
}
