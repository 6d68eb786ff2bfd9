import type { CSSProperties, HTMLAttributes, ReactNode, Ref } from "react";
import { classNames } from "./class-names";
import { Icon } from "./icon";
import type { IconName } from "./icons";
import styles from "./tree.module.css";

export interface TreeRowProps extends Omit<HTMLAttributes<HTMLDivElement>, "onToggle"> {
  /** From 0. */
  readonly depth: number;
  readonly name: string;
  readonly fold?: "open" | "closed";
  readonly icon?: IconName | undefined;
  /** A mark in the chevron's place, for rows that do not fold. */
  readonly mark?: ReactNode;
  readonly selected?: "yes" | "no";
  /** One of several that the next action is for. */
  readonly marked?: "yes" | "no";
  /** Has the keyboard, while the tree has the focus. */
  readonly focused?: "yes" | "no";
  readonly tone?: "normal" | "quiet";
  /** A count or state at the right. */
  readonly end?: ReactNode;
  /** Shown in place of `end` under the pointer and the keyboard. */
  readonly actions?: ReactNode;
  readonly ref?: Ref<HTMLDivElement>;
}

/** A row of a tree, 24 px high, 12 px a level. */
export function TreeRow({
  depth,
  name,
  fold,
  icon,
  mark,
  selected,
  marked,
  focused,
  tone,
  end,
  actions,
  className,
  style,
  ...rest
}: TreeRowProps) {
  const indented: CSSProperties & { "--depth": number } = { ...style, "--depth": depth };
  return (
    <div
      role="treeitem"
      tabIndex={-1}
      aria-level={depth + 1}
      aria-selected={selected === undefined && marked === undefined ? undefined : selected === "yes" || marked === "yes"}
      aria-expanded={fold === undefined ? undefined : fold === "open"}
      className={classNames(
        styles.row,
        fold !== undefined && styles.branch,
        tone === "quiet" && styles.quiet,
        marked === "yes" && selected !== "yes" && styles.marked,
        focused === "yes" && styles.focused,
        className,
      )}
      style={indented}
      {...rest}
    >
      <span className={styles.chevron}>
        {fold === undefined ? mark : <Icon name={fold === "open" ? "chevron-down" : "chevron-right"} size={12} />}
      </span>
      {icon === undefined ? null : <Icon name={icon} size={14} className={styles.icon} />}
      <span className={styles.name} title={name}>
        {name}
      </span>
      {actions === undefined ? null : <span className={styles.actions}>{actions}</span>}
      {end === undefined || end === null ? null : <span className={styles.end}>{end}</span>}
    </div>
  );
}
