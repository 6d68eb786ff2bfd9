import type { Stores } from "../../stores/stores";

const SAID = {
  file: {
    mine: "Kept yours. Saving it writes over the other version.",
    theirs: "Took the version on disk. Undo brings your changes back.",
  },
  left: {
    mine: "Kept yours. The other window’s changes are given up.",
    theirs: "Took the other window’s changes. Undo brings yours back.",
  },
} as const;

/** Goes on with one of two versions, and says which. */
export function settleVersions(
  { trace, layout, notices }: Pick<Stores, "trace" | "layout" | "notices">,
  of: "file" | "left",
  choice: "mine" | "theirs",
): void {
  trace.getState().settleWith(of, choice);
  layout.getState().put(null);
  notices.getState().say(SAID[of][choice]);
}
