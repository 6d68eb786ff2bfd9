import { BYTES } from "../types/type";
import { bytesArgument } from "./arguments";
import type { FunctionDefinition } from "./definition";
import { functionPage } from "./documentation";

/** `remove_bytes(value, bytes_to_remove)`: the second argument is a set of bytes, not a substring. */
export const removeBytes: FunctionDefinition = {
  name: "remove_bytes",
  parameters: [
    { name: "value", accepts: [BYTES], kind: "field" },
    { name: "bytes_to_remove", accepts: [BYTES], kind: "literal" },
  ],
  returns: BYTES,
  nil: "propagates",
  sentence: "Drops every byte that occurs in the second argument.",
  example: 'remove_bytes(http.host, "\\x2e\\x77")',
  documentation: functionPage("remove_bytes"),
  prepare: ([, literal]) => {
    const removed = new Set(bytesArgument([literal ?? null], 0));
    return (args) => {
      let kept = "";
      for (const byte of bytesArgument(args, 0)) if (!removed.has(byte)) kept += byte;
      return kept;
    };
  },
};
