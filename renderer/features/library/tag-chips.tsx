import { useState } from "react";
import { useLayout, useLibrary } from "../../stores/context";
import styles from "./library.module.css";

/** Pixels a letter takes, and what a chip adds to its words. */
const LETTER = 6.2;
const CHIP = 30;

/** Tags as filters: those in use first, as many as one line holds, the rest on demand. */
export function TagChips({ tags }: { readonly tags: readonly (readonly [tag: string, count: number])[] }) {
  const chosen = useLibrary((state) => state.tags);
  const toggle = useLibrary((state) => state.toggleTag);
  const width = useLayout((state) => state.sizes["sidebar"] ?? 224);
  const [all, setAll] = useState<"yes" | "no">("no");
  if (tags.length === 0) return null;
  const ordered = [...tags.filter(([tag]) => chosen.includes(tag)), ...tags.filter(([tag]) => !chosen.includes(tag))];
  const fitting = all === "yes" ? ordered.length : Math.max(chosen.length, 1, countFitting(ordered, width - 56));
  const hidden = ordered.length - fitting;
  return (
    <div className={styles.tags} role="group" aria-label="Tags">
      {ordered.slice(0, fitting).map(([tag, count]) => (
        <button key={tag} type="button" className={styles.tag} aria-pressed={chosen.includes(tag)} onClick={() => toggle(tag)}>
          {tag} <span>{count}</span>
        </button>
      ))}
      {hidden > 0 ? (
        <button type="button" className={styles.tag} aria-label={`${hidden} more tags`} onClick={() => setAll("yes")}>
          +{hidden}
        </button>
      ) : null}
      {all === "yes" ? (
        <button type="button" className={styles.tag} aria-label="Fewer tags" onClick={() => setAll("no")}>
          Fewer
        </button>
      ) : null}
    </div>
  );
}

function countFitting(tags: readonly (readonly [tag: string, count: number])[], room: number): number {
  let used = 0;
  const over = tags.findIndex(([tag, count]) => {
    used += CHIP + LETTER * `${tag}${count}`.length;
    return used > room;
  });
  return over < 0 ? tags.length : over;
}
