import { WORDS } from "../words/words";

const words = WORDS.editor.actionParameters;
type Schema = Readonly<Record<string, unknown>>;

const TEXT = { type: "string" } as const;
const FLAG = { type: "boolean" } as const;
const COUNT = { type: "integer", minimum: 0 } as const;

/** A fixed text, or an expression that gives one. */
const DYNAMIC = {
  type: "object",
  properties: {
    value: { ...TEXT, description: words.fixedText },
    expression: { ...TEXT, description: words.expression },
  },
  minProperties: 1,
  maxProperties: 1,
} as const;

/** Keys beyond these are not wrong: an action may learn more than stands here. */
function object(properties: Schema, required: readonly string[] = []): Schema {
  return { type: "object", properties, required };
}

function oneOf(values: readonly (string | number)[], description = ""): Schema {
  return { enum: values, description };
}

const MODE = oneOf(["respect_origin", "bypass_by_default", "override_origin"], words.timeOf);

const OVERRIDE = {
  action: { ...TEXT, description: words.action },
  enabled: FLAG,
  sensitivity_level: TEXT,
  score_threshold: COUNT,
};

/** What each action may be told, as JSON Schema: https://developers.cloudflare.com/ruleset-engine/rules-language/actions/ */
export const ACTION_PARAMETERS: readonly { readonly action: string; readonly schema: Record<string, unknown> }[] = [
  {
    action: "skip",
    schema: {
      ...object({
        ruleset: oneOf(["current"], words.restOfRuleset),
        phase: oneOf(["current"], words.restOfPhase),
        phases: { type: "array", items: TEXT, description: words.phases },
        products: {
          type: "array",
          items: oneOf(["zoneLockdown", "uaBlock", "bic", "hot", "securityLevel", "rateLimit", "waf"]),
          description: words.products,
        },
        rulesets: { type: "array", items: TEXT, description: words.rulesets },
        rules: { type: "object", additionalProperties: { type: "array", items: TEXT }, description: words.rules },
      }),
      minProperties: 1,
    },
  },
  {
    action: "execute",
    schema: object(
      {
        id: { ...TEXT, description: words.ruleset },
        version: TEXT,
        overrides: object({
          ...OVERRIDE,
          categories: { type: "array", items: object({ category: TEXT, ...OVERRIDE }, ["category"]) },
          rules: { type: "array", items: object({ id: TEXT, ...OVERRIDE }, ["id"]) },
        }),
        matched_data: object({ public_key: TEXT }),
      },
      ["id"],
    ),
  },
  {
    action: "redirect",
    schema: {
      ...object({
        from_value: object(
          { target_url: DYNAMIC, status_code: oneOf([301, 302, 303, 307, 308], words.status), preserve_query_string: FLAG },
          ["target_url"],
        ),
        from_list: object({ name: { ...TEXT, description: words.list }, key: { ...TEXT, description: words.key } }, ["name", "key"]),
      }),
      minProperties: 1,
    },
  },
  {
    action: "rewrite",
    schema: object({
      uri: object({ path: DYNAMIC, query: DYNAMIC, origin: FLAG }),
      headers: {
        type: "object",
        description: words.headers,
        additionalProperties: object({ operation: oneOf(["set", "add", "remove"], words.operation), value: TEXT, expression: TEXT }, [
          "operation",
        ]),
      },
    }),
  },
  {
    action: "route",
    schema: object({
      host_header: { ...TEXT, description: words.hostHeader },
      sni: object({ value: TEXT }, ["value"]),
      origin: object({ host: TEXT, port: { type: "integer", minimum: 1, maximum: 65_535 } }),
    }),
  },
  {
    action: "set_cache_settings",
    schema: object({
      cache: { ...FLAG, description: words.cache },
      edge_ttl: object({
        mode: MODE,
        default: { ...COUNT, description: words.seconds },
        status_code_ttl: {
          type: "array",
          items: object({ status_code: COUNT, status_code_range: object({ from: COUNT, to: COUNT }), value: { type: "integer" } }),
        },
      }),
      browser_ttl: object({ mode: oneOf(["respect_origin", "bypass_by_default", "override_origin", "bypass"]), default: COUNT }),
      serve_stale: object({ disable_stale_while_updating: FLAG }),
      respect_strong_etags: FLAG,
      cache_key: object({
        cache_by_device_type: FLAG,
        cache_deception_armor: FLAG,
        ignore_query_strings_order: FLAG,
        custom_key: object({ query_string: object({}), header: object({}), cookie: object({}), user: object({}), host: object({}) }),
      }),
      cache_reserve: object({ eligible: FLAG, minimum_file_size: COUNT }),
      origin_error_page_passthru: FLAG,
      additional_cacheable_ports: { type: "array", items: COUNT },
    }),
  },
  {
    action: "serve_error",
    schema: object({
      content: { ...TEXT, description: words.page },
      asset_name: { ...TEXT, description: words.storedPage },
      content_type: oneOf(["application/json", "text/xml", "text/plain", "text/html"], words.pageType),
      status_code: { type: "integer", minimum: 400, maximum: 999 },
    }),
  },
  {
    action: "compress_response",
    schema: object(
      { algorithms: { type: "array", items: object({ name: oneOf(["gzip", "brotli", "zstd", "none", "auto", "default"]) }, ["name"]) } },
      ["algorithms"],
    ),
  },
  { action: "score", schema: object({ increment: { type: "integer" } }, ["increment"]) },
  {
    action: "log_custom_field",
    schema: object({
      request_fields: { type: "array", items: object({ name: TEXT }, ["name"]) },
      response_fields: { type: "array", items: object({ name: TEXT, preserve_duplicates: FLAG }, ["name"]) },
      cookie_fields: { type: "array", items: object({ name: TEXT }, ["name"]) },
    }),
  },
];
