/**
 * The types of the Rules language. Documentation calls Bytes “String” and Int “Integer” or “Number”.
 * https://developers.cloudflare.com/ruleset-engine/rules-language/values/
 */
export type Type =
  | { readonly kind: "Bool" }
  | { readonly kind: "Bytes" }
  | { readonly kind: "Int" }
  | { readonly kind: "Ip" }
  | { readonly kind: "Array"; readonly of: Type }
  | { readonly kind: "Map"; readonly of: Type };

export const BOOL = { kind: "Bool" } as const satisfies Type;
export const BYTES = { kind: "Bytes" } as const satisfies Type;
export const INT = { kind: "Int" } as const satisfies Type;
export const IP = { kind: "Ip" } as const satisfies Type;

export function arrayOf(of: Type): Type {
  return { kind: "Array", of };
}

export function mapOf(of: Type): Type {
  return { kind: "Map", of };
}

export function sameType(left: Type, right: Type): boolean {
  if (left.kind === "Array" && right.kind === "Array") return sameType(left.of, right.of);
  if (left.kind === "Map" && right.kind === "Map") return sameType(left.of, right.of);
  return left.kind === right.kind;
}

/** As the reference engine prints a type in its messages: `Bytes`, `Array<Bool>`, `Map<Array<Bytes>>`. */
export function typeName(type: Type): string {
  return type.kind === "Array" || type.kind === "Map" ? `${type.kind}<${typeName(type.of)}>` : type.kind;
}
