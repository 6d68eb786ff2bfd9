export type { Wildcard } from "./match-wildcard";
export { createWildcard } from "./match-wildcard";
export type { WildcardError, WildcardOptions } from "./parse-wildcard";
export { parseWildcard } from "./parse-wildcard";
