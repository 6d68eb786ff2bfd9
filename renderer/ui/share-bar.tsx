import type { Tone } from "./badge";
import styles from "./share-bar.module.css";

export interface Share {
  readonly key: string;
  readonly count: number;
  /** `none`: what nobody has to look at. */
  readonly tone: Tone | "quiet" | "none";
}

/** How something whole is shared out, as a thin bar. `label` says the same in words; `null` where a sentence beside it does. */
export function ShareBar({ label, shares }: { readonly label: string | null; readonly shares: readonly Share[] }) {
  const named = label === null ? ({ "aria-hidden": true } as const) : ({ role: "img", "aria-label": label } as const);
  return (
    <div className={styles.bar} {...named}>
      {shares
        .filter(({ count }) => count > 0)
        .map(({ key, count, tone }) => (
          <i key={key} data-tone={tone} style={{ flexGrow: count }} />
        ))}
    </div>
  );
}
