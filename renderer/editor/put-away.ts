import type { editor } from "monaco-editor";

/** Milliseconds after which whatever was asked about a text has been answered. */
const ANSWERED = 2_000;

/**
 * Ends a text whose editor is closed, once the suggestions that were asked for while it was open have come: Monaco's own providers look at the text again then,
 * and fail where it has ended.
 */
export function putAway(model: editor.ITextModel): void {
  window.setTimeout(() => {
    if (!model.isDisposed()) model.dispose();
  }, ANSWERED);
}
