import * as z from "zod";
import { MOST_EARLIER_REQUESTS } from "./earlier-requests";
import type { SavedTrace, TraceDefinition } from "./trace-definition";

/** The largest inputs taken. A file is measured by whoever reads it; the rest is refused by `prepareRequest`. */
export const TRACE_LIMITS = {
  fileBytes: 5_000_000,
  urlBytes: 32_768,
  headerBytes: 131_072,
  bodyBytes: 1_048_576,
} as const;

const text = z.string();
const geolocation = z
  .looseObject({
    city: text.exactOptional().describe("City of the visitor."),
    continent: text.exactOptional().describe("Continent code: AF, AN, AS, EU, NA, OC, SA, or T1 for Tor."),
    is_eu_country: z.boolean().exactOptional().describe("Whether the country belongs to the European Union."),
    iso_code: text.exactOptional().describe("Two-letter country code, such as DE."),
    latitude: z.number().min(-90).max(90).exactOptional(),
    longitude: z.number().min(-180).max(180).exactOptional(),
    postal_code: text.exactOptional(),
    region_code: text.exactOptional().describe("Region code without the country, such as TX."),
    subdivision_2_iso_code: text.exactOptional().describe("Second-level ISO 3166-2 code, such as GB-LND."),
    timezone: text.exactOptional().describe("IANA time zone, such as Europe/Berlin."),
  })
  .describe("Where the visitor is.");

const context = z
  .looseObject({
    bot_score: z.int().min(0).max(99).exactOptional().describe("Bot score: 1 is certainly automated, 99 certainly human."),
    threat_score: z.int().min(0).max(100).exactOptional().describe("Threat score; in production always 0."),
    skip_challenge: z.boolean().exactOptional().describe("True: a challenge counts as passed and the trace goes on."),
    geoloc: geolocation.exactOptional(),
  })
  .describe("What the network would know about the visitor.");

const optionalParts = {
  protocol: text.exactOptional().describe("HTTP/1.0, HTTP/1.1, HTTP/2 or HTTP/3."),
  headers: z.record(text, text).exactOptional().describe("Request headers, one value a name."),
  cookies: z.record(text, text).exactOptional().describe("Cookies, added to the cookie header."),
  body: z
    .looseObject({
      base64: text.exactOptional().describe("The body's bytes in base64."),
      json: z.json().exactOptional().describe("The body as JSON."),
      plain_text: text.exactOptional().describe("The body as text."),
    })
    .exactOptional()
    .describe("The request body; the first there is of base64, json and plain_text counts."),
  context: context.exactOptional(),
  skip_response: z.boolean().exactOptional().describe("True: the origin is not asked and response phases are not traced."),
};
const url = text.describe("The full URL, with http:// or https://.");
const method = text.describe("The HTTP method, such as GET.");

/** The body of Cloudflare's Request Trace operation. Keys that are not named here are kept. */
export const TRACE = z.looseObject({ url, method, ...optionalParts }).describe("One simulated request.");

const jsonObject = z.record(text, z.json());

const origin = z
  .looseObject({
    status: z.int().min(200).max(599).exactOptional(),
    headers: z
      .record(text, z.union([text, z.array(text)], "expected a text, or a list of texts for a header that repeats"))
      .exactOptional(),
    body: z.union([text, z.looseObject({ base64: text })], "expected a text, or an object with “base64”").exactOptional(),
  })
  .exactOptional()
  .describe("What the simulated origin answers.");

const earlierRequest = z.looseObject({
  repeat: z.int().min(1).max(MOST_EARLIER_REQUESTS).exactOptional().describe("How many of them there were; 1 by default."),
  seconds: z.number().min(0).exactOptional().describe("How many seconds before the trace the first of them came; 1 by default."),
  every: z.number().min(0).exactOptional().describe("How many seconds apart they came; 0 by default."),
  trace: z.looseObject({ url: url.exactOptional(), method: method.exactOptional(), ...optionalParts }).exactOptional(),
  fields: jsonObject.exactOptional(),
  origin,
});

/** A saved trace as it stands in a file. Keys that are not named here are kept. */
export const SAVED_TRACE = z.looseObject({
  $schema: text.exactOptional(),
  name: text.exactOptional().describe("What the library shows."),
  description: text.exactOptional(),
  tags: z.array(text).exactOptional(),
  notes: text.exactOptional(),
  trace: TRACE,
  requestHeaders: z
    .array(z.tuple([text, text]))
    .exactOptional()
    .describe("Further request headers as [name, value], in order; names may repeat."),
  fields: jsonObject.exactOptional().describe("What the network would know, by field name."),
  world: z
    .looseObject({
      time: text.exactOptional().describe("The engine's clock, such as 2026-01-01T00:00:00Z."),
      seed: z.int().exactOptional().describe("Decides everything random."),
      counters: jsonObject
        .exactOptional()
        .describe("By rate limiting rule: how many requests of the period came before, or an object with requests and mitigated_at."),
      before: z
        .array(earlierRequest)
        .exactOptional()
        .describe("Requests that came before this one, as this one but for what they name; played for rate limits."),
    })
    .exactOptional(),
  force: z
    .array(z.looseObject({ rule: text, matched: z.boolean() }))
    .exactOptional()
    .describe("Rules whose expression nobody has, asserted to match or not."),
  lists: z.record(text, z.array(text)).exactOptional().describe("Contents of managed lists, by name without $."),
  origin,
  fetches: z.array(jsonObject).exactOptional().describe("Answers to a Worker's own fetches."),
  variables: jsonObject.exactOptional(),
  cases: z.array(jsonObject).exactOptional().describe("One case a row: values for the variables."),
  expect: z.array(jsonObject).exactOptional().describe("What the trace must yield."),
});

/** Holds the schemas to the interfaces: neither compiles once a schema promises less. */
export const parseTrace = (input: unknown): z.ZodSafeParseResult<TraceDefinition> => TRACE.safeParse(input, { reportInput: true });
export const parseSavedTrace = (input: unknown): z.ZodSafeParseResult<SavedTrace> => SAVED_TRACE.safeParse(input, { reportInput: true });
