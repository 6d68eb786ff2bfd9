import type { Int } from "../values/value";
import { literalValue, OPERATORS_PAGE, type OperatorDefinition } from "./definition";

export const bitwiseAnd = {
  name: "bitwise_and",
  spellings: ["&", "bitwise_and"],
  takes: ["Int"],
  right: "integer",
  prepare: (right) => {
    const mask = literalValue(right);
    return (value) => isInt(value) && isInt(mask) && sharesBit(value, mask);
  },
  needs: (right) => `a number that shares a bit with ${right}`,
  needsNot: (right) => `a number that shares no bit with ${right}`,
  sentence: "True when both numbers have a bit in common. Known to the engine, absent from the documentation.",
  documentation: OPERATORS_PAGE,
} as const satisfies OperatorDefinition;

function isInt(value: unknown): value is Int {
  return typeof value === "number" || typeof value === "bigint";
}

/** In two's complement, so that every negative number shares the sign bit with every other. */
function sharesBit(left: Int, right: Int): boolean {
  return (BigInt(left) & BigInt(right)) !== 0n;
}
