import type { ResultWorkbench } from "./result";

/** The limits that the result's sentence does not tell already. */
export function furtherLimits({ sentence, limits }: Pick<ResultWorkbench, "sentence" | "limits">): ResultWorkbench["limits"] {
  return limits.filter(({ message }) => !sentence.includes(message));
}
