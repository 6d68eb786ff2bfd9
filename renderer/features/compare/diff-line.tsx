import { useState } from "react";
import { Icon } from "../../ui/icon";
import { WORDS } from "../../words/words";
import styles from "./compare.module.css";
import { beginningOf, type DiffPart, diffTokens } from "./diff-tokens";

const texts = WORDS.compare.diffLine;

/** What stood there and what stands there now, with the words that differ marked; `null` on the side where there is nothing. */
export function DiffLines({ before, after }: { readonly before: string | null; readonly after: string | null }) {
  const diff = before !== null && after !== null ? diffTokens(before, after) : null;
  return (
    <div className={styles.diffLines}>
      {before === null ? null : <DiffLine kind="before" parts={diff?.before ?? [{ text: before, changed: "no" }]} />}
      {after === null ? null : <DiffLine kind="after" parts={diff?.after ?? [{ text: after, changed: "no" }]} />}
    </div>
  );
}

/** Lines of a value shown at first; a whole rule set is long. */
const FEW = 1200;

function DiffLine({ kind, parts }: { readonly kind: "before" | "after"; readonly parts: readonly DiffPart[] }) {
  const [all, setAll] = useState<"yes" | "no">("no");
  const length = parts.reduce((sum, part) => sum + part.text.length, 0);
  const shown = all === "yes" ? parts : beginningOf(parts, FEW);
  return (
    <div className={styles.diffLine} data-kind={kind}>
      <Icon name={kind === "before" ? "minus" : "plus"} size={12} label={kind === "before" ? texts.before : texts.after} />
      <code>
        {shown.map(({ text: words, changed }, at) => {
          // Parts of a text never move.
          const key = `${at} ${words.length}`;
          return changed === "yes" ? <mark key={key}>{words}</mark> : <span key={key}>{words}</span>;
        })}
        {length > FEW && all === "no" ? (
          <button type="button" className={styles.link} onClick={() => setAll("yes")}>
            {texts.showAll}
          </button>
        ) : null}
      </code>
    </div>
  );
}
