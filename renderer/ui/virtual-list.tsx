import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type HTMLAttributes, type ReactNode, type Ref, useCallback, useEffect, useRef } from "react";
import { classNames } from "./class-names";
import text from "./text.module.css";
import type { RowPlace } from "./tree-places";

export interface VirtualListProps extends Omit<HTMLAttributes<HTMLDivElement>, "children"> {
  readonly count: number;
  /** Pixels; rows that are higher than this are measured. */
  readonly rowHeight: number;
  /** `fixed` when every row has exactly `rowHeight`. */
  readonly heights?: "fixed" | "measured";
  readonly keyOf: (index: number) => string;
  /** `place` is for the row's own element: only rows in view are drawn, and who hears them is told how many there are. */
  readonly renderRow: (index: number, place: RowPlace) => ReactNode;
  /** Stays at the top while the rows scroll below it. */
  readonly head?: { readonly height: number; readonly row: ReactNode };
  /** Kept in view whenever it changes. */
  readonly inView?: number | null;
  readonly ref?: Ref<HTMLDivElement>;
}

/** A list this short is rendered whole, so that the browser finds and reads all of it. */
const SMALL = 200;

/** A scrolling list that renders only what can be seen; its own element carries the role. */
export function VirtualList({
  count,
  rowHeight,
  heights = "fixed",
  keyOf,
  renderRow,
  head,
  inView = null,
  className,
  ref,
  ...rest
}: VirtualListProps) {
  const scroller = useRef<HTMLDivElement | null>(null);
  const above = head?.height ?? 0;
  // The virtualizer lays all rows out anew with every other function here: where heights are known, only another height is a reason.
  const placeOf = useCallback((index: number) => `${index} ${rowHeight}`, [rowHeight]);
  // oxlint-disable-next-line react/incompatible-library -- it says when to render again by itself
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: heights === "fixed" ? placeOf : keyOf,
    overscan: count <= SMALL ? SMALL : 12,
    scrollMargin: above,
    scrollPaddingStart: above,
    initialRect: { width: 240, height: 720 },
  });

  useEffect(() => {
    if (inView !== null && inView >= 0) virtualizer.scrollToIndex(inView, { align: "auto" });
  }, [inView, virtualizer]);

  const body: CSSProperties = { height: virtualizer.getTotalSize(), position: "relative" };
  return (
    <div
      ref={(element) => {
        scroller.current = element;
        if (typeof ref === "function") ref(element);
        else if (ref !== null && ref !== undefined) ref.current = element;
      }}
      className={classNames(text.scroll, className)}
      {...rest}
    >
      {head?.row}
      <div style={body} role="presentation">
        {virtualizer.getVirtualItems().map((item) => (
          <div
            key={keyOf(item.index)}
            data-index={item.index}
            role="presentation"
            ref={heights === "measured" ? virtualizer.measureElement : undefined}
            style={{ position: "absolute", top: 0, left: 0, right: 0, transform: `translateY(${item.start - above}px)` }}
          >
            {renderRow(item.index, { "aria-posinset": item.index + 1, "aria-setsize": count })}
          </div>
        ))}
      </div>
    </div>
  );
}
