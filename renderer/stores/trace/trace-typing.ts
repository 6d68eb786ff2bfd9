import { redone, undone, withChanges, withText, withTyped } from "./trace-document";
import type { TraceKernel } from "./trace-kernel";
import type { TraceState } from "./trace-state";
import { printSavedTrace, readPasted } from "./trace-text";

type TypingActions = Pick<TraceState, "setText" | "change" | "paste" | "undo" | "redo">;

/** What somebody changes of the trace on screen, and takes back. */
export function createTraceTyping({ get, update }: TraceKernel): TypingActions {
  return {
    setText(text) {
      const { document } = get();
      if (document !== null && text !== document.text) update(withTyped(document, text));
    },

    change(changes, step) {
      const { document } = get();
      if (document === null) return;
      const changed = withChanges(document, changes, step);
      if (changed !== document) update(changed);
    },

    paste(text) {
      const { document } = get();
      if (document === null) return null;
      const reading = readPasted(text, document.saved);
      if (reading.kind === "invalid") return reading.problem;
      update(withText(document, printSavedTrace(reading.saved), null));
      return null;
    },

    undo() {
      const { document } = get();
      if (document !== null && document.past.length > 0) update(undone(document));
    },

    redo() {
      const { document } = get();
      if (document !== null && document.future.length > 0) update(redone(document));
    },
  };
}
