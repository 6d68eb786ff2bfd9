import type { Stores } from "../stores";
import { sendAsked } from "./send-asked";

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
