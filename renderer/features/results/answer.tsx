import { useId, useState } from "react";
import type { TraceResult } from "../../../engine/contract/index";
import { furtherLimits } from "../../../engine/trace/further-limits";
import { sentenceParts } from "../../../engine/trace/sentence-parts";
import { outcomeMark } from "../../../engine/trace/step-mark";
import { plainValueText } from "../../../engine/trace/value-text";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import { Mark } from "../../ui/mark";
import { Sentence } from "../../ui/sentence";
import { Spoken } from "../../ui/spoken";
import text from "../../ui/text.module.css";
import { WORDS } from "../../words/words";
import styles from "./answer.module.css";
import { answeredBy, assumedFirst, assumedWords, cacheWords } from "./answer-facts";
import { StepLinks } from "./step-links";

const words = WORDS.results.answer;

export interface AnswerProps {
  readonly result: TraceResult;
  readonly milliseconds: number;
  /** Rules and page rules that were looked at. */
  readonly rules: number;
  /** Assumed values that the deciding step hangs on. */
  readonly deciding: number;
  readonly titleOf: (step: string) => string | null;
  readonly onSelect: (step: string) => void;
  /** Sends the request that the answer's redirect asks for; `null` where there is none to follow. */
  readonly onFollow: (() => void) | null;
}

/** Who decided, and why, in one sentence; below it the facts that go with it, and what it rests on. */
export function Answer({ result, milliseconds, rules, deciding, titleOf, onSelect, onFollow }: AnswerProps) {
  const { workbench } = result;
  const [details, setDetails] = useState<"open" | "closed">("closed");
  const detailsId = useId();
  const limits = furtherLimits(workbench);
  const readings = Object.entries(workbench.assumptions);
  return (
    <section className={styles.answer} aria-label={words.answer}>
      <Mark kind={outcomeMark(workbench.outcome)} size={20} />
      <div className={styles.body}>
        <p className={styles.sentence} aria-live="polite">
          <Sentence parts={sentenceParts(workbench.sentence)} mark={outcomeMark(workbench.outcome)} conditionClass={styles.condition} />
        </p>
        <div className={styles.facts}>
          {result.status_code === undefined ? null : (
            <span>
              <Spoken parts={answeredBy(workbench.outcome)(<b>{result.status_code}</b>)} />
            </span>
          )}
          {onFollow === null ? null : (
            <button type="button" className={styles.assumed} onClick={onFollow} title={WORDS.cases.nextRequest(workbench.location ?? "")}>
              <Icon name="redirect" size={12} />
              {WORDS.cases.openNext}
            </button>
          )}
          {workbench.location === null || workbench.sentence.includes(workbench.location) ? null : (
            <span className={styles.shrinks}>
              <Icon name="redirect" size={12} />
              <span className={text.hidden}>{words.location}</span>
              <code className={text.cut} title={workbench.location}>
                {workbench.location}
              </code>
            </span>
          )}
          {workbench.zone === null ? null : (
            <span>
              <Spoken parts={words.zone(<b>{workbench.zone.name}</b>)} />
            </span>
          )}
          {workbench.origin === null ? null : (
            <span title={words.hostSni(workbench.origin.hostHeader, workbench.origin.sni)}>
              <Icon name="racks" size={12} />
              <Spoken
                parts={words.origin(
                  <b>
                    {workbench.origin.host}:{workbench.origin.port}
                  </b>,
                )}
              />
            </span>
          )}
          {workbench.cache === null ? null : (
            <span>
              <Icon name="drum" size={12} />
              {cacheWords(workbench.cache)}
            </span>
          )}
          {workbench.assumed.length + readings.length === 0 && workbench.zone === null ? null : (
            <button
              type="button"
              className={classNames(styles.assumed, !workbench.certain && text.warn)}
              aria-expanded={details === "open"}
              aria-controls={detailsId}
              onClick={() => setDetails(details === "open" ? "closed" : "open")}
            >
              {workbench.assumed.length === 0 ? null : <Icon name="wave" size={12} />}
              {assumedWords(workbench, deciding)}
              <Icon name={details === "open" ? "chevron-down" : "chevron-right"} size={12} />
            </button>
          )}
          {rules === 0 ? null : <span className={text.dim}>{WORDS.counts.rulesIn(rules, milliseconds)}</span>}
        </div>
        {limits.length === 0 ? null : (
          <ul className={styles.limits} aria-label={words.limitsOfThisAnswer}>
            {limits.map((limit) => (
              <li key={`${limit.code} ${limit.message}`}>
                <Icon name="warning" size={12} className={text.warn} />
                {limit.message}
              </li>
            ))}
          </ul>
        )}
        {details === "closed" ? null : (
          <div className={styles.details} id={detailsId}>
            {workbench.zone === null ? null : (
              <div className={styles.detail}>
                <span>
                  <Spoken parts={words.zone(workbench.zone.name)} />
                </span>
                <span className={styles.rest}>{workbench.zone.how}</span>
              </div>
            )}
            {workbench.assumed.length === 0 ? null : <p className={styles.detailHint}>{words.takenForGranted}</p>}
            {assumedFirst(workbench.assumed).map((assumed) => (
              <div key={assumed.field} className={styles.detail}>
                <code className={text.cut}>{assumed.field}</code>
                <code>{plainValueText(assumed.value)}</code>
                <StepLinks steps={assumed.steps} titleOf={titleOf} onSelect={onSelect} />
              </div>
            ))}
            {readings.length === 0 ? null : (
              <details className={styles.readings}>
                <summary>{words.readings}</summary>
                <ul>
                  {readings.map(([name, reading]) => (
                    <li key={name}>{words.readingOf(name, reading)}</li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        )}
      </div>
    </section>
  );
}
