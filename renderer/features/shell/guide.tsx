import { useEffect, useState } from "react";
import { useLayout, useResult, useWhatIf } from "../../stores/context";
import { lastFinished } from "../../stores/result";
import { Button } from "../../ui/button";
import styles from "./guide.module.css";

const STEPS = [
  {
    title: "Send a request",
    words: "The open trace is one request. “Send trace” leads it through the configuration; nothing leaves this machine.",
  },
  {
    title: "See why",
    words:
      "The first line says who decided. Choose any step of the timeline: below or beside it stand each condition with its value, and what it changed.",
  },
  {
    title: "Try a change",
    words:
      "“Edit rule” changes a rule without saving it, and the result follows while you type. “Compare” shows what a whole new configuration would do.",
  },
] as const;

/** The first start, in three steps that can be skipped; a line of its own that covers nothing. */
export function Guide() {
  const guide = useLayout((state) => state.guide);
  return guide === "new" ? <GuideSteps /> : null;
}

function GuideSteps() {
  const setGuide = useLayout((state) => state.setGuide);
  const sent = useResult((state) => lastFinished(state.run) !== null);
  const [at, setAt] = useState(0);
  const editing = useWhatIf((state) => state.editing !== null);
  const [wasSent, setWasSent] = useState(sent);
  if (sent !== wasSent) {
    setWasSent(sent);
    if (sent && at === 0) setAt(1);
  }
  if (editing && at < STEPS.length - 1) setAt(STEPS.length - 1);
  useEffect(() => {
    if (at >= STEPS.length) setGuide("done");
  }, [at, setGuide]);
  const step = STEPS[at];
  if (step === undefined) return null;
  return (
    <section className={styles.guide} aria-label="Guided start">
      <p role="status">
        <span className={styles.count}>
          {at + 1} of {STEPS.length}
        </span>
        <strong>{step.title}</strong> {step.words}
      </p>
      <Button size="small" onClick={() => setAt(at + 1)}>
        {at === STEPS.length - 1 ? "Done" : "Next"}
      </Button>
      <Button size="small" look="quiet" onClick={() => setGuide("done")}>
        Skip guide
      </Button>
    </section>
  );
}
