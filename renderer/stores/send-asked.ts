import { sendTrace } from "./send-trace";
import type { Stores } from "./stores";

/** Sends the trace because a person asked for it: its address is offered again. */
export async function sendAsked(stores: Pick<Stores, "workspace" | "trace" | "result" | "whatIf" | "layout">): Promise<void> {
  const { document } = stores.trace.getState();
  if (document !== null) stores.layout.getState().rememberUrl(document.saved.trace.url);
  stores.layout.getState().showPart("happens");
  await sendTrace(stores);
}
