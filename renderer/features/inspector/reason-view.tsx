import type { Fidelity } from "../../../engine/contract/index";
import { type StepEntry, type StepIndex, stepTitle } from "../../../engine/trace/step-index";
import { Icon } from "../../ui/icon";
import type { IconName } from "../../ui/icons";
import { Spoken } from "../../ui/spoken";
import text from "../../ui/text.module.css";
import { WORDS } from "../../words/words";
import { happened, withStop } from "./happened";
import styles from "./inspector.module.css";
import { SentenceText } from "./sentence-text";

const words = WORDS.inspector.reasonView;

export interface ReasonViewProps {
  readonly index: StepIndex;
  readonly entry: StepEntry;
  readonly onSelect: (step: string) => void;
}

const FIDELITY: Readonly<Record<Fidelity, { readonly icon: IconName; readonly colour: string | undefined }>> = {
  exact: { icon: "minus", colour: text.dim },
  modelled: { icon: "minus", colour: text.dim },
  assumed: { icon: "wave", colour: text.warn },
  "not simulated": { icon: "ring-unknown", colour: text.gap },
};

/** What became of a step that no expression explains, and what is wrong with it. */
export function HappenedView({ entry }: { readonly entry: StepEntry }) {
  const { explanation, problems } = entry.step.workbench;
  const { word, sentence } = happened(entry);
  return (
    <>
      {problems.map((problem) => (
        <div key={`${problem.code} ${problem.start ?? ""}`} className={styles.problem}>
          <Icon name="warning" size={14} className={text.warn} />
          <div>
            <p>
              <SentenceText text={problem.message} />
            </p>
            {entry.step.expression === undefined || problem.start === undefined ? null : (
              <pre>
                {entry.step.expression.slice(0, problem.start)}
                <mark>{entry.step.expression.slice(problem.start, problem.end)}</mark>
                {entry.step.expression.slice(problem.end)}
              </pre>
            )}
          </div>
        </div>
      ))}
      {explanation === undefined && problems.length === 0 ? (
        <p className={styles.sentence}>
          <b>{word}</b> {sentence}
        </p>
      ) : null}
    </>
  );
}

/** What skipped a step, why it is not exact, and that Cloudflare's own tool keeps it to itself. */
export function ReasonView({ index, entry, onSelect }: ReasonViewProps) {
  const { skipped, reason, beyond, fidelity, hints = [] } = entry.step.workbench;
  const by = skipped?.by === undefined || skipped.by === null ? undefined : index.byId.get(skipped.by);
  return (
    <>
      {by === undefined ? null : (
        <p className={styles.sentence}>
          <Spoken
            parts={words.skippedBy(
              <button type="button" className={styles.link} onClick={() => onSelect(by.step.workbench.id)}>
                {stepTitle(by.step)}
              </button>,
            )}
          />
        </p>
      )}
      {reason === undefined || entry.state === "not simulated" ? null : (
        <p className={styles.aside}>
          <Icon name={FIDELITY[fidelity].icon} size={12} className={FIDELITY[fidelity].colour} />
          <span>
            <SentenceText text={withStop(reason)} />
          </span>
        </p>
      )}
      {hints.map((hint) => (
        <p key={hint} className={styles.aside}>
          <Icon name="warning" size={12} className={text.warn} label={words.easyToMiss} />
          <span>
            <SentenceText text={withStop(hint)} />
          </span>
        </p>
      ))}
      {beyond ? (
        <p className={styles.aside}>
          <Icon name="eye-crossed" size={12} />
          {words.beyondTrace}
        </p>
      ) : null}
    </>
  );
}
