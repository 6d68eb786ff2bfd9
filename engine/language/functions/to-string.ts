import { BOOL, BYTES, INT, IP } from "../types/type";
import { printIp } from "../values/ip";
import { ipArgument, isInt } from "./arguments";
import { defineFunction } from "./definition";
import { functionPage } from "./documentation";

/** `to_string(value)`: decimal, `true` or `false`, or the canonical text of an address. */
export const toStringFunction = defineFunction({
  name: "to_string",
  parameters: [{ name: "value", accepts: [INT, BOOL, IP], kind: "either" }],
  returns: BYTES,
  nil: "propagates",
  contexts: ["rewrite", "header-value", "redirect-target"],
  sentence: "The text of an integer, a boolean or an IP address.",
  example: "to_string(cf.bot_management.score)",
  documentation: functionPage("to_string"),
  apply: ([value]) => {
    if (typeof value === "boolean") return value ? "true" : "false";
    return isInt(value) ? value.toString() : printIp(ipArgument([value ?? null], 0));
  },
});
