import { useState } from "react";
import type { ComparedTrace } from "../../../engine/contract/index";
import { EmptyState } from "../../ui/empty-state";
import type { SideWords } from "../../words/en/compare";
import { WORDS } from "../../words/words";
import styles from "./compare.module.css";
import type { InspectStep } from "./inspect-step";

const words = WORDS.compare.stepDock;

/** The step that was chosen in both timelines, by its id on each side; `null` where a side has none. */
export interface ChosenStep {
  readonly before: string | null;
  readonly after: string | null;
}

export interface StepDockProps {
  readonly pair: ComparedTrace;
  readonly names: { readonly before: string; readonly after: string };
  readonly step: ChosenStep;
  readonly inspect: InspectStep;
  /** What stands on each side, where it is not two configurations one after the other. */
  readonly sides?: { readonly before: SideWords; readonly after: SideWords };
}

const SIDES = WORDS.compare.sides;

/** Both sides of one step, each as closely as the step of a single trace. */
export function StepDock({ pair, names, step, inspect, sides = SIDES }: StepDockProps) {
  return (
    <div className={styles.stepDock}>
      {(["before", "after"] as const).map((side) => (
        // Another step is another inspector: where somebody went from there is left behind.
        <StepSide
          key={`${side} ${step[side] ?? ""}`}
          side={sides[side]}
          result={pair[side]}
          name={names[side]}
          step={step[side]}
          inspect={inspect}
        />
      ))}
    </div>
  );
}

interface StepSideProps {
  readonly side: SideWords;
  readonly result: ComparedTrace["before"];
  readonly name: string;
  readonly step: string | null;
  readonly inspect: InspectStep;
}

function StepSide({ side, result, name, step, inspect }: StepSideProps) {
  const [selected, setSelected] = useState(step);
  if (result === null || selected === null) {
    return (
      <section className={styles.stepSide} data-pane="" aria-label={side.step}>
        <EmptyState size="small" title={side.missing} hint={words.missingHint} />
      </section>
    );
  }
  return (
    <div className={styles.stepSide}>{inspect({ result, selected, onSelect: setSelected, configuration: name, label: side.step })}</div>
  );
}
