import type { Stores } from "../../stores/stores";
import { WORDS } from "../../words/words";

const words = WORDS.builder.settleVersions;

const SAID = {
  file: {
    mine: words.keptOverDisk,
    theirs: words.tookDisk,
  },
  left: {
    mine: words.keptOverWindow,
    theirs: words.tookWindow,
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
