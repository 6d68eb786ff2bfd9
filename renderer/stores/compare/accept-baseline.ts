import { messageOf } from "../../host/message-of";
import { WORDS } from "../../words/words";
import type { Stores } from "../stores";
import type { ComparisonState } from "./comparison";

const words = WORDS.stores.acceptBaseline;

/** Takes what these cases come to now over into the baseline that is compared with, and says so. */
export async function acceptIntoBaseline(
  { comparison, notices }: Pick<Stores, "comparison" | "notices">,
  caseIds: readonly string[],
): Promise<void> {
  try {
    const gone = goneAmong(comparison.getState(), caseIds);
    await comparison.getState().accept(caseIds);
    notices.getState().say(saidOf(caseIds.length - gone, gone));
  } catch (error) {
    notices.getState().fail(words.notAccepted(messageOf(error)));
  }
}

function goneAmong({ status }: ComparisonState, caseIds: readonly string[]): number {
  if (status.kind !== "ready") return 0;
  const meant = new Set(caseIds);
  return status.view.comparison.cases.filter(({ id, missing }) => missing === "after" && meant.has(id)).length;
}

function saidOf(taken: number, gone: number): string {
  if (taken === 0) return words.takenOut(gone);
  return gone === 0 ? words.accepted(taken) : words.acceptedAndTakenOut(taken, gone);
}
