import type { SavedTrace } from "../../../engine/contract/index";
import { readTraceTemplate } from "../../../engine/request/read-trace";

/** What a window keeps of a trace whose JSON has no mistake. */
export function draftText(saved: SavedTrace) {
  return { text: `${JSON.stringify(saved, null, 2)}\n`, valid: null, revision: null };
}

export function draftFor(traceId: string, saved: SavedTrace, window = "window-1") {
  return { traceId, window, ...draftText(saved) };
}

/** The trace that a draft's text says. */
export function savedOf(text: string): SavedTrace {
  const reading = readTraceTemplate(JSON.parse(text));
  if (reading.kind !== "value") throw new Error("The draft is no trace.");
  return reading.value;
}
