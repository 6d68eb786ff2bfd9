import { type ReactNode, useId, useState } from "react";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import text from "../../ui/text.module.css";
import styles from "./section.module.css";

export interface SectionProps {
  readonly title: ReactNode;
  readonly starts?: "open" | "closed";
  /** Stands at the right of the title: copy, links. */
  readonly actions?: ReactNode;
  readonly wide?: "main";
  readonly children: ReactNode;
}

/** One part of the inspector, which folds. */
export function Section({ title, starts = "open", actions, wide, children }: SectionProps) {
  const [fold, setFold] = useState(starts);
  const id = useId();
  return (
    <section className={classNames(styles.section, wide === "main" && styles.main)}>
      <div className={styles.head}>
        <h3>
          <button
            type="button"
            aria-expanded={fold === "open"}
            aria-controls={id}
            onClick={() => setFold(fold === "open" ? "closed" : "open")}
          >
            <Icon name={fold === "open" ? "chevron-down" : "chevron-right"} size={12} />
            <span className={text.cut}>{title}</span>
          </button>
        </h3>
        {actions === undefined ? null : <span className={styles.actions}>{actions}</span>}
      </div>
      <div id={id} hidden={fold === "closed"}>
        {fold === "closed" ? null : children}
      </div>
    </section>
  );
}
