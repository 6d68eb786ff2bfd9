import { useState } from "react";
import { useLayout, useLibrary } from "../../stores/context";
import { useMedia } from "../../ui/use-media";
import { SIDEBAR, WIDE } from "../../ui/window-sizes";
import { formatNumber } from "../../words/numbers";
import { WORDS } from "../../words/words";
import styles from "./library.module.css";

const words = WORDS.libraryPane.tagChips;

/** Pixels a letter takes, and what a chip adds to its words. */
const LETTER = 6.2;
const CHIP = 30;
/** The pane's sides and the chip that counts the rest. */
const ROOM_FOR_MORE = 58;
const FLYOUT = 288;

/** Tags as filters: those in use first, as many as one line holds, the rest on demand. */
export function TagChips({ tags }: { readonly tags: Counted }) {
  const chosen = useLibrary((state) => state.tags);
  const toggle = useLibrary((state) => state.toggleTag);
  const wide = useMedia(WIDE);
  const width = useLayout((state) => (state.flyout !== null ? FLYOUT : (state.sizes["sidebar"] ?? (wide ? SIDEBAR.wide : SIDEBAR.usual))));
  const [all, setAll] = useState<"yes" | "no">("no");
  if (tags.length === 0) return null;
  const inUse = tags.filter(([tag]) => chosen.includes(tag));
  const rest = tags.filter(([tag]) => !chosen.includes(tag));
  const shown = all === "yes" ? [...inUse, ...rest] : [...inUse, ...fitting(rest, width - ROOM_FOR_MORE - roomOf(inUse))];
  const hidden = tags.length - shown.length;
  return (
    <div className={styles.tags} role="group" aria-label={words.tags}>
      {shown.map(([tag, count]) => (
        <button key={tag} type="button" className={styles.tag} aria-pressed={chosen.includes(tag)} onClick={() => toggle(tag)}>
          {tag} <span>{formatNumber(count)}</span>
        </button>
      ))}
      {hidden > 0 ? (
        <button type="button" className={styles.tag} aria-label={words.moreTags(hidden)} onClick={() => setAll("yes")}>
          +{hidden}
        </button>
      ) : null}
      {all === "yes" ? (
        <button type="button" className={styles.tag} aria-label={words.fewerTags} onClick={() => setAll("no")}>
          {words.fewer}
        </button>
      ) : null}
    </div>
  );
}

type Counted = readonly (readonly [tag: string, count: number])[];

/** Those that still fit into a line, in their order; a long one lets shorter ones pass. */
function fitting(tags: Counted, room: number): Counted {
  let left = room;
  return tags.filter((tag) => {
    const taken = roomOf([tag]);
    if (taken > left) return false;
    left -= taken;
    return true;
  });
}

function roomOf(tags: Counted): number {
  return tags.reduce((sum, [tag, count]) => sum + CHIP + LETTER * `${tag}${count}`.length, 0);
}
