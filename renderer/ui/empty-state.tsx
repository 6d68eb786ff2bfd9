import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./states.module.css";

export interface EmptyStateProps {
  readonly title: string;
  /** What to do next, in one sentence. */
  readonly hint?: ReactNode;
  readonly size?: "normal" | "small";
  readonly children?: ReactNode;
}

/** What stands where nothing is yet: one quiet sentence with what to do. */
export function EmptyState({ title, hint, size = "normal", children }: EmptyStateProps) {
  return (
    <div className={classNames(styles.empty, size === "small" && styles.small)}>
      <div>
        <p className={styles.title}>{title}</p>
        {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
      </div>
      {children}
    </div>
  );
}
