import type { Value } from "../values/value";
import { literalValue, OPERATORS_PAGE, type OperatorDefinition } from "./definition";
import { orderValues } from "./order-values";

export const ge = {
  name: "ge",
  spellings: ["ge", ">="],
  takes: ["Bytes", "Int", "Ip"],
  right: "value",
  prepare: (right) => {
    const bound = literalValue(right);
    if (typeof bound === "number") return (value) => (typeof value === "number" ? value >= bound : holds(value, bound));
    if (typeof bound === "string") return (value) => typeof value === "string" && value >= bound;
    return (value) => holds(value, bound);
  },
  compare: holds,
  needs: (right) => `at least ${right}`,
  needsNot: (right) => `less than ${right}`,
  sentence: "True when the left side is at least the right one. Text is ordered byte by byte.",
  documentation: OPERATORS_PAGE,
} as const satisfies OperatorDefinition;

function holds(left: Value, right: Value): boolean {
  const order = orderValues(left, right);
  return order !== undefined && order >= 0;
}
