import { BYTES, INT } from "../types/type";
import type { Int } from "../values/value";
import { bytesArgument, intArgument } from "./arguments";
import { defineFunction } from "./definition";
import { functionPage } from "./documentation";

/**
 * `substring(field, start, end)`: bytes from `start` up to, not including, `end`; negative places count from the end.
 * Our reading where documentation is silent: places outside are moved to the nearer end, and an end before the start gives "".
 */
export const substring = defineFunction({
  name: "substring",
  parameters: [
    { name: "field", accepts: [BYTES], kind: "field" },
    { name: "start", accepts: [INT], kind: "either" },
    { name: "end", accepts: [INT], kind: "either", optional: true },
  ],
  returns: BYTES,
  nil: "propagates",
  sentence: "The bytes from start up to, not including, end; negative places count from the end of the string.",
  example: "substring(http.request.uri.path, 2, 5)",
  documentation: functionPage("substring"),
  apply: (args) => {
    const field = bytesArgument(args, 0);
    return field.slice(place(intArgument(args, 1)), args.length > 2 ? place(intArgument(args, 2)) : undefined);
  },
});

/** Far beyond any string; larger integers are no longer exact as numbers. */
const FAR = 2 ** 40;

function place(index: Int): number {
  return Math.max(-FAR, Math.min(FAR, Number(index)));
}
