import { messageOf } from "../host/client";
import type { ComparisonState } from "./comparison";
import type { Stores } from "./stores";

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
    notices.getState().fail(`Not accepted: ${messageOf(error)}`);
  }
}

function goneAmong({ status }: ComparisonState, caseIds: readonly string[]): number {
  if (status.kind !== "ready") return 0;
  const meant = new Set(caseIds);
  return status.view.comparison.cases.filter(({ id, missing }) => missing === "after" && meant.has(id)).length;
}

function saidOf(taken: number, gone: number): string {
  const left = gone === 1 ? "1 trace that is gone taken out of it" : `${gone} traces that are gone taken out of it`;
  if (taken === 0) return gone === 1 ? "Taken out of the baseline." : `${gone} traces taken out of the baseline.`;
  const accepted = taken === 1 ? "Accepted into the baseline" : `${taken} traces accepted into the baseline`;
  return gone === 0 ? `${accepted}.` : `${accepted}, ${left}.`;
}
