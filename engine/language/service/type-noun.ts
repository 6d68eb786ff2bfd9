import type { Type } from "../types/type";

const NOUNS = { Bool: "Boolean", Bytes: "String", Int: "Integer", Ip: "IP address" } as const;

/** A type as documentation names it: `Boolean`, `Array<String>`. */
export function typeNoun(type: Type): string {
  return type.kind === "Array" || type.kind === "Map" ? `${type.kind}<${typeNoun(type.of)}>` : NOUNS[type.kind];
}
