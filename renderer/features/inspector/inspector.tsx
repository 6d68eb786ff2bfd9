import { useResult, useTrace } from "../../stores/context";
import { lastFinished, timesOf } from "../../stores/result/result";
import { WORDS } from "../../words/words";
import styles from "./inspector.module.css";
import { StepInspector } from "./step-inspector";

const words = WORDS.inspector.inspector;

const LABEL = words.inspector;

/** Everything about the selected step of the open trace. */
export function Inspector() {
  // The answer, which a run under way leaves as it is.
  const finished = useResult((state) => lastFinished(state.run));
  const selected = useResult((state) => state.selected);
  const shown = useResult((state) => state.shown);
  const select = useResult((state) => state.select);
  const traceId = useTrace((state) => state.document?.traceId ?? null);
  if (finished === null) {
    return (
      <section className={styles.inspector} data-pane="" aria-label={LABEL}>
        <p className={styles.lone}>{words.hint}</p>
      </section>
    );
  }
  return (
    <StepInspector
      result={finished.result}
      configuration={finished.of.configuration}
      selected={selected}
      onSelect={select}
      shown={shown}
      label={LABEL}
      traceId={traceId}
      times={timesOf(finished)}
      scripts={finished.scripts ?? []}
    />
  );
}
