import { arrayOf, BOOL, BYTES, INT, mapOf, type Type } from "../types/type";
import type { MaybeValue, Value } from "../values/value";
import { defineField } from "./define-field";
import type { FieldDefinition } from "./definition";

const API_SHIELD = "Enterprise add-on (API Shield)";
const JWT_VALIDATION = "Enterprise add-on (API Shield JWT validation)";
const JWT_PAGE = "https://developers.cloudflare.com/api-shield/security/jwt-validation/transform-rules/";
const SEQUENCE_PAGE = "https://developers.cloudflare.com/bots/concepts/sequence-rules/";
const GRAPHQL_PAGE = "https://developers.cloudflare.com/api-shield/security/graphql-protection/";

export const API_SHIELD_FIELDS: readonly FieldDefinition[] = [
  defineField({
    name: "cf.api_gateway.auth_id_present",
    type: BOOL,
    plan: API_SHIELD,
    sentence: "Whether the request carries one of the session identifiers that API Shield was told of.",
    example: "false",
    assumed: false,
  }),
  defineField({
    name: "cf.api_gateway.request_violates_schema",
    type: BOOL,
    plan: API_SHIELD,
    sentence: "Whether the request breaks the schema of its saved endpoint.",
    example: "false",
    assumed: false,
  }),
  defineField({
    name: "cf.api_gateway.fallthrough_detected",
    type: BOOL,
    plan: API_SHIELD,
    sentence: "Whether the request fell through the saved endpoints.",
    example: "false",
    note: "Documentation says the opposite in one place; so give it rather than rely on the default.",
    assumed: false,
  }),
  defineField({
    name: "cf.schema_validation.learned.violated",
    type: BOOL,
    sentence: "Whether the request breaks the profile that was learned from traffic.",
    example: "false",
    assumed: false,
  }),
  defineField({
    name: "cf.schema_validation.uploaded.violated",
    type: BOOL,
    sentence: "Whether the request breaks a schema that was uploaded.",
    example: "false",
    assumed: false,
  }),
  defineField({
    name: "cf.sequence.current_op",
    type: BYTES,
    plan: API_SHIELD,
    sentence: "Short id of the saved operation that the request matches.",
    documentation: SEQUENCE_PAGE,
    assumed: "",
  }),
  defineField({
    name: "cf.sequence.previous_ops",
    type: arrayOf(BYTES),
    plan: API_SHIELD,
    sentence: "Short ids of the operations that the client asked for before, the latest first.",
    documentation: SEQUENCE_PAGE,
    assumed: [],
  }),
  defineField({
    name: "cf.sequence.msec_since_op",
    type: mapOf(INT),
    plan: API_SHIELD,
    sentence: "Milliseconds since the client last asked for an operation, by its short id.",
    documentation: SEQUENCE_PAGE,
    assumed: new Map(),
  }),
  defineField({
    name: "cf.api_gateway.graphql.query_size",
    type: INT,
    plan: API_SHIELD,
    sentence: "Number of leaf fields in a GraphQL query.",
    documentation: GRAPHQL_PAGE,
    assumed: 0,
  }),
  defineField({
    name: "cf.api_gateway.graphql.query_depth",
    type: INT,
    plan: API_SHIELD,
    sentence: "How deep a GraphQL query nests.",
    documentation: GRAPHQL_PAGE,
    assumed: 0,
  }),
  defineField({
    name: "cf.api_gateway.graphql.parsed_successfully",
    type: BOOL,
    plan: API_SHIELD,
    sentence: "Whether the body could be read as a GraphQL query.",
    documentation: GRAPHQL_PAGE,
    assumed: false,
  }),
];

/** A claim has three fields: by token configuration, its keys, and its values in one list. */
function claimFields(claim: string, of: Type, words: string): readonly FieldDefinition[] {
  const name = `http.request.jwt.claims.${claim}`;
  const value = of.kind === "Int" ? "1484063137" : '"x"';
  const map = defineField({
    name,
    type: mapOf(arrayOf(of)),
    plan: JWT_VALIDATION,
    sentence: `${words} of validated JSON Web Tokens, by the id of the token configuration.`,
    example: `{"<token configuration id>": [${value}]}`,
    assumed: new Map(),
  });
  return [
    map,
    defineField({
      name: `${name}.names`,
      type: arrayOf(BYTES),
      plan: JWT_VALIDATION,
      sentence: `Token configurations that ${name} has values for.`,
      example: '["<token configuration id>"]',
      note: `Follows from ${name} where it is not given itself.`,
      follows: { fields: [map], value: ([claims]) => keysOf(claims) },
      assumed: [],
    }),
    defineField({
      name: `${name}.values`,
      type: arrayOf(of),
      plan: JWT_VALIDATION,
      sentence: `All values of ${name} in one list.`,
      example: `[${value}]`,
      note: `Follows from ${name} where it is not given itself.`,
      follows: { fields: [map], value: ([claims]) => valuesOf(claims) },
      assumed: [],
    }),
  ];
}

function keysOf(claims: MaybeValue | undefined): readonly Value[] | undefined {
  return claims instanceof Map ? [...claims.keys()] : undefined;
}

function valuesOf(claims: MaybeValue | undefined): readonly Value[] | undefined {
  return claims instanceof Map ? [...claims.values()].flat() : undefined;
}

export const JWT_FIELDS: readonly FieldDefinition[] = [
  defineField({
    name: "http.request.jwt.claims",
    type: mapOf(arrayOf(BYTES)),
    plan: JWT_VALIDATION,
    sentence: "The claims of validated JSON Web Tokens as JSON text, by the id of the token configuration; for lookup_json_string().",
    example: '{"<token configuration id>": ["{\\"user\\": \\"alice\\"}"]}',
    documentation: JWT_PAGE,
    assumed: new Map(),
  }),
  ...claimFields("aud", BYTES, "Audience (aud)"),
  ...claimFields("iat.sec", INT, "Time of issue (iat, in seconds)"),
  ...claimFields("iss", BYTES, "Issuer (iss)"),
  ...claimFields("jti", BYTES, "Token id (jti)"),
  ...claimFields("nbf.sec", INT, "Start of validity (nbf, in seconds)"),
  ...claimFields("sub", BYTES, "Subject (sub)"),
];
