import { type ReactNode, useMemo } from "react";
import { phaseOfUnreachedId, phasePlaces } from "../../../engine/trace/phase-places";
import { EMPTY_INDEX, indexSteps, type StepEntry, stepTitle } from "../../../engine/trace/step-index";
import { stepMark } from "../../../engine/trace/step-mark";
import { useResult, useWhatIf } from "../../stores/context";
import { lastFinished } from "../../stores/result";
import type { Editing } from "../../stores/what-if";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { Mark, type MarkKind } from "../../ui/mark";
import text from "../../ui/text.module.css";
import styles from "./inspector.module.css";
import { neighboursOf } from "./neighbours";
import { Overview } from "./overview";
import { StepMenu } from "./step-menu";
import { editingOf, placeOf } from "./step-place";
import { StepSections } from "./step-sections";

/** Everything about the selected step. */
export function Inspector() {
  const run = useResult((state) => state.run);
  const selected = useResult((state) => state.selected);
  const shown = useResult((state) => state.shown);
  const select = useResult((state) => state.select);
  const result = lastFinished(run)?.result ?? null;
  const index = useMemo(() => (result === null ? EMPTY_INDEX : indexSteps(result)), [result]);
  const entry = selected === null ? undefined : index.byId.get(selected);
  const { previous, next } = useMemo(() => neighboursOf(index, selected, shown), [index, selected, shown]);

  if (result === null) return <Nothing />;
  if (selected === null) return <Overview result={result} />;
  if (entry === undefined) {
    const phase = phaseOfUnreachedId(selected);
    const because = result.workbench.notReached.find((one) => one.phase === phase)?.because;
    if (phase === null) return <Overview result={result} />;
    return (
      <section className={styles.inspector} aria-label="Inspector">
        <Head
          mark="not-reached"
          title={phasePlaces(phase)[0]?.title ?? phase}
          place={["not reached"]}
          previous={previous}
          next={next}
          onSelect={select}
        />
        <NotReached because={because === undefined ? undefined : index.byId.get(because)} onSelect={select} />
      </section>
    );
  }
  return (
    <section className={styles.inspector} aria-label="Inspector">
      <Head
        mark={stepMark(entry, result.workbench.outcome)}
        title={stepTitle(entry.step)}
        place={placeOf(entry, result.workbench.zone)}
        previous={previous}
        next={next}
        onSelect={select}
        edit={editingOf(entry.step)}
        menu={<StepMenu step={entry.step} />}
      />
      <StepSections key={selected} index={index} entry={entry} onSelect={select} />
    </section>
  );
}

interface HeadProps {
  readonly mark: MarkKind;
  readonly title: string;
  readonly place: readonly string[];
  readonly previous: string | null;
  readonly next: string | null;
  readonly onSelect: (step: string) => void;
  /** What “Edit rule” opens; absent where there is nothing to edit. */
  readonly edit?: Editing | null;
  readonly menu?: ReactNode;
}

function Head({ mark, title, place, previous, next, onSelect, edit = null, menu }: HeadProps) {
  const open = useWhatIf((state) => state.open);
  const go = (step: string | null) => (): void => {
    if (step !== null) onSelect(step);
  };
  return (
    <header className={styles.head}>
      <Mark kind={mark} size={16} />
      <h2 className={text.cut} title={title}>
        {title}
      </h2>
      <span className={styles.place}>
        {place.map((part, at) => (
          <span key={part} className={classNames(styles.part, at > 0 && at < place.length - 1 && styles.inner)}>
            {at === 0 ? null : <Icon name="chevron-right" size={12} />}
            <span className={text.cut}>{part}</span>
          </span>
        ))}
      </span>
      <span className={styles.actions}>
        <IconButton
          icon="up"
          label="Previous step"
          title="Previous step (↑ in the timeline)"
          disabled={previous === null}
          onClick={go(previous)}
        />
        <IconButton icon="down" label="Next step" title="Next step (↓ in the timeline)" disabled={next === null} onClick={go(next)} />
        {edit === null ? null : (
          <Button size="small" look="quiet" icon="pencil" onClick={() => void open(edit)}>
            Edit rule
          </Button>
        )}
        {menu}
      </span>
    </header>
  );
}

function Nothing() {
  return (
    <section className={styles.inspector} aria-label="Inspector">
      <p className={styles.lone}>Choose a step in the timeline to see its expression, what it changed, and the request as it saw it.</p>
    </section>
  );
}

function NotReached({ because, onSelect }: { readonly because: StepEntry | undefined; readonly onSelect: (step: string) => void }) {
  return (
    <p className={styles.lone}>
      The request never came here
      {because === undefined ? (
        "."
      ) : (
        <>
          :{" "}
          <button type="button" className={styles.link} onClick={() => onSelect(because.step.workbench.id)}>
            {stepTitle(because.step)}
          </button>{" "}
          ended it before.
        </>
      )}
    </p>
  );
}
