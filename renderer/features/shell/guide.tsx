import { useEffect, useState } from "react";
import { useLayout, useResult, useWhatIf } from "../../stores/context";
import { lastFinished } from "../../stores/result/result";
import { Button } from "../../ui/button";
import { WORDS } from "../../words/words";
import styles from "./guide.module.css";

const { steps, ...words } = WORDS.guide;

/** The first start, in three steps that can be skipped: a line beside the button it begins with. */
export function Guide() {
  const setGuide = useLayout((state) => state.setGuide);
  const sent = useResult((state) => lastFinished(state.run) !== null);
  const [at, setAt] = useState(0);
  const editing = useWhatIf((state) => state.editing !== null);
  const [wasSent, setWasSent] = useState(sent);
  if (sent !== wasSent) {
    setWasSent(sent);
    if (sent && at === 0) setAt(1);
  }
  if (editing && at < steps.length - 1) setAt(steps.length - 1);
  useEffect(() => {
    if (at >= steps.length) setGuide("done");
  }, [at, setGuide]);
  const step = steps[at];
  if (step === undefined) return null;
  return (
    <section className={styles.guide} aria-label={words.name}>
      <p role="status">
        <strong>{step.title}</strong> <span className={styles.count}>{words.count(at + 1, steps.length)}</span>
        <span className={styles.words}>{step.words}</span>
      </p>
      <Button look="quiet" onClick={() => setGuide("done")}>
        {words.skip}
      </Button>
      <Button onClick={() => setAt(at + 1)}>{at === steps.length - 1 ? words.done : words.next}</Button>
    </section>
  );
}
