import type { CSSProperties } from "react";
import { ICONS, type IconName } from "./icons";

export interface IconProps {
  readonly name: IconName;
  readonly size?: 12 | 14 | 16 | 20;
  readonly className?: string | undefined;
  /** Only where no word beside it says the same. */
  readonly label?: string;
}

const SHAPE: CSSProperties = { display: "block", flex: "none" };

/** One icon of our own set; silent to screen readers unless it has a label. */
export function Icon({ name, size = 16, className, label }: IconProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      className={className}
      style={SHAPE}
      fill="none"
      stroke="currentColor"
      strokeWidth={size === 12 ? 2 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      role={label === undefined ? undefined : "img"}
      aria-label={label}
      aria-hidden={label === undefined ? true : undefined}
    >
      {ICONS[name]}
    </svg>
  );
}
