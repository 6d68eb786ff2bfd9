import { sameIp } from "../values/ip";
import { literalValue, OPERATORS_PAGE, type OperatorDefinition } from "./definition";
import { isIp, sameValue } from "./same-value";

export const eq = {
  name: "eq",
  spellings: ["eq", "=="],
  takes: ["Bytes", "Int", "Ip"],
  right: "value",
  prepare: (right) => {
    const wanted = literalValue(right);
    if (typeof wanted !== "object") return (value) => value === wanted;
    return isIp(wanted) ? (value) => isIp(value) && sameIp(value, wanted) : () => false;
  },
  compare: sameValue,
  needs: (right) => right,
  needsNot: (right) => `anything but ${right}`,
  sentence: "True when both sides are equal. Text is compared byte for byte; IPv4 and IPv6 are never equal.",
  documentation: OPERATORS_PAGE,
} as const satisfies OperatorDefinition;
