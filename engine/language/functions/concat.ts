import { BYTES } from "../types/type";
import type { MaybeValue, Value } from "../values/value";
import { isArrayValue } from "./arguments";
import { defineFunction } from "./definition";
import { functionPage } from "./documentation";

/** `concat(a, b, …)`: a missing argument counts as nothing; when all are missing, so is the result. */
export const concat = defineFunction({
  name: "concat",
  parameters: [
    { name: "value", accepts: [BYTES, "array"], kind: "either" },
    { name: "value", accepts: [BYTES, "array"], like: { argument: 0, part: "whole" }, kind: "either", repeats: { atMost: 32 } },
  ],
  returns: ([first]) => first ?? BYTES,
  nil: "handled",
  sentence: "Joins strings, or appends arrays, in the order given.",
  example: 'concat("https://", http.host, http.request.uri.path)',
  limits: "2 to 32 arguments, all of one type; turn other types into text with to_string().",
  documentation: functionPage("concat"),
  apply: join,
});

function join(args: readonly MaybeValue[]): MaybeValue {
  const arrays = args.filter(isArrayValue);
  if (arrays.length > 0) return arrays.flat<readonly (readonly Value[])[]>();
  let text = "";
  let found = false;
  for (const value of args) {
    if (typeof value !== "string") continue;
    text += value;
    found = true;
  }
  return found ? text : null;
}
