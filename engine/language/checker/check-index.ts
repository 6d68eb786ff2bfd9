import { type Mistake, mistake } from "../lexer/scanned";
import { type Type, typeName } from "../types/type";

/** Whether `type` can be indexed this way: arrays by position, maps by key, both by `[*]` (a symbol here). */
export function checkIndex(
  type: Type,
  key: number | string | symbol,
  span: { readonly start: number; readonly end: number },
): Mistake | null {
  const allowed =
    typeof key === "symbol" ? type.kind === "Array" || type.kind === "Map" : type.kind === (typeof key === "number" ? "Array" : "Map");
  if (allowed) return null;
  const problem = mistake(
    "invalid-index-access",
    `cannot access index ${describeKey(key)} for type ${typeName(type)}`,
    span.start,
    span.end,
  );
  return { ...problem, hint: indexHint(type, key) };
}

function describeKey(key: number | string | symbol): string {
  if (typeof key === "symbol") return "MapEach";
  return typeof key === "number" ? `ArrayIndex(${key})` : `MapKey(${JSON.stringify(key)})`;
}

function indexHint(type: Type, key: number | string | symbol): string {
  if (type.kind === "Array") return "an array takes a position such as [0], or [*]";
  if (type.kind === "Map") return 'a map takes a key such as ["name"], or [*]';
  return typeof key === "symbol" ? "[*] needs an array or a map" : "only arrays and maps can be indexed";
}

/** What an array or a map holds; the type itself where it holds nothing. */
export function elementType(type: Type): Type {
  return type.kind === "Array" || type.kind === "Map" ? type.of : type;
}
