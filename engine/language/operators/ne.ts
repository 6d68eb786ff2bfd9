import { literalValue, OPERATORS_PAGE, type OperatorDefinition } from "./definition";
import { sameValue } from "./same-value";

export const ne = {
  name: "ne",
  spellings: ["ne", "!="],
  takes: ["Bytes", "Int", "Ip"],
  right: "value",
  prepare: (right) => {
    const unwanted = literalValue(right);
    return typeof unwanted === "object" ? (value) => !sameValue(value, unwanted) : (value) => value !== unwanted;
  },
  compare: (left, right) => !sameValue(left, right),
  needs: (right) => `anything but ${right}`,
  needsNot: (right) => right,
  sentence: "True when both sides differ. False where the left side is missing, unlike not (… eq …).",
  documentation: OPERATORS_PAGE,
} as const satisfies OperatorDefinition;
