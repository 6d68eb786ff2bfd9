import { classNames } from "../../ui/class-names";
import { Spoken } from "../../ui/spoken";
import text from "../../ui/text.module.css";
import { WORDS } from "../../words/words";
import styles from "./answer.module.css";

const words = WORDS.results.stepLinks;

export interface StepLinksProps {
  readonly steps: readonly string[];
  readonly titleOf: (step: string) => string | null;
  readonly onSelect: (step: string) => void;
}

/** So many are named; the rest is counted. */
const NAMED = 3;

/** The steps that something was read by, each a way to it. */
export function StepLinks({ steps, titleOf, onSelect }: StepLinksProps) {
  const known = steps.flatMap((step) => {
    const title = titleOf(step);
    return title === null ? [] : [{ step, title }];
  });
  if (known.length === 0) return <span className={text.dim}>{words.unread}</span>;
  return (
    <span className={classNames(text.cut, text.dim)}>
      <Spoken
        parts={words.readBy(
          known.slice(0, NAMED).map(({ step, title }) => (
            <button key={step} type="button" className={styles.link} onClick={() => onSelect(step)}>
              {title}
            </button>
          )),
          Math.max(0, known.length - NAMED),
        )}
      />
    </span>
  );
}
