import { classNames } from "../../ui/class-names";
import styles from "./text-marks.module.css";

/** How a part of an expression is marked: what became of a condition over many traces. */
export type MarkLook = "both" | "never true" | "never false" | "never evaluated";

/** The looks in the order a legend tells them. */
export const MARK_LOOKS = ["both", "never true", "never false", "never evaluated"] as const satisfies readonly MarkLook[];

/** A part of an expression, by UTF-16 offsets, and what the pointer is told of it. */
export interface TextMark {
  readonly start: number;
  readonly end: number;
  readonly look: MarkLook;
  readonly hover: string;
}

export const MARK_CLASSES: Readonly<Record<MarkLook, string | undefined>> = {
  both: styles.both,
  "never true": styles.neverTrue,
  "never false": styles.neverFalse,
  "never evaluated": styles.neverEvaluated,
};

/** How such a mark looks, for a legend. */
export function MarkSample({ look }: { readonly look: MarkLook }) {
  return (
    <span className={classNames(styles.sample, MARK_CLASSES[look])} aria-hidden="true">
      {SPACES}
    </span>
  );
}

const SPACES = "\u00a0".repeat(6);
