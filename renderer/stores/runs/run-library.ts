import type { RunSelection } from "../../../engine/contract/index";
import { WORDS } from "../../words/words";
import type { Stores } from "../stores";
import { activeConfiguration } from "../workspace/workspace";

const words = WORDS.stores.runLibrary;

type Needed = Pick<Stores, "workspace" | "runs" | "layout" | "notices">;

/** As `runLibrary`, with every trace. */
export function runWholeLibrary(stores: Needed): Promise<void> {
  return runLibrary(stores, { kind: "all" }, words.wholeLibrary);
}

/** Runs traces of the library against the active configuration, and shows the run. One at a time. */
export async function runLibrary({ workspace, runs, layout, notices }: Needed, selection: RunSelection, title: string): Promise<void> {
  const configuration = activeConfiguration(workspace.getState());
  if (configuration === null) {
    notices.getState().fail(words.noConfiguration);
    return;
  }
  layout.getState().goTo("run");
  if (runs.getState().live !== null) {
    notices.getState().say(words.underWay);
    await runs.getState().open(runs.getState().live?.runId ?? "");
    return;
  }
  await runs.getState().start(configuration.name, selection, title);
}
