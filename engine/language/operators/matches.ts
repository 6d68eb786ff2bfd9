import { OPERATORS_PAGE, type OperatorDefinition } from "./definition";

export const matches = {
  name: "matches",
  spellings: ["~", "matches"],
  takes: ["Bytes"],
  right: "regex",
  prepare: (right) => {
    if (right.kind !== "regex") throw new Error("The right side of matches is not a regular expression");
    const { isMatch } = right;
    return (value) => typeof value === "string" && isMatch(value);
  },
  needs: (right) => `text that matches ${right}`,
  needsNot: (right) => `text that does not match ${right}`,
  sentence: "True when the regular expression (Rust syntax, on bytes) matches anywhere in the value. Business and Enterprise plans.",
  documentation: OPERATORS_PAGE,
} as const satisfies OperatorDefinition;
