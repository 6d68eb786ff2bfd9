import { checkExpectations } from "../../engine/library/expectations/check-expectations";
import { readExpectations } from "../../engine/library/expectations/expectation";
import type { JsonObject } from "../../engine/support/json";
import type { TraceResult } from "../../engine/trace/result";

/** Those `expectations` of a saved trace that `result` does not fulfil, each as `expected; got`, in order. Fails for what is no expectation. */
export function unfulfilled(result: TraceResult, expectations: readonly JsonObject[]): readonly string[] {
  const reading = readExpectations(expectations);
  if (reading.kind === "problems") throw new Error(reading.problems.map(({ pointer, message }) => `${pointer}: ${message}`).join("\n"));
  return checkExpectations(reading.value, result).flatMap(({ holds, expected, got }) => (holds ? [] : [`${expected}; ${got}`]));
}
