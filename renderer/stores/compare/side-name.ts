import type { ComparisonSide } from "../../../engine/contract/index";
import { formatTime } from "../../words/numbers";
import { WORDS } from "../../words/words";
import type { RunHistory } from "../runs/runs";

const words = WORDS.compare.sideName;

/** What people call a side of a comparison; a run is called by its configuration, what ran, and when, never by its id. */
export function sideName(side: ComparisonSide, history: RunHistory): string {
  if (side.kind === "configuration") return side.name;
  if (side.kind === "baseline") return words.baseline(side.name);
  const run = history.kind === "ready" ? history.runs.find(({ runId }) => runId === side.runId) : undefined;
  return run === undefined ? words.runThatIsGone : words.run(run.configuration, run.title, formatTime(run.started));
}
