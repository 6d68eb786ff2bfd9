import type { ReactNode } from "react";
import { useLayout } from "../../stores/context";
import { SplitGroup, SplitHandle, SplitPane } from "../../ui/splitter";
import { useMedia } from "../../ui/use-media";
import { WIDE } from "../../ui/window-sizes";
import { WORDS } from "../../words/words";
import styles from "./inspector-split.module.css";

const words = WORDS.results.inspectorSplit;

const ROOM_BESIDE = "(min-width: 1400px)";
const SMALL = "(max-width: 1180px), (max-height: 760px)";

/** Where the inspector stands: as the user chose, else beside the timeline where there is room. */
export function useInspectorPlace(): "beside" | "below" {
  const chosen = useLayout((state) => state.inspectorPlace);
  const roomy = useMedia(ROOM_BESIDE);
  if (chosen !== "auto") return chosen;
  return roomy ? "beside" : "below";
}

/** The timeline and the inspector with a splitter between them, whose place is remembered. */
export function InspectorSplit({ inspector, children }: { readonly inspector: ReactNode; readonly children: ReactNode }) {
  const place = useInspectorPlace();
  const small = useMedia(SMALL);
  const wide = useMedia(WIDE);
  const ready = useLayout((state) => state.ready);
  const sizes = useLayout((state) => state.sizes);
  const setSize = useLayout((state) => state.setSize);
  if (!ready) return null;
  if (inspector === null) return <div className={styles.alone}>{children}</div>;
  const pane = place === "beside" ? "inspector-side" : "inspector-below";
  // In two columns where there is room.
  const besideWidth = wide ? 680 : 436;
  const standard = place === "beside" ? besideWidth : small ? 224 : 272;
  return (
    <SplitGroup key={place} direction={place === "beside" ? "row" : "column"} className={styles.split}>
      <SplitPane id={`timeline-${place}`} smallest={place === "beside" ? 280 : 120}>
        {children}
      </SplitPane>
      <SplitHandle label={words.resizeInspector} />
      <SplitPane
        id={pane}
        size={sizes[pane] ?? standard}
        smallest={place === "beside" ? 280 : 96}
        onSize={(pixels) => setSize(pane, pixels)}
      >
        {inspector}
      </SplitPane>
    </SplitGroup>
  );
}
