import { MARK_LOOKS, MarkSample } from "../../editor/rules-language/index";
import { useStores } from "../../stores/context";
import { runWholeLibrary } from "../../stores/runs/run-library";
import { Button } from "../../ui/button";
import text from "../../ui/text.module.css";
import { formatTime } from "../../words/numbers";
import { WORDS } from "../../words/words";
import styles from "./coverage-lines.module.css";
import type { RuleCoverageShown } from "./use-rule-coverage";

const WORD = WORDS.coverage;

/** Under an expression: what its marks mean, how many conditions have which, and which run says so. */
export function CoverageLines({ shown }: { readonly shown: RuleCoverageShown }) {
  const stores = useStores();
  if (shown.kind === "unknown") return null;
  if (shown.kind === "no-run") {
    return (
      <div className={styles.none}>
        <span>{WORD.noneInEditor}</span>
        <Button size="small" onClick={() => void runWholeLibrary(stores)}>
          {WORD.run}
        </Button>
      </div>
    );
  }
  const { view, conditions } = shown;
  const odd = conditions.filter(({ seen }) => seen !== "both");
  return (
    <section className={styles.coverage} aria-label={WORD.inEditor}>
      <div className={styles.legend}>
        {MARK_LOOKS.map((seen) => {
          const count = conditions.filter((condition) => condition.seen === seen).length;
          return count === 0 ? null : (
            <span key={seen} title={WORD.seenLong[seen]}>
              <MarkSample look={seen} />
              {WORD.seenCount(count, WORD.seen[seen])}
            </span>
          );
        })}
        <span className={text.dim}>{WORD.from(formatTime(view.run.started))}</span>
        <button type="button" className={styles.link} onClick={() => stores.layout.getState().goTo("coverage")}>
          {WORD.openPage}
        </button>
      </div>
      {odd.length === 0 ? null : (
        <ul>
          {odd.map(({ start, text: condition, seen }) => (
            <li key={start}>
              <span className={text.warn}>{WORD.seen[seen]}</span>
              <code className={text.cut} title={condition}>
                {condition}
              </code>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
