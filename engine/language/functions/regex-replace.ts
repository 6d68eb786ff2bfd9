import { BYTES } from "../types/type";
import { parseRegexBytes } from "../values/regex";
import type { Value } from "../values/value";
import { bytesArgument } from "./arguments";
import type { FunctionDefinition, PreparedFunction } from "./definition";
import { functionPage } from "./documentation";
import { checkReplacement, fillReplacement, parseReplacement } from "./replacement";

/** `regex_replace(source, pattern, replacement)`: the first match only; without one the source comes back. */
export const regexReplace: FunctionDefinition = {
  name: "regex_replace",
  parameters: [
    { name: "source", accepts: [BYTES], kind: "either" },
    { name: "regular_expression", accepts: [BYTES], kind: "literal", check: checkPattern },
    { name: "replacement", accepts: [BYTES], kind: "literal", check: checkReplacement },
  ],
  returns: BYTES,
  nil: "propagates",
  contexts: ["rewrite", "header-value", "redirect-target"],
  once: { notWith: ["regex_replace", "wildcard_replace"] },
  sentence: "Replaces the first match of a regular expression; ${1} to ${8} insert what the groups matched, $$ a dollar sign.",
  example: 'regex_replace(http.request.uri.path, "^/foo/([^/]*)/(.*)$", "/bar/${2}/${1}")',
  limits: "Once in an expression, not together with wildcard_replace(); up to 8 references.",
  documentation: functionPage("regex_replace"),
  prepare: ([, pattern, replacement]) => createReplace(pattern, replacement),
};

function checkPattern(literal: Value): string | undefined {
  if (typeof literal !== "string") return undefined;
  const regex = parseRegexBytes(literal);
  return "message" in regex ? regex.message : undefined;
}

function createReplace(pattern: Value | undefined, replacement: Value | undefined): PreparedFunction {
  const regex = parseRegexBytes(bytesArgument([pattern ?? null], 0));
  const parts = parseReplacement(bytesArgument([replacement ?? null], 0));
  if ("message" in regex) throw new Error(`The pattern was not checked: ${regex.message}`);
  return (args) => {
    const source = bytesArgument(args, 0);
    const slots = regex.captures(source);
    if (slots === null) return source;
    const capture = (number: number): string | undefined => {
      const start = slots[2 * number];
      return start === undefined || start < 0 ? undefined : source.slice(start, slots[2 * number + 1]);
    };
    return source.slice(0, slots[0]) + fillReplacement(parts, capture) + source.slice(slots[1]);
  };
}
