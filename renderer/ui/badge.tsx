import type { ReactNode } from "react";
import styles from "./badge.module.css";
import { classNames } from "./class-names";
import { Icon } from "./icon";
import type { IconName } from "./icons";

export type Tone = "ok" | "stop" | "warn" | "info" | "gap" | "accent";

export interface BadgeProps {
  /** Without a tone it is outlined: the normal case. A tone fills it: for what decides or needs a person. */
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly title?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

const TONES: Readonly<Record<Tone, string | undefined>> = {
  ok: styles.ok,
  stop: styles.stop,
  warn: styles.warn,
  info: styles.info,
  gap: styles.gap,
  accent: styles.accent,
};

/** What something is or what happened to it: an icon and a word. */
export function Badge({ tone, icon, title, className, children }: BadgeProps) {
  return (
    <span className={classNames(styles.badge, tone === undefined ? styles.outline : TONES[tone], className)} title={title}>
      {icon === undefined ? null : <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}
