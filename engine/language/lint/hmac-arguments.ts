import type { Call } from "../expression";
import { FUNCTIONS_PAGE, type LintRule } from "./lint-rule";

/** What the documentation asks of each argument, and the test that says an argument is not that. */
const ARGUMENTS: readonly { readonly wanted: string; readonly fails: (argument: Call["arguments"][number]) => boolean }[] = [
  { wanted: "the key is documented as text in quotes", fails: ({ kind }) => kind !== "literal" },
  { wanted: "the message with its MAC is documented as a field or concat(), not text in quotes", fails: ({ kind }) => kind === "literal" },
  { wanted: "", fails: () => false },
  {
    wanted: "the time is documented as a number, such as http.request.timestamp.sec: with text no token is valid",
    fails: ({ type }) => type.kind === "Bytes",
  },
  {
    wanted: "the length of the separator is documented as a number from 0",
    fails: (argument) => argument.kind === "literal" && typeof argument.value === "number" && argument.value < 0,
  },
];

export const hmacArguments: LintRule = {
  code: "hmac-arguments",
  severity: "warning",
  sentence: "is_timed_hmac_valid_v0() is documented with a literal key, a dynamic message, a number for the time and a length from 0.",
  documentation: `${FUNCTIONS_PAGE}#hmac-validation`,
  check: (node) =>
    node.kind === "call" && node.called.name === "is_timed_hmac_valid_v0"
      ? node.arguments.flatMap((argument, position) => {
          const rule = ARGUMENTS[position];
          return rule?.fails(argument) === true ? [{ start: argument.start, end: argument.end, message: rule.wanted }] : [];
        })
      : [],
};
