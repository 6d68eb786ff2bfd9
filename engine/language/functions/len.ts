import { BYTES, INT } from "../types/type";
import { arrayArgument } from "./arguments";
import { defineFunction } from "./definition";
import { functionPage } from "./documentation";

/** `len(value)`: bytes, not characters. */
export const len = defineFunction({
  name: "len",
  parameters: [{ name: "value", accepts: [BYTES, "array"], kind: "either" }],
  returns: INT,
  nil: "propagates",
  sentence: "The length of a string in bytes, or the number of elements of an array; of a missing value there is none.",
  example: 'len(http.request.uri.args["filter"]) >= 0',
  documentation: functionPage("len"),
  apply: (args) => {
    const [value] = args;
    return typeof value === "string" ? value.length : arrayArgument(args, 0).length;
  },
});
