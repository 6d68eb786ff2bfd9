import type { Stores } from "../stores";
import { openedTrace } from "../trace/opened-trace";
import { openWorkspace } from "../workspace/workspace";
import { sendTrace } from "./send-trace";

/** Sends the trace because a person asked for it, and its address is offered again. One that is still being read is waited for. */
export async function sendAsked(stores: Pick<Stores, "workspace" | "trace" | "result" | "whatIf" | "layout" | "halfTyped">): Promise<void> {
  const { trace } = stores;
  stores.halfTyped.take();
  if (trace.getState().opening.kind === "opening" && (await openedTrace(trace)) === "another") return;
  const { document } = trace.getState();
  const workspace = openWorkspace(stores.workspace.getState());
  if (document !== null && workspace !== null) stores.layout.getState().rememberUrl(workspace.path, document.saved.trace.url);
  stores.layout.getState().showPart("happens");
  await sendTrace(stores);
}
