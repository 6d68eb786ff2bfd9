import { BOOL, BYTES } from "../types/type";
import { bytesArgument } from "./arguments";
import { defineFunction, type Parameter } from "./definition";
import { functionPage } from "./documentation";

const PARAMETERS: readonly Parameter[] = [
  { name: "source", accepts: [BYTES], kind: "field" },
  { name: "substring", accepts: [BYTES], kind: "either" },
];

/** `starts_with(source, substring)`: an empty substring always matches. */
export const startsWith = defineFunction({
  name: "starts_with",
  parameters: PARAMETERS,
  returns: BOOL,
  nil: "propagates",
  sentence: "True when the source begins with the substring; case counts.",
  example: 'starts_with(http.request.uri.path, "/blog")',
  limits: "A function only: there is no infix form in the language.",
  documentation: functionPage("starts_with"),
  needs: { holds: (rest) => `text that begins with ${rest}`, fails: (rest) => `text that does not begin with ${rest}` },
  apply: (args) => bytesArgument(args, 0).startsWith(bytesArgument(args, 1)),
});

/** `ends_with(source, substring)`: an empty substring always matches. */
export const endsWith = defineFunction({
  name: "ends_with",
  parameters: PARAMETERS,
  returns: BOOL,
  nil: "propagates",
  sentence: "True when the source ends with the substring; case counts.",
  example: 'ends_with(http.request.uri.path, ".html")',
  limits: "A function only: there is no infix form in the language.",
  documentation: functionPage("ends_with"),
  needs: { holds: (rest) => `text that ends with ${rest}`, fails: (rest) => `text that does not end with ${rest}` },
  apply: (args) => bytesArgument(args, 0).endsWith(bytesArgument(args, 1)),
});
