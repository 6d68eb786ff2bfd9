import { traceName } from "./send-trace";
import type { Stores } from "./stores";

/** Closes tabs. What is unsaved in them stays kept, and one step brings all of them back. */
export async function closeTabs({ trace, notices }: Pick<Stores, "trace" | "notices">, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const unsaved = await trace.getState().close(keys);
  const [first] = unsaved;
  if (first === undefined) return;
  const words =
    unsaved.length === 1
      ? `“${traceName(first.saved)}” is closed; its unsaved changes are kept.`
      : `${keys.length} traces are closed; the unsaved changes of ${unsaved.length} are kept.`;
  notices.getState().say(words, { label: "Undo", run: () => void reopenTabs({ trace, notices }, keys.length) });
}

/** The tabs that were closed last are open again. */
async function reopenTabs({ trace, notices }: Pick<Stores, "trace" | "notices">, count: number): Promise<void> {
  notices.getState().dismiss();
  for (let at = 0; at < count; at++) await trace.getState().reopen();
}
