import { literalValue, OPERATORS_PAGE, type OperatorDefinition } from "./definition";

export const contains = {
  name: "contains",
  spellings: ["contains"],
  takes: ["Bytes"],
  right: "bytes",
  prepare: (right) => {
    const wanted = literalValue(right);
    if (typeof wanted !== "string") throw new Error("The right side of contains is not a text");
    return (value) => typeof value === "string" && value.includes(wanted);
  },
  needs: (right) => `text that contains ${right}`,
  needsNot: (right) => `text that does not contain ${right}`,
  sentence: "True when the text occurs anywhere in the value. Case-sensitive; the empty text occurs in every value.",
  documentation: OPERATORS_PAGE,
} as const satisfies OperatorDefinition;
