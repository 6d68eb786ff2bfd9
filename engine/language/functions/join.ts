import { arrayOf, BYTES } from "../types/type";
import { arrayArgument, bytesArgument } from "./arguments";
import { defineFunction } from "./definition";
import { functionPage } from "./documentation";

/** `join(items, separator)`: an empty array gives the empty string. */
export const join = defineFunction({
  name: "join",
  parameters: [
    { name: "items", accepts: [arrayOf(BYTES)], kind: "field" },
    { name: "separator", accepts: [BYTES], kind: "either" },
  ],
  returns: BYTES,
  nil: "propagates",
  sentence: "The strings of an array with the separator between them.",
  example: 'join(http.request.headers.names, ",")',
  documentation: functionPage("join"),
  apply: (args) =>
    arrayArgument(args, 0)
      .filter((item) => typeof item === "string")
      .join(bytesArgument(args, 1)),
});
