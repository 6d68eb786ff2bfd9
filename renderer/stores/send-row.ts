import { sendAsked } from "./send-asked";
import type { Stores } from "./stores";

/** Shows one row of the trace's cases and sends the trace with it; it stays chosen while the trace is edited. */
export async function sendRow(
  stores: Pick<Stores, "workspace" | "trace" | "result" | "whatIf" | "layout" | "halfTyped">,
  row: number,
): Promise<void> {
  const { document, chooseRow } = stores.trace.getState();
  if (document === null) return;
  chooseRow(document.key, row);
  await sendAsked(stores);
}
