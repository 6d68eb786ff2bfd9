export type { Wildcard } from "./match-wildcard";
export { createWildcard } from "./match-wildcard";
export { parseWildcard } from "./parse-wildcard";
