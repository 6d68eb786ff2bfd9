import type { ReactNode } from "react";
import { classNames } from "../../ui/class-names";
import styles from "./rails.module.css";
import type { Rails as Lines } from "./timeline-rows";

const SPINES = { solid: styles.solid, dashed: styles.dashed, none: undefined } as const;
const GUIDES = {
  none: undefined,
  line: styles.line,
  tee: classNames(styles.line, styles.branch),
  corner: classNames(styles.corner, styles.branch),
} as const;

/** The lines left of a row, and its mark at their end. */
export function Rails({ rails, depth, children }: { readonly rails: Lines; readonly depth: number; readonly children: ReactNode }) {
  const spine = classNames(
    styles.column,
    SPINES[rails.spine],
    rails.first && styles.first,
    rails.last && styles.last,
    depth === 1 && styles.branch,
  );
  if (depth === 0) {
    return (
      <span className={styles.rails}>
        <span className={classNames(spine, styles.pin)}>{children}</span>
      </span>
    );
  }
  return (
    <span className={styles.rails}>
      <span className={spine} />
      {rails.guides.map((guide, column) => (
        <span key={`${column}-${guide}`} className={classNames(styles.column, GUIDES[guide])} />
      ))}
      <span className={classNames(styles.column, styles.pin)}>{children}</span>
    </span>
  );
}
