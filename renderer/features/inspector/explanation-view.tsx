import type { Explanation } from "../../../engine/contract/index";
import type { StepEntry, StepIndex } from "../../../engine/trace/step-index";
import { WORDS } from "../../words/words";
import { ConditionLine } from "./condition-line";
import { conditionsOf } from "./conditions";
import styles from "./explanation-view.module.css";
import { timesChanged } from "./provenance";
import { SentenceText } from "./sentence-text";
import { verdictOf } from "./verdict";

const words = WORDS.inspector.explanationView;

export interface ExplanationViewProps {
  readonly index: StepIndex;
  readonly entry: StepEntry;
  readonly explanation: Explanation;
}

/** One sentence, then the expression one condition a line, each with the value that made it so. */
export function ExplanationView({ index, entry, explanation }: ExplanationViewProps) {
  const conditions = conditionsOf(explanation);
  const verdict = verdictOf(entry, explanation, conditions);
  return (
    <>
      {explanation.blocking === null ? (
        <p className={styles.verdict}>
          <b>{verdict.word}</b> {verdict.sentence}
        </p>
      ) : (
        <div className={styles.blocking}>
          <b>{words.blocking}</b>
          <SentenceText text={explanation.blocking.sentence} />
        </div>
      )}
      <ul className={styles.conditions} aria-label={words.conditions}>
        {conditions.map((condition) => (
          <ConditionLine
            key={`${condition.start}-${condition.operator}`}
            condition={condition}
            blocking={explanation.blocking?.start === condition.start ? "here" : "elsewhere"}
            changes={condition.subject === null ? 0 : timesChanged(index, entry, condition.subject.text)}
          />
        ))}
      </ul>
    </>
  );
}
