import { BYTES } from "../types/type";
import type { Value } from "../values/value";
import { parseWildcard } from "../values/wildcard";
import { bytesArgument } from "./arguments";
import type { FunctionDefinition, PreparedFunction } from "./definition";
import { functionPage } from "./documentation";
import { checkReplacement, fillReplacement, parseReplacement } from "./replacement";

/** `wildcard_replace(source, wildcard_pattern, replacement, flags)`: the whole source must match, else it comes back. */
export const wildcardReplace: FunctionDefinition = {
  name: "wildcard_replace",
  parameters: [
    { name: "source", accepts: [BYTES], kind: "field" },
    { name: "wildcard_pattern", accepts: [BYTES], kind: "literal", check: checkPattern },
    { name: "replacement", accepts: [BYTES], kind: "literal", check: checkReplacement },
    { name: "flags", accepts: [BYTES], kind: "literal", optional: true },
  ],
  returns: BYTES,
  nil: "propagates",
  contexts: ["rewrite", "redirect-target"],
  once: { notWith: ["regex_replace", "wildcard_replace"] },
  sentence:
    "Rewrites a string that matches a wildcard pattern as a whole; ${1} to ${8} insert what the stars took. Flag “s” makes case count.",
  example: 'wildcard_replace(http.request.full_uri, "https://*.example.com/*", "https://example.com/${1}/${2}")',
  limits: "Once in an expression, not together with regex_replace(); up to 8 references; no ** in the pattern.",
  documentation: functionPage("wildcard_replace"),
  prepare: ([, pattern, replacement, flags]) => createReplace(pattern, replacement, flags),
};

function checkPattern(literal: Value): string | undefined {
  if (typeof literal !== "string") return undefined;
  const wildcard = parseWildcard(literal, { strict: false });
  return "problem" in wildcard ? wildcard.problem : undefined;
}

function createReplace(pattern: Value | undefined, replacement: Value | undefined, flags: Value | undefined): PreparedFunction {
  const strict = typeof flags === "string" && flags.includes("s");
  const wildcard = parseWildcard(bytesArgument([pattern ?? null], 0), { strict });
  const parts = parseReplacement(bytesArgument([replacement ?? null], 0));
  if ("problem" in wildcard) throw new Error(`The pattern was not checked: ${wildcard.problem}`);
  return (args) => {
    const source = bytesArgument(args, 0);
    const taken = wildcard.captures(source);
    return taken === null ? source : fillReplacement(parts, (number) => (number === 0 ? source : taken[number - 1]));
  };
}
