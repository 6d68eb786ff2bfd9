import { type ReactNode, useId } from "react";
import { formatNumber } from "../words/numbers";
import { classNames } from "./class-names";
import { Icon } from "./icon";
import styles from "./side-section.module.css";

export interface SideSectionProps {
  readonly title: string;
  /** Beside the title; not part of its name. */
  readonly count?: ReactNode;
  readonly fold: "open" | "closed";
  readonly onFold: (fold: "open" | "closed") => void;
  readonly actions?: ReactNode;
  /** How much of the room it takes when several are open; `own`: only what its content needs. */
  readonly share?: "larger" | "smaller" | "least" | "own";
  readonly children: ReactNode;
}

const SHARES = { larger: styles.larger, smaller: styles.smaller, least: styles.least, own: undefined } as const;

/** A part of the sidebar that folds; open, it takes the room that is left. */
export function SideSection({ title, count, fold, onFold, actions, share = "larger", children }: SideSectionProps) {
  const id = useId();
  return (
    <section className={classNames(styles.section, fold === "open" && SHARES[share])} data-pane="">
      <div className={styles.head}>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={fold === "open"}
          aria-controls={id}
          aria-describedby={count === undefined ? undefined : `${id}-count`}
          onClick={() => onFold(fold === "open" ? "closed" : "open")}
        >
          <Icon name={fold === "open" ? "chevron-down" : "chevron-right"} size={12} />
          <span>{title}</span>
          {count === undefined ? null : (
            <span className={styles.count} id={`${id}-count`} aria-hidden="true">
              {typeof count === "number" ? formatNumber(count) : count}
            </span>
          )}
        </button>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
      <div id={id} hidden={fold === "closed"} style={{ display: fold === "open" ? "contents" : "none" }}>
        {fold === "open" ? children : null}
      </div>
    </section>
  );
}
