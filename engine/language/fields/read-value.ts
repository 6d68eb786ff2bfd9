import { assertNever } from "../../support/assert-never";
import { decodeBase64 } from "../../support/base64";
import { textToBytes } from "../../support/bytes";
import { describeFound, isJsonObject, type Json } from "../../support/json";
import { type Type, typeName } from "../types/type";
import { parseIp } from "../values/ip";
import type { Value } from "../values/value";

/** A value, or in a sentence what was expected instead. */
export type ValueReading = { readonly kind: "value"; readonly value: Value } | { readonly kind: "mismatch"; readonly message: string };

const LARGEST_INTEGER = 9_223_372_036_854_775_807n;
const SMALLEST_INTEGER = -9_223_372_036_854_775_808n;

/**
 * Reads a value of `type` from JSON. Text becomes UTF-8 bytes, `{"base64": "…"}` the bytes it stands for; integers too large
 * for JSON may be decimal text; addresses are text. Goes no deeper than `type` does.
 */
export function readValue(type: Type, json: Json): ValueReading {
  switch (type.kind) {
    case "Bool":
      return typeof json === "boolean" ? found(json) : mismatch("true or false", json);
    case "Bytes":
      return readBytes(json);
    case "Int":
      return readInteger(json);
    case "Ip":
      return readAddress(json);
    case "Array":
      return readArray(type.of, json);
    case "Map":
      return readMap(type.of, json);
    default:
      return assertNever(type);
  }
}

function readBytes(json: Json): ValueReading {
  if (typeof json === "string") return found(textToBytes(json));
  const base64 = isJsonObject(json) ? json["base64"] : undefined;
  const bytes = typeof base64 === "string" ? decodeBase64(base64) : null;
  return bytes === null ? mismatch("a text, or bytes as {“base64”: “…”}", json) : found(bytes);
}

function readInteger(json: Json): ValueReading {
  if (typeof json === "number" && Number.isSafeInteger(json)) return found(json === 0 ? 0 : json);
  if (typeof json === "string" && /^-?\d{1,19}$/.test(json)) {
    const integer = BigInt(json);
    if (integer > LARGEST_INTEGER || integer < SMALLEST_INTEGER) return mismatch("a 64-bit whole number", json);
    return found(Number.isSafeInteger(Number(integer)) ? Number(integer) : integer);
  }
  return mismatch("a whole number", json);
}

function readAddress(json: Json): ValueReading {
  const address = typeof json === "string" ? parseIp(json) : null;
  return address === null ? mismatch("an IP address such as 192.0.2.1 or 2001:db8::1", json) : found(address);
}

function readArray(of: Type, json: Json): ValueReading {
  if (!Array.isArray(json)) return mismatch(`a list (${typeName(of)})`, json);
  const items: Value[] = [];
  for (const [index, item] of json.entries()) {
    const reading = readValue(of, item);
    if (reading.kind === "mismatch") return { kind: "mismatch", message: `item ${index + 1}: ${reading.message}` };
    items.push(reading.value);
  }
  return found(items);
}

function readMap(of: Type, json: Json): ValueReading {
  if (!isJsonObject(json)) return mismatch("an object", json);
  const entries: [string, Value][] = [];
  for (const [key, item] of Object.entries(json)) {
    const reading = readValue(of, item);
    if (reading.kind === "mismatch") return { kind: "mismatch", message: `“${key.slice(0, 40)}”: ${reading.message}` };
    entries.push([textToBytes(key), reading.value]);
  }
  return found(new Map(entries.sort(([left], [right]) => (left < right ? -1 : 1))));
}

function found(value: Value): ValueReading {
  return { kind: "value", value };
}

function mismatch(expected: string, json: Json): ValueReading {
  return { kind: "mismatch", message: `expected ${expected}, found ${describeFound(json)}` };
}
