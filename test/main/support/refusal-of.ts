import type { Refusal } from "../../../engine/contract/envelope";
import { Refused } from "../../../engine/contract/refused";

/** The refusal that `work` ends with; fails when it ends well, or by a fault. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
  throw new Error("nothing was refused");
}
