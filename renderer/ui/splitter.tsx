import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { Group, Panel, Separator, usePanelRef } from "react-resizable-panels";
import { classNames } from "./class-names";
import styles from "./splitter.module.css";

export interface SplitGroupProps {
  readonly direction: "row" | "column";
  readonly className?: string | undefined;
  /** `yes`: something lies over it, and nothing in it is reached. */
  readonly covered?: "yes" | "no";
  readonly children: ReactNode;
}

/** Panes beside or below each other; `SplitPane` and `SplitHandle` are its direct children. */
export function SplitGroup({ direction, className, covered = "no", children }: SplitGroupProps) {
  const moved = useMemo(() => new Set<() => void>(), []);
  return (
    <Moved value={moved}>
      <Group
        orientation={direction === "row" ? "horizontal" : "vertical"}
        className={className}
        inert={covered === "yes"}
        resizeTargetMinimumSize={{ coarse: 20, fine: 8 }}
        onLayoutChanged={(_, { isUserInteraction }) => {
          if (isUserInteraction) for (const tell of moved) tell();
        }}
      >
        {children}
      </Group>
    </Moved>
  );
}

/** The panes of a group that want to hear when one of its handles was moved. */
const Moved = createContext<Set<() => void> | null>(null);

export interface SplitPaneProps {
  readonly id: string;
  /** Pixels, followed when they change; without them the pane takes the rest. */
  readonly size?: number;
  /** What stays the same when the window grows or shrinks; without it the pixels. */
  readonly keeps?: "pixels" | "share";
  /** Pixels. */
  readonly smallest?: number;
  readonly largest?: number;
  /** Told in pixels after a handle was moved, and not when the window made the pane grow or shrink. */
  readonly onSize?: (pixels: number) => void;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function SplitPane({ id, size, keeps = "pixels", smallest, largest, onSize, className, children }: SplitPaneProps) {
  // A size that changes while it is dragged must not start the pane anew.
  const [start] = useState(size);
  const panel = usePanelRef();
  const moved = useContext(Moved);
  const told = useRef(onSize);

  useEffect(() => {
    told.current = onSize;
  }, [onSize]);

  useEffect(() => {
    // The pane has its new size once it is drawn.
    const tell = (): void => {
      requestAnimationFrame(() => {
        const pixels = panel.current?.getSize().inPixels;
        if (pixels !== undefined) told.current?.(Math.round(pixels));
      });
    };
    moved?.add(tell);
    return () => {
      moved?.delete(tell);
    };
  }, [moved, panel]);

  const followed = useRef(size);
  useEffect(() => {
    if (followed.current === size) return;
    followed.current = size;
    const now = panel.current?.getSize().inPixels;
    if (size !== undefined && now !== undefined && Math.round(now) !== size) panel.current?.resize(size);
  }, [size, panel]);

  return (
    <Panel
      id={id}
      {...(start === undefined ? {} : { defaultSize: start })}
      minSize={smallest ?? 0}
      {...(largest === undefined ? {} : { maxSize: largest })}
      groupResizeBehavior={start === undefined || keeps === "share" ? "preserve-relative-size" : "preserve-pixel-size"}
      panelRef={panel}
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
