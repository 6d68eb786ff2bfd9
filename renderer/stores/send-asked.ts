import { openedTrace } from "./opened-trace";
import { sendTrace } from "./send-trace";
import type { Stores } from "./stores";

/** Sends the trace because a person asked for it, and its address is offered again. One that is still being read is waited for. */
export async function sendAsked(stores: Pick<Stores, "workspace" | "trace" | "result" | "whatIf" | "layout">): Promise<void> {
  const { trace } = stores;
  if (trace.getState().opening.kind === "opening" && (await openedTrace(trace)) === "another") return;
  const { document } = trace.getState();
  if (document !== null) stores.layout.getState().rememberUrl(document.saved.trace.url);
  stores.layout.getState().showPart("happens");
  await sendTrace(stores);
}
