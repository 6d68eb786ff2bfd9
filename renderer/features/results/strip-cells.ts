import type { Outcome } from "../../../engine/contract/index";
import { unreachedId } from "../../../engine/trace/phase-places";
import { stepTitle } from "../../../engine/trace/step-index";
import { type StepMark, stepMark } from "../../../engine/trace/step-mark";
import { stateWord } from "../../../engine/trace/step-words";
import { WORDS } from "../../words/words";
import type { Lane, Side } from "./lanes";

const words = WORDS.results.stripCells;

export interface StripCell {
  /** Key of the timeline's row it leads to. */
  readonly key: string;
  readonly mark: StepMark | "not-reached";
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
        return {
          key: unreachedId(side, item.unreached.phase),
          mark: "not-reached",
          ended: false,
          label: words.notReached(item.unreached.title),
        } as const;
      }
      const { entry } = item;
      const label = `${stepTitle(entry.step)}: ${stateWord(entry, outcome).toLowerCase()}`;
      return { key: entry.step.workbench.id, mark: stepMark(entry, outcome), ended: entry.state === "ended", label };
    });
    const cells = marks.map(({ ended, ...cell }, place) => {
      const next = marks[place + 1];
      return { ...cell, goesOn: next !== undefined && next.mark !== "not-reached" && cell.mark !== "not-reached" && !ended };
    });
    return { side, title, cells };
  });
}
