import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon } from "./icon";
import styles from "./states.module.css";

export interface ErrorStateProps {
  readonly message: string;
  /** File and pointer or line, where there is one. */
  readonly place?: string | undefined;
  readonly size?: "normal" | "small";
  /** The one thing to do about it. */
  readonly children?: ReactNode;
}

/** Stands in the place of what could not be shown: a cross, one sentence, the place, one action. */
export function ErrorState({ message, place, size = "normal", children }: ErrorStateProps) {
  return (
    <div className={classNames(styles.error, size === "small" && styles.small)} role="alert">
      <Icon name="disc-x" size={size === "small" ? 14 : 20} className={styles.mark} />
      <div>
        <p className={styles.title}>{message}</p>
        {place === undefined ? null : <code className={styles.place}>{place}</code>}
        {children === undefined ? null : <div className={styles.actions}>{children}</div>}
      </div>
    </div>
  );
}
