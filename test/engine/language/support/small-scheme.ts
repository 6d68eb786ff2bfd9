import { defineFunction } from "../../../../engine/language/functions/definition";
import { createScheme, type FieldDefinition, type FunctionDefinition, type Scheme } from "../../../../engine/language/index";
import { arrayOf, BOOL, BYTES, INT, IP, mapOf, type Type } from "../../../../engine/language/types/type";
import type { Value } from "../../../../engine/language/values/value";

function field(name: string, type: Type, assumed?: Value): FieldDefinition {
  const sheet = { name, type, sides: ["request", "response"], sentence: "", documentation: "" } as const;
  return assumed === undefined ? sheet : { ...sheet, assumed };
}

const LISTS = mapOf(arrayOf(BYTES));

/** Fields of every type, and the functions that the reference engine's own scheme had. */
export const SMALL_FIELDS: readonly FieldDefinition[] = [
  field("http.host", BYTES, ""),
  field("http.cookie", BYTES, ""),
  field("http.user_agent", BYTES, ""),
  field("http.request.method", BYTES, ""),
  field("http.request.uri.path", BYTES, ""),
  field("http.request.full_uri", BYTES, ""),
  field("http.request.accepted_languages", arrayOf(BYTES), []),
  field("http.request.headers", LISTS, new Map()),
  field("http.request.headers.names", arrayOf(BYTES), []),
  field("http.request.headers.values", arrayOf(BYTES), []),
  field("http.request.uri.args", LISTS, new Map()),
  field("http.request.body.multipart.names", arrayOf(arrayOf(BYTES)), []),
  field("ip.src", IP),
  field("ip.src.country", BYTES),
  field("ip.src.asnum", INT, 0),
  field("ssl", BOOL),
  field("cf.edge.server_port", INT),
  field("cf.bot_management.score", INT),
  field("cf.bot_management.detection_ids", arrayOf(INT), []),
  field("optional", BYTES),
  field("optional_bool", BOOL),
  field("t", BOOL, true),
  field("bools", arrayOf(BOOL), []),
  field("bools2", arrayOf(BOOL), []),
  field("map_of_bool_arrays", mapOf(arrayOf(BOOL)), new Map()),
];

const text = { accepts: [BYTES], kind: "field" } as const;
const textOrLiteral = { accepts: [BYTES], kind: "either" } as const;
const sheet = { nil: "propagates", sentence: "", documentation: "" } as const;

export const SMALL_FUNCTIONS: readonly FunctionDefinition[] = [
  defineFunction({
    ...sheet,
    name: "lower",
    parameters: [{ name: "value", ...text }],
    returns: BYTES,
    apply: ([value]) => (typeof value === "string" ? value.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : null),
  }),
  defineFunction({
    ...sheet,
    name: "upper",
    parameters: [{ name: "value", ...text }],
    returns: BYTES,
    apply: ([value]) => (typeof value === "string" ? value.replace(/[a-z]/g, (letter) => letter.toUpperCase()) : null),
  }),
  defineFunction({
    ...sheet,
    name: "len",
    parameters: [{ name: "value", accepts: [BYTES, "array", "map"], kind: "field" }],
    returns: INT,
    apply: ([value]) => (typeof value === "string" || Array.isArray(value) ? value.length : null),
  }),
  defineFunction({
    ...sheet,
    name: "starts_with",
    parameters: [
      { name: "value", ...text },
      { name: "start", ...textOrLiteral },
    ],
    returns: BOOL,
    apply: ([value, start]) => (typeof value === "string" && typeof start === "string" ? value.startsWith(start) : null),
  }),
  defineFunction({
    ...sheet,
    name: "ends_with",
    parameters: [
      { name: "value", ...text },
      { name: "end", ...textOrLiteral },
    ],
    returns: BOOL,
    apply: ([value, end]) => (typeof value === "string" && typeof end === "string" ? value.endsWith(end) : null),
  }),
  defineFunction({
    ...sheet,
    name: "concat",
    parameters: [
      { name: "value", accepts: [BYTES, "array"], kind: "either" },
      { name: "value", accepts: "any", like: { argument: 0, part: "whole" }, kind: "either", repeats: { atMost: 32 } },
    ],
    returns: ([first]) => first ?? BYTES,
    nil: "handled",
    apply: (values) => {
      const texts = values.filter((value) => typeof value === "string");
      return texts.length === 0 ? null : texts.join("");
    },
  }),
];

export const SMALL_SCHEME: Scheme = createScheme({ fields: SMALL_FIELDS, functions: SMALL_FUNCTIONS });
