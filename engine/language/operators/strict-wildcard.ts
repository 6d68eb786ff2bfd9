import { OPERATORS_PAGE, type OperatorDefinition } from "./definition";
import { prepareWildcard } from "./prepare-wildcard";

export const strictWildcard = {
  name: "strict wildcard",
  spellings: ["strict wildcard"],
  takes: ["Bytes"],
  right: "wildcard",
  prepare: prepareWildcard,
  needs: (right) => `text of the form ${right}`,
  needsNot: (right) => `text not of the form ${right}`,
  sentence: "True when the whole value has exactly this form; * stands for any text, even none.",
  documentation: `${OPERATORS_PAGE}#wildcard-matching`,
} as const satisfies OperatorDefinition;
