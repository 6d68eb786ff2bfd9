import type { Nothing } from "./nothing";

/**
 * Unsaved work on traces. Every window has drafts of its own: it gives itself a name that it keeps when it loads again, so that two windows on one workspace never
 * write over each other.
 */
export interface DraftCommands {
  /** Keeps what `window` has not saved of a trace; `null` forgets it. A draft of another window may be forgotten once that window is gone. */
  "draft/write": { request: { workspaceId: string; window: string; traceId: string; draft: DraftText | null }; reply: Nothing };
  /** The drafts of all windows. `window` is who asks; from then on the host knows that this window is open. */
  "draft/list": { request: { workspaceId: string; window: string }; reply: readonly DraftView[] };
}

export interface DraftText {
  /** What was typed, also where it is no trace or no JSON at all. */
  readonly text: string;
  /** The newest text without a mistake, where `text` has one. */
  readonly valid: string | null;
  /** Of the file that the work began with; `null`: there was none, or nobody knows. */
  readonly revision: string | null;
}

export interface DraftView extends DraftText {
  readonly traceId: string;
  readonly window: string;
  /** `open`: another window is working on it; `left`: the window it was typed in is gone. */
  readonly of: "this" | "open" | "left";
}
