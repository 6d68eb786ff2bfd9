import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import styles from "./button.module.css";
import { classNames } from "./class-names";
import { Icon } from "./icon";
import type { IconName } from "./icons";
import { Kbd } from "./kbd";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: "plain" | "quiet" | "primary" | "danger";
  readonly size?: "normal" | "small";
  readonly icon?: IconName;
  /** Shown beside the words; not part of the name. */
  readonly keys?: string | undefined;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

const LOOKS = { plain: undefined, quiet: styles.quiet, primary: styles.primary, danger: styles.danger } as const;

export function Button({ look = "plain", size = "normal", icon, keys, className, children, type = "button", ...rest }: ButtonProps) {
  return (
    <button type={type} className={classNames(styles.button, LOOKS[look], size === "small" && styles.small, className)} {...rest}>
      {icon === undefined ? null : <Icon name={icon} size={14} />}
      {children}
      {keys === undefined ? null : <Kbd>{keys}</Kbd>}
    </button>
  );
}
