import type { ReactNode } from "react";
import styles from "./builder.module.css";

export interface GroupProps {
  readonly title: string;
  /** Beside the title. */
  readonly count?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the form under a heading; the heading is not the name of any control. */
export function Group({ title, count, actions, children }: GroupProps) {
  return (
    <section className={styles.group}>
      <div className={styles.groupHead}>
        <h3>{title}</h3>
        {count === undefined ? null : <span className={styles.count}>{count}</span>}
        {actions === undefined ? null : <span className={styles.groupActions}>{actions}</span>}
      </div>
      {children}
    </section>
  );
}
