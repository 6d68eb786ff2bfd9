import { OPERATORS_PAGE, type OperatorDefinition } from "./definition";
import { prepareWildcard } from "./prepare-wildcard";

export const wildcard = {
  name: "wildcard",
  spellings: ["wildcard"],
  takes: ["Bytes"],
  right: "wildcard",
  prepare: prepareWildcard,
  needs: (right) => `text of the form ${right} in any case`,
  needsNot: (right) => `text not of the form ${right} in any case`,
  sentence: "True when the whole value has this form, ASCII letters in either case; * stands for any text, even none.",
  documentation: `${OPERATORS_PAGE}#wildcard-matching`,
} as const satisfies OperatorDefinition;
