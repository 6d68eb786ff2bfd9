import { useRuns, useWhatIf } from "../../stores/context";
import { classNames } from "../../ui/class-names";
import text from "../../ui/text.module.css";
import { type CoveredCondition, conditionsCovered } from "./condition-coverage";
import styles from "./coverage-lines.module.css";

const WORDS: Readonly<Record<CoveredCondition["seen"], string>> = {
  both: "true and false",
  "never true": "never true",
  "never false": "never false",
  "never evaluated": "never evaluated",
};

export interface CoverageLinesProps {
  readonly file: string;
  readonly pointer: string;
  readonly expression: string;
}

/** Whether the newest run of the library saw each condition both true and false; nothing where it does not know the rule as it stands. */
export function CoverageLines({ file, pointer, expression }: CoverageLinesProps) {
  const latest = useRuns((state) => state.latest);
  const configuration = useWhatIf((state) => state.of?.configuration ?? null);
  if (latest === null || latest.configuration !== configuration) return null;
  const conditions = conditionsCovered(latest.coverage, { file, pointer, expression });
  if (conditions === null) return null;
  return (
    <section className={styles.coverage} aria-label="Conditions in the last run">
      <h4 className={text.soft}>In the last run</h4>
      <ul>
        {conditions.map(({ start, text: condition, seen }) => (
          <li key={start}>
            <span className={classNames(styles.seen, seen === "both" ? text.ok : text.warn)}>{WORDS[seen]}</span>
            <code className={text.cut} title={condition}>
              {condition}
            </code>
          </li>
        ))}
      </ul>
    </section>
  );
}
