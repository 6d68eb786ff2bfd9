import { BYTES } from "../types/type";
import { bytesArgument } from "./arguments";
import { defineFunction } from "./definition";
import { functionPage } from "./documentation";

/** `remove_query_args(field, query_param, …)`: names are compared as they stand in the query, byte for byte, not decoded. */
export const removeQueryArgs = defineFunction({
  name: "remove_query_args",
  parameters: [
    { name: "field", accepts: [BYTES], kind: "field", onlyFields: ["http.request.uri.query", "raw.http.request.uri.query"] },
    { name: "query_param", accepts: [BYTES], kind: "either", repeats: { atMost: 32 } },
  ],
  returns: BYTES,
  nil: "propagates",
  contexts: ["rewrite"],
  sentence: "The query string without the named parameters, all their occurrences; the order of the others is kept.",
  example: 'remove_query_args(http.request.uri.query, "country")',
  limits: "Only on http.request.uri.query and raw.http.request.uri.query.",
  documentation: functionPage("remove_query_args"),
  apply: (args) => {
    const names = new Set(args.slice(1));
    const pieces = bytesArgument(args, 0).split("&");
    return pieces.filter((piece) => !names.has(piece.split("=", 1)[0] ?? "")).join("&");
  },
});
