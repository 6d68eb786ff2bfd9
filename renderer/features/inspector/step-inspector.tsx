import { type ReactNode, useMemo } from "react";
import type { ScriptTime, TraceResult } from "../../../engine/contract/index";
import { phaseOfUnreachedId, phasePlaces } from "../../../engine/trace/phase-places";
import { indexSteps, type StepEntry, stepTitle } from "../../../engine/trace/step-index";
import { stepMark } from "../../../engine/trace/step-mark";
import { useStores, useWhatIf } from "../../stores/context";
import { showPlace } from "../../stores/workspace/show-rule";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { Mark, type MarkKind } from "../../ui/mark";
import { Spoken } from "../../ui/spoken";
import text from "../../ui/text.module.css";
import { WORDS } from "../../words/words";
import styles from "./inspector.module.css";
import { neighboursOf } from "./neighbours";
import { Overview } from "./overview";
import { StepMenu } from "./step-menu";
import { editingOf, placeOf } from "./step-place";
import { StepSections } from "./step-sections";

const words = WORDS.inspector.stepInspector;

export interface StepInspectorProps {
  readonly result: TraceResult;
  /** Name of the configuration that the result is of; its rules can be edited where it is the one in use. */
  readonly configuration: string;
  /** Id of a step or of a phase that was not reached; `null` shows what the whole came to. */
  readonly selected: string | null;
  readonly onSelect: (step: string) => void;
  /** Among which steps Previous and Next go. */
  readonly shown: "matched" | "all";
  /** Name of the region. */
  readonly label: string;
  /** The trace's file, for links to the step; `null` where it has none. */
  readonly traceId: string | null;
  /** Milliseconds by step, and how long scripts ran, where they were measured. */
  readonly times?: Readonly<Record<string, number>> | null;
  readonly scripts?: readonly ScriptTime[];
}

/** Everything about one step of a result. */
export function StepInspector({ result, configuration, selected, onSelect, shown, label, traceId, times, scripts }: StepInspectorProps) {
  const index = useMemo(() => indexSteps(result), [result]);
  const entry = selected === null ? undefined : index.byId.get(selected);
  const { previous, next } = useMemo(() => neighboursOf(index, selected, shown), [index, selected, shown]);
  const inUse = useWhatIf((state) => state.of?.configuration === configuration);
  const phase = selected === null || entry !== undefined ? null : phaseOfUnreachedId(selected);
  const steering = { previous, next, onSelect };

  if (selected === null || (entry === undefined && phase === null))
    return <Overview result={result} index={index} label={label} onSelect={onSelect} />;
  if (entry === undefined) {
    const because = result.workbench.notReached.find((one) => one.phase === phase)?.because;
    return (
      <section className={styles.inspector} data-pane="" aria-label={label}>
        <Head mark="not-reached" title={phasePlaces(phase ?? "")[0]?.title ?? phase ?? ""} place={[words.notReached]} {...steering} />
        <NotReached because={because === undefined ? undefined : index.byId.get(because)} onSelect={onSelect} />
      </section>
    );
  }
  return (
    <section className={styles.inspector} data-pane="" aria-label={label}>
      <Head
        mark={stepMark(entry, result.workbench.outcome)}
        title={stepTitle(entry.step)}
        place={placeOf(entry, result.workbench.zone)}
        edit={inUse && editingOf(entry.step) !== null ? <EditRule entry={entry} /> : null}
        menu={<StepMenu step={entry.step} traceId={traceId} inUse={inUse ? "yes" : "no"} />}
        {...steering}
      />
      <StepSections
        key={selected}
        index={index}
        entry={entry}
        inUse={inUse ? "yes" : "no"}
        milliseconds={times?.[selected] ?? null}
        scripts={scripts ?? []}
        onSelect={onSelect}
      />
    </section>
  );
}

function EditRule({ entry }: { readonly entry: StepEntry }) {
  const stores = useStores();
  const { source } = entry.step.workbench;
  if (source === null) return null;
  return (
    <Button size="small" look="quiet" icon="pencil" onClick={() => void showPlace(stores, source)}>
      {words.editRule}
    </Button>
  );
}

interface HeadProps {
  readonly mark: MarkKind;
  readonly title: string;
  readonly place: readonly string[];
  readonly previous: string | null;
  readonly next: string | null;
  readonly onSelect: (step: string) => void;
  /** Absent where there is nothing to edit. */
  readonly edit?: ReactNode;
  readonly menu?: ReactNode;
}

function Head({ mark, title, place, previous, next, onSelect, edit, menu }: HeadProps) {
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
        <IconButton icon="up" label={words.previousStep} title={words.previousHint} disabled={previous === null} onClick={go(previous)} />
        <IconButton icon="down" label={words.nextStep} title={words.nextHint} disabled={next === null} onClick={go(next)} />
        {edit}
        {menu}
      </span>
    </header>
  );
}

function NotReached({ because, onSelect }: { readonly because: StepEntry | undefined; readonly onSelect: (step: string) => void }) {
  return (
    <p className={styles.lone}>
      {because === undefined ? (
        words.neverCame
      ) : (
        <Spoken
          parts={words.neverCameBecause(
            <button type="button" className={styles.link} onClick={() => onSelect(because.step.workbench.id)}>
              {stepTitle(because.step)}
            </button>,
          )}
        />
      )}
    </p>
  );
}
