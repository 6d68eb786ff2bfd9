import { WORDS } from "../../words/words";
import { traceName } from "../result/send-trace";
import type { Stores } from "../stores";

const texts = WORDS.stores.closeTabs;

/** Closes tabs. What is unsaved in them stays kept, and one step brings all of them back. */
export async function closeTabs({ trace, notices }: Pick<Stores, "trace" | "notices">, keys: readonly string[]): Promise<void> {
  const [firstKey] = keys;
  if (firstKey === undefined) return;
  const { active } = trace.getState();
  const unsaved = await trace.getState().close(keys);
  const [first] = unsaved;
  if (first === undefined) return;
  const words = unsaved.length === 1 ? texts.closedOne(traceName(first.saved)) : texts.closedMany(keys.length, unsaved.length);
  const shown = active !== null && keys.includes(active) ? active : firstKey;
  const undo = (): void => {
    notices.getState().dismiss();
    void trace.getState().reopenAll(keys, shown);
  };
  notices.getState().say(words, { label: texts.undo, run: undo });
}
