import { sameValue } from "../operators/same-value";
import { BOOL, BYTES } from "../types/type";
import type { Value } from "../values/value";
import { bytesArgument, isArrayValue, isMapValue, mapArgument } from "./arguments";
import { defineFunction } from "./definition";
import { functionPage } from "./documentation";

/** `has_key(map, key)` */
export const hasKey = defineFunction({
  name: "has_key",
  parameters: [
    { name: "map", accepts: ["map"], kind: "field" },
    { name: "key", accepts: [BYTES], kind: "either" },
  ],
  returns: BOOL,
  nil: "propagates",
  sentence: "True when the map holds the key; names of headers are lower case.",
  example: 'has_key(http.request.headers, "x-custom-header")',
  documentation: functionPage("has_key"),
  apply: (args) => mapArgument(args, 0).has(bytesArgument(args, 1)),
});

/** `has_value(collection, value)` */
export const hasValue = defineFunction({
  name: "has_value",
  parameters: [
    { name: "collection", accepts: ["array", "map"], kind: "field" },
    { name: "value", accepts: "any", like: { argument: 0, part: "element" }, kind: "either" },
  ],
  returns: BOOL,
  nil: "propagates",
  sentence: "True when an element of the array, or a value of the map, equals the value.",
  example: 'has_value(http.request.headers.names, "x-api-key")',
  documentation: functionPage("has_value"),
  needs: { holds: (rest) => `${rest} among its values`, fails: (rest) => `no ${rest} among its values` },
  apply: ([collection, wanted]) => {
    if (wanted === undefined || wanted === null) return null;
    return elements(collection ?? []).some((element) => equal(element, wanted));
  },
});

function elements(collection: Value): readonly Value[] {
  if (isMapValue(collection)) return [...collection.values()];
  return isArrayValue(collection) ? collection : [];
}

function equal(left: Value, right: Value): boolean {
  if (isArrayValue(left) || isMapValue(left)) {
    const ours = elements(left);
    const theirs = elements(right);
    return ours.length === theirs.length && ours.every((element, index) => equal(element, theirs[index] ?? []));
  }
  return sameValue(left, right);
}
