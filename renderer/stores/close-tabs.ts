import { WORDS } from "../words/words";
import { traceName } from "./send-trace";
import type { Stores } from "./stores";

const texts = WORDS.stores.closeTabs;

/** Closes tabs. What is unsaved in them stays kept, and one step brings all of them back. */
export async function closeTabs({ trace, notices }: Pick<Stores, "trace" | "notices">, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const unsaved = await trace.getState().close(keys);
  const [first] = unsaved;
  if (first === undefined) return;
  const words =
    unsaved.length === 1
      ? texts.isClosedItsUnsavedChanges(traceName(first.saved))
      : texts.tracesAreClosedTheUnsaved(keys.length, unsaved.length);
  notices.getState().say(words, { label: texts.undo, run: () => void reopenTabs({ trace, notices }, keys.length) });
}

/** The tabs that were closed last are open again. */
async function reopenTabs({ trace, notices }: Pick<Stores, "trace" | "notices">, count: number): Promise<void> {
  notices.getState().dismiss();
  for (let at = 0; at < count; at++) await trace.getState().reopen();
}
