import { messageOf } from "../host/client";
import type { Stores } from "./stores";

/** Takes what these cases come to now over into the baseline that is compared with, and says so. */
export async function acceptIntoBaseline(
  { comparison, notices }: Pick<Stores, "comparison" | "notices">,
  caseIds: readonly string[],
): Promise<void> {
  try {
    await comparison.getState().accept(caseIds);
    notices.getState().say(caseIds.length === 1 ? "Accepted into the baseline." : `${caseIds.length} traces accepted into the baseline.`);
  } catch (error) {
    notices.getState().fail(`Not accepted: ${messageOf(error)}`);
  }
}
