import { type ReactNode, useState } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import { classNames } from "./class-names";
import styles from "./splitter.module.css";

export interface SplitGroupProps {
  readonly direction: "row" | "column";
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Panes beside or below each other; `SplitPane` and `SplitHandle` are its direct children. */
export function SplitGroup({ direction, className, children }: SplitGroupProps) {
  return (
    <Group
      orientation={direction === "row" ? "horizontal" : "vertical"}
      className={className}
      resizeTargetMinimumSize={{ coarse: 20, fine: 8 }}
    >
      {children}
    </Group>
  );
}

export interface SplitPaneProps {
  readonly id: string;
  /** Starting size in pixels; without it the pane takes the rest. */
  readonly size?: number;
  /** What stays the same when the window grows or shrinks; without it the pixels. */
  readonly keeps?: "pixels" | "share";
  /** Pixels. */
  readonly smallest?: number;
  readonly largest?: number;
  /** Told after each change, in pixels. */
  readonly onSize?: (pixels: number) => void;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function SplitPane({ id, size, keeps = "pixels", smallest, largest, onSize, className, children }: SplitPaneProps) {
  // A size that changes while it is dragged must not start the pane anew.
  const [start] = useState(size);
  return (
    <Panel
      id={id}
      {...(start === undefined ? {} : { defaultSize: start })}
      minSize={smallest ?? 0}
      {...(largest === undefined ? {} : { maxSize: largest })}
      groupResizeBehavior={start === undefined || keeps === "share" ? "preserve-relative-size" : "preserve-pixel-size"}
      {...(onSize === undefined ? {} : { onResize: (now) => onSize(Math.round(now.inPixels)) })}
      className={classNames(styles.panel, className)}
    >
      {children}
    </Panel>
  );
}

/** The hairline between two panes: drag it, or move it with the arrow keys. */
export function SplitHandle({ label }: { readonly label: string }) {
  return <Separator className={styles.handle} aria-label={label} />;
}
