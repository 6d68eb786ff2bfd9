import { classNames } from "./class-names";
import { Icon } from "./icon";
import type { IconName } from "./icons";
import text from "./text.module.css";

/** What became of one thing in a row of things, as a shape with its colour; a word beside it says the same. */
export type MarkKind = "matched" | "no-match" | "skipped" | "not-reached" | "unknown" | "refused" | "asked" | "sent-on";

const MARKS: Readonly<Record<MarkKind, { readonly icon: IconName; readonly colour: string | undefined }>> = {
  matched: { icon: "disc-check", colour: text.ok },
  "no-match": { icon: "ring", colour: text.dim },
  skipped: { icon: "double-chevron", colour: text.dim },
  "not-reached": { icon: "dash", colour: text.dim },
  unknown: { icon: "ring-unknown", colour: text.gap },
  refused: { icon: "octagon-x", colour: text.stop },
  asked: { icon: "octagon-bar", colour: text.warn },
  "sent-on": { icon: "octagon-arrow", colour: text.info },
};

export function markColour(kind: MarkKind): string | undefined {
  return MARKS[kind].colour;
}

export function Mark({
  kind,
  size = 14,
  className,
}: {
  readonly kind: MarkKind;
  readonly size?: 12 | 14 | 16 | 20;
  readonly className?: string | undefined;
}) {
  const { icon, colour } = MARKS[kind];
  return <Icon name={icon} size={size} className={classNames(colour, className)} />;
}
