import type { StepEntry } from "../../../engine/trace/step-index";
import { type EffectWords, effectsInWords, effectsOf, isAssumed, stopsAt, whyNot } from "../../../engine/trace/step-words";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import { Spoken } from "../../ui/spoken";
import text from "../../ui/text.module.css";
import { WORDS } from "../../words/words";
import styles from "./effect-line.module.css";

const texts = WORDS.results.effectLine;

export interface EffectLineProps {
  readonly entry: StepEntry;
  readonly fold: "open" | "closed" | null;
  readonly className: string | undefined;
  /** Whether “assumed” is said here. */
  readonly assumed: "said" | "elsewhere";
}

/** So many effects fit on a line; the inspector has them all. */
const SHOWN = 4;

/** What a step changed, where it stopped, or what is wrong with it. Where lines are short, “assumed” stands here too. */
export function EffectLine({ entry, fold, className, assumed }: EffectLineProps) {
  return (
    <span className={classNames(styles.line, text.cut, className)}>
      {assumed === "said" && isAssumed(entry) ? <AssumedWord className={styles.assumed} /> : null}
      <Said entry={entry} fold={fold} />
    </span>
  );
}

function Said({ entry, fold }: Pick<EffectLineProps, "entry" | "fold">) {
  const problem = entry.step.workbench.problems[0];
  if (problem !== undefined) {
    return (
      <span className={styles.why} title={problem.message}>
        {problem.message.replaceAll("`", "")}
      </span>
    );
  }
  const effects = effectsOf(entry, fold);
  if (effects.length > 0) {
    const words = effectsInWords(effects);
    return (
      <>
        {words.slice(0, SHOWN).map((one) => (
          <Change key={`${one.what} ${one.after}`} words={one} />
        ))}
        {words.length > SHOWN ? <span className={styles.what}>{texts.more(words.length - SHOWN)}</span> : null}
      </>
    );
  }
  const stop = stopsAt(entry);
  if (stop === null) {
    const reason = whyNot(entry);
    return reason === null ? null : (
      <span className={styles.why} title={reason}>
        {reason}
      </span>
    );
  }
  return (
    <span className={styles.why}>
      <Spoken parts={texts.stopsAt(<code title={stop}>{stop}</code>)} />
    </span>
  );
}

function Change({ words }: { readonly words: EffectWords }) {
  return (
    <span className={styles.effect}>
      <span className={styles.what}>{words.what}</span>
      {words.before === null ? null : (
        <>
          <del>{words.before}</del>
          <span className={styles.what} aria-hidden="true">
            →
          </span>
          <span className={text.hidden}>{texts.becomes}</span>
        </>
      )}
      <ins>{words.after}</ins>
    </span>
  );
}

/** Says that a step hangs on what nobody gave. */
export function AssumedWord({ className }: { readonly className: string | undefined }) {
  return (
    <span className={classNames(text.warn, className)}>
      <Icon name="wave" size={12} />
      {texts.assumed}
    </span>
  );
}
