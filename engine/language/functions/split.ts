import { arrayOf, BYTES, INT } from "../types/type";
import type { Value } from "../values/value";
import { bytesArgument, intArgument } from "./arguments";
import { defineFunction } from "./definition";
import { functionPage } from "./documentation";

const MOST_PIECES = 128;

/** `split(input, separator, limit)`: the last piece keeps the rest; empty pieces are kept. */
export const split = defineFunction({
  name: "split",
  parameters: [
    { name: "input", accepts: [BYTES], kind: "field" },
    {
      name: "separator",
      accepts: [BYTES],
      kind: "literal",
      check: (literal) => (literal === "" ? "expected a separator that is not empty" : undefined),
    },
    { name: "limit", accepts: [INT], kind: "literal", check: checkLimit },
  ],
  returns: arrayOf(BYTES),
  nil: "propagates",
  contexts: ["filter", "rewrite", "header-value", "redirect-target"],
  sentence: "Cuts a string at every separator into at most limit pieces; the last one keeps the rest.",
  example: 'split(http.request.headers["x-categories"][0], ",", 64)',
  limits: "1 to 128 pieces.",
  documentation: functionPage("split"),
  apply: (args) => cut(bytesArgument(args, 0), bytesArgument(args, 1), Number(intArgument(args, 2))),
});

function cut(input: string, separator: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  while (pieces.length < limit - 1) {
    const at = input.indexOf(separator, from);
    if (at < 0) break;
    pieces.push(input.slice(from, at));
    from = at + separator.length;
  }
  return [...pieces, input.slice(from)];
}

function checkLimit(literal: Value): string | undefined {
  return typeof literal === "number" && literal >= 1 && literal <= MOST_PIECES ? undefined : `expected a limit from 1 to ${MOST_PIECES}`;
}
