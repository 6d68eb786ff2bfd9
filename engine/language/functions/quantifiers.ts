import { arrayOf, BOOL } from "../types/type";
import type { FunctionDefinition } from "./definition";
import { functionPage } from "./documentation";

/** The fact sheet of a name that is called like a function but belongs to the grammar. */
export type QuantifierSheet = Omit<FunctionDefinition, "prepare">;

const VALUES = { name: "values", accepts: [arrayOf(BOOL)], kind: "field" } as const;

/** For completion and help; the parser knows these itself. */
export const QUANTIFIERS: readonly QuantifierSheet[] = [
  {
    name: "any",
    parameters: [VALUES],
    returns: BOOL,
    nil: "handled",
    sentence: "True when at least one element is true; false for an empty or missing array.",
    example: 'any(http.request.headers["accept"][*] == "application/json")',
    limits: "Takes one comparison; and, or, xor inside need parentheses of their own.",
    documentation: functionPage("any"),
  },
  {
    name: "all",
    parameters: [VALUES],
    returns: BOOL,
    nil: "handled",
    sentence: "True when every element is true, and so for an empty array.",
    example: 'all(http.request.headers["content-type"][*] == "application/json")',
    limits: "Takes one comparison; and, or, xor inside need parentheses of their own.",
    documentation: functionPage("all"),
  },
];
