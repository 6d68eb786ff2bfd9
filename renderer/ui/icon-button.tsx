import type { ButtonHTMLAttributes, Ref } from "react";
import styles from "./button.module.css";
import { classNames } from "./class-names";
import { Icon } from "./icon";
import type { IconName } from "./icons";

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  readonly icon: IconName;
  /** Its name, and its tooltip unless `title` says more. */
  readonly label: string;
  readonly size?: "normal" | "large";
  readonly iconSize?: 12 | 14 | 16;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, size = "normal", iconSize, className, title, type = "button", ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={title ?? label}
      className={classNames(styles.iconButton, size === "large" && styles.large, className)}
      {...rest}
    >
      <Icon name={icon} size={iconSize ?? (size === "large" ? 16 : 14)} />
    </button>
  );
}
