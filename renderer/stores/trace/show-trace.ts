import type { Stores } from "../stores";
import type { Tab } from "./tab-list";

type Needed = Pick<Stores, "trace" | "layout" | "whatIf">;

/**
 * Opens a trace, by its id or the key of one without a file, and shows it; to look at, unless said otherwise. Beside the rule that is edited it takes the place
 * of the one whose result follows; from another screen the trace itself is meant.
 */
export async function showTrace({ trace, layout, whatIf }: Needed, traceId: string, hold?: Tab["hold"]): Promise<void> {
  if (layout.getState().screen !== "trace") whatIf.getState().close();
  layout.getState().goTo("trace");
  layout.getState().showPart("asked");
  await trace.getState().open(traceId, hold);
}
