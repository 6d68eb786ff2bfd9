import type { Stores } from "./stores";
import type { Tab } from "./tab-list";

/** Opens a trace, by its id or the key of one without a file, and shows it; to look at, unless said otherwise. */
export async function showTrace({ trace, layout }: Pick<Stores, "trace" | "layout">, traceId: string, hold?: Tab["hold"]): Promise<void> {
  layout.getState().goTo("trace");
  layout.getState().showPart("asked");
  await trace.getState().open(traceId, hold);
}
