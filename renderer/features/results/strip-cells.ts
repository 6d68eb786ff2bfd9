import type { Outcome } from "../../../engine/contract/index";
import type { StepState } from "../../../engine/trace/step-index";
import { stepTitle } from "../../../engine/trace/step-index";
import type { Lane, Side } from "./lanes";
import { stateWord } from "./step-words";

export interface StripCell {
  /** Key of the timeline's row it leads to. */
  readonly key: string;
  readonly state: StepState | "not reached";
  /** “Custom rules: blocked”. */
  readonly label: string;
  /** Whether the line goes on to the next mark. */
  readonly goesOn: boolean;
}

export interface StripLane {
  readonly side: Side;
  readonly title: string;
  readonly cells: readonly StripCell[];
}

/** The whole way in one line: one mark a phase, the line solid as far as the request came. */
export function stripLanes(lanes: readonly Lane[], outcome: Outcome): readonly StripLane[] {
  return lanes.map(({ side, title, items }) => {
    const marks = items.map((item) => {
      if (item.kind === "unreached") {
        return { key: `phase:${item.unreached.phase}`, state: "not reached", label: `${item.unreached.title}: not reached` } as const;
      }
      const { entry } = item;
      const label = `${stepTitle(entry.step)}: ${stateWord(entry, outcome).toLowerCase()}`;
      return { key: entry.step.workbench.id, state: entry.state, label };
    });
    const cells = marks.map((mark, place) => {
      const next = marks[place + 1];
      return {
        ...mark,
        goesOn: next !== undefined && next.state !== "not reached" && mark.state !== "not reached" && mark.state !== "ended",
      };
    });
    return { side, title, cells };
  });
}
