import { useResult } from "../context";
import { useSame } from "../support/use-same";
import type { ResultState } from "./result";

/** What `select` picks of the result; the same object as before while it says the same: every run makes all of it anew. */
export function useResultPart<Part>(select: (state: ResultState) => Part): Part {
  return useResult(useSame(select));
}
