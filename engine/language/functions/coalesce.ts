import { BYTES } from "../types/type";
import { defineFunction } from "./definition";
import { functionPage } from "./documentation";

/** `coalesce(a, b, …)`: an empty string and zero are values. How many arguments it takes is not documented. */
export const coalesce = defineFunction({
  name: "coalesce",
  parameters: [
    { name: "value", accepts: "any", kind: "either" },
    { name: "value", accepts: "any", like: { argument: 0, part: "whole" }, kind: "either", repeats: { atMost: 32 } },
  ],
  returns: ([first]) => first ?? BYTES,
  nil: "handled",
  sentence: "The first argument that has a value.",
  example: 'coalesce(http.request.uri.args["page"][0], "1")',
  limits: "All arguments are of one type.",
  documentation: functionPage("coalesce"),
  apply: (args) => args.find((value) => value !== null) ?? null,
});
