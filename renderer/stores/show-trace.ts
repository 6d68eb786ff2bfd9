import type { Stores } from "./stores";

/** Opens a trace, by its id or the key of one without a file, and shows it. */
export async function showTrace({ trace, layout }: Pick<Stores, "trace" | "layout">, traceId: string): Promise<void> {
  layout.getState().goTo("trace");
  await trace.getState().open(traceId);
}
