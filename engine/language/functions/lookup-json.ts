import { BYTES, INT } from "../types/type";
import type { MaybeValue } from "../values/value";
import { bytesArgument, isInt } from "./arguments";
import { defineFunction, type Parameter } from "./definition";
import { functionPage } from "./documentation";
import { integerAt, type JsonDocument, openJson, stepInto, stringAt } from "./json-document";

const PARAMETERS: readonly Parameter[] = [
  { name: "field", accepts: [BYTES], kind: "either" },
  { name: "key", accepts: [BYTES, INT], kind: "either", repeats: { atMost: 32 } },
];

/** `lookup_json_string(field, key, …)`: text that is not JSON, a key that is not there and a value of another type give no value. */
export const lookupJsonString = defineFunction({
  name: "lookup_json_string",
  parameters: PARAMETERS,
  returns: BYTES,
  nil: "propagates",
  sentence: "The string in a JSON text that the keys lead to: names of members, or places in arrays from 0.",
  example: 'lookup_json_string(http.request.body.raw, "company") == "cloudflare"',
  documentation: functionPage("lookup_json_string"),
  apply: (args) => {
    const found = lookUp(args);
    return found === null ? null : stringAt(found.document, found.place);
  },
});

const LARGEST = 2n ** 63n - 1n;

/** `lookup_json_integer(field, key, …)`: as `lookup_json_string`; 42.0 and 1e3 are no integers, nor is what does not fit 64 bits. */
export const lookupJsonInteger = defineFunction({
  name: "lookup_json_integer",
  parameters: PARAMETERS,
  returns: INT,
  nil: "propagates",
  sentence: "The integer in a JSON text that the keys lead to: names of members, or places in arrays from 0.",
  example: 'lookup_json_integer(http.request.body.raw, "record", "version") == 2',
  limits: "Plain integers only: 42.0 gives no value.",
  documentation: functionPage("lookup_json_integer"),
  apply: (args) => {
    const found = lookUp(args);
    const digits = found === null ? null : integerAt(found.document, found.place);
    if (digits === null) return null;
    const value = BigInt(digits);
    if (value > LARGEST || value < -LARGEST - 1n) return null;
    return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
  },
});

function lookUp(args: readonly MaybeValue[]): { readonly document: JsonDocument; readonly place: number } | null {
  const document = openJson(bytesArgument(args, 0));
  if (document === null) return null;
  let place = document.root;
  for (const key of args.slice(1)) {
    if (typeof key !== "string" && !isInt(key)) return null;
    place = stepInto(document, place, key);
    if (place < 0) return null;
  }
  return { document, place };
}
