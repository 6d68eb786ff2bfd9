import { lowerAscii, upperAscii } from "../../support/ascii";
import { BYTES } from "../types/type";
import { bytesArgument } from "./arguments";
import { defineFunction } from "./definition";
import { functionPage } from "./documentation";

/** `lower(value)` */
export const lower = defineFunction({
  name: "lower",
  parameters: [{ name: "value", accepts: [BYTES], kind: "field" }],
  returns: BYTES,
  nil: "propagates",
  sentence: "The string with the letters A to Z in lower case; other bytes stay.",
  example: 'lower(http.host) == "www.example.com"',
  documentation: functionPage("lower"),
  apply: (args) => lowerAscii(bytesArgument(args, 0)),
});

/** `upper(value)` */
export const upper = defineFunction({
  name: "upper",
  parameters: [{ name: "value", accepts: [BYTES], kind: "field" }],
  returns: BYTES,
  nil: "propagates",
  sentence: "The string with the letters a to z in upper case; other bytes stay.",
  example: 'upper(http.host) == "WWW.EXAMPLE.COM"',
  documentation: functionPage("upper"),
  apply: (args) => upperAscii(bytesArgument(args, 0)),
});
