import { useState } from "react";
import type { ComparedTrace } from "../../../engine/contract/index";
import { useLayout } from "../../stores/context";
import { SplitGroup, SplitHandle, SplitPane } from "../../ui/splitter";
import type { SideWords } from "../../words/en/compare";
import { WORDS } from "../../words/words";
import styles from "./compare.module.css";
import type { InspectStep } from "./inspect-step";
import { PairList } from "./pair-list";
import { type ChosenStep, StepDock } from "./step-dock";

const words = WORDS.compare.pairTimelines;

export interface PairTimelinesProps {
  readonly pair: ComparedTrace;
  readonly names: { readonly before: string; readonly after: string };
  readonly sides: { readonly before: SideWords; readonly after: SideWords };
  /** Both results are of this one. */
  readonly configuration: string;
  readonly same: "folded" | "shown";
  readonly inspect: InspectStep;
}

const NO_STEP: ChosenStep = { before: null, after: null };

/** Two timelines and, once a line of them is looked at, its step on both sides. */
export function PairTimelines({ pair, names, sides, configuration, same, inspect }: PairTimelinesProps) {
  const sizes = useLayout((state) => state.sizes);
  const setSize = useLayout((state) => state.setSize);
  const [step, setStep] = useState<ChosenStep>(NO_STEP);
  const [dock, setDock] = useState<"open" | "closed">("closed");
  const isOpen = dock === "open" && (step.before !== null || step.after !== null);
  return (
    <SplitGroup direction="column">
      <SplitPane id="beside-pairs" smallest={160}>
        <div className={styles.timelines}>
          <PairList pair={pair} names={names} sides={sides} same={same} onStep={setStep} onLook={() => setDock("open")} />
        </div>
      </SplitPane>
      {isOpen ? <SplitHandle label={words.stepHeight} /> : null}
      {isOpen ? (
        <SplitPane
          id="beside-step"
          size={sizes["beside-step"] ?? 260}
          smallest={96}
          largest={640}
          onSize={(pixels) => setSize("beside-step", pixels)}
        >
          <StepDock pair={pair} names={{ before: configuration, after: configuration }} step={step} sides={sides} inspect={inspect} />
        </SplitPane>
      ) : null}
    </SplitGroup>
  );
}
