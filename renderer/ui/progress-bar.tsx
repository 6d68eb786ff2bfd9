import type { CSSProperties } from "react";
import { classNames } from "./class-names";
import styles from "./states.module.css";

interface ProgressBarProps {
  readonly label: string;
  /** How much is done, where somebody counts. */
  readonly part?: { readonly done: number; readonly total: number } | null;
}

/** A 2 px bar at the top of the nearest positioned pane; it shows only after 300 ms, so that what is quick does not flicker. */
export function ProgressBar({ label, part = null }: ProgressBarProps) {
  if (part === null || part.total === 0) return <div className={styles.bar} role="progressbar" aria-label={label} />;
  const style: CSSProperties & Record<"--done", string> = { "--done": `${(100 * part.done) / part.total}%` };
  return (
    <div
      className={classNames(styles.bar, styles.counted)}
      style={style}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={part.total}
      aria-valuenow={part.done}
    />
  );
}
