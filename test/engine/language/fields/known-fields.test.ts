import { describe, expect, test } from "vitest";
import { readGivenFields } from "../../../../engine/language/fields";
import type { Json, JsonObject } from "../../../../engine/support/json";
import { factsOf, jsonOf, readField } from "./read-fields";

const LONDON = {
  city: "London",
  continent: "EU",
  is_eu_country: false,
  iso_code: "GB",
  latitude: 51.5,
  longitude: -0.12,
  postal_code: "EC1A",
  region_code: "ENG",
  subdivision_2_iso_code: "GB-LND",
  timezone: "Europe/London",
};

const FROM_CONTEXT: readonly (readonly [string, Json])[] = [
  ["ip.src.city", "London"],
  ["ip.src.continent", "EU"],
  ["ip.src.is_in_european_union", false],
  ["ip.src.country", "GB"],
  ["ip.src.lat", "51.5"],
  ["ip.src.lon", "-0.12"],
  ["ip.src.postal_code", "EC1A"],
  ["ip.src.region_code", "ENG"],
  ["ip.src.subdivision_2_iso_code", "GB-LND"],
  ["ip.src.timezone.name", "Europe/London"],
  ["ip.geoip.country", "GB"],
  ["ip.geoip.continent", "EU"],
  ["ip.geoip.subdivision_2_iso_code", "GB-LND"],
  ["ip.geoip.is_in_european_union", false],
  ["cf.bot_management.score", 30],
  ["cf.threat_score", 7],
];

describe("what the trace's context says is given", () => {
  const facts = factsOf({ context: { bot_score: 30, threat_score: 7, geoloc: LONDON } });
  for (const [field, value] of FROM_CONTEXT) {
    test(field, () => {
      expect(jsonOf(field, facts)).toEqual(value);
      expect(readField(field, facts).source).toBe("given");
    });
  }
  test("a tiny coordinate has no exponent", () => {
    expect(jsonOf("ip.src.lat", factsOf({ context: { geoloc: { latitude: 1e-9 } } }))).toBe("0.00000");
  });
});

const ASSUMED: readonly (readonly [string, Json])[] = [
  ["ip.src", "203.0.113.10"],
  ["ip.src.country", ""],
  ["ip.src.asnum", 0],
  ["ip.geoip.asnum", 0],
  ["ip.src.is_in_european_union", false],
  ["ip.src.subdivision_1_iso_code", ""],
  ["cf.bot_management.score", 99],
  ["cf.bot_management.verified_bot", false],
  ["cf.client.bot", false],
  ["cf.bot_management.detection_ids", []],
  ["cf.threat_score", 0],
  ["cf.waf.score", 100],
  ["cf.waf.score.class", "clean"],
  ["cf.tls_version", "TLSv1.3"],
  ["cf.tls_cipher", ""],
  ["cf.tls_client_auth.cert_verified", false],
  ["cf.tls_client_auth.cert_subject_dn", ""],
  ["cf.edge.server_ip", "198.51.100.1"],
  ["cf.timings.client_tcp_rtt_msec", 20],
  ["cf.llm.prompt.detected", false],
  ["cf.llm.prompt.injection_score", 100],
  ["cf.llm.prompt.custom_topic_categories", {}],
  ["http.request.jwt.claims.aud", {}],
  ["http.request.jwt.claims.aud.names", []],
  ["http.request.headers.truncated", false],
  ["http.request.version", "HTTP/1.1"],
  ["http.request.timestamp.sec", 1_767_225_600],
  ["http.request.timestamp.msec", 0],
];

describe("what nobody gave is assumed", () => {
  for (const [field, value] of ASSUMED) {
    test(`${field} is ${JSON.stringify(value)}`, () => {
      expect(jsonOf(field, factsOf({}))).toEqual(value);
      expect(readField(field, factsOf({})).source).toBe("assumed");
    });
  }
  test("a body whose kind nothing gives away has an assumed MIME type", () => {
    expect(readField("http.request.body.mime", factsOf({ body: { plain_text: "hello" } }))).toEqual({ value: "", source: "assumed" });
  });
});

describe("without a request only documented defaults are known", () => {
  const ROWS: readonly (readonly [string, Json])[] = [
    ["http.cookie", ""],
    ["http.request.headers", {}],
    ["http.request.headers.names", []],
    ["cf.waf.score", 100],
    ["cf.tls_version", ""],
    ["ip.src.country", ""],
    ["http.host", null],
    ["http.request.method", null],
    ["ssl", null],
    ["ip.src", null],
    ["cf.bot_management.score", null],
    ["raw.http.request.uri", null],
    ["http.response.code", null],
    ["cf.zone.name", null],
    ["ip.dst", null],
  ];
  for (const [field, value] of ROWS) {
    test(`${field} is ${JSON.stringify(value)}`, () => {
      expect(jsonOf(field, null)).toEqual(value);
      expect(readField(field, null).source).toBe("assumed");
    });
  }
});

describe("clock and seed", () => {
  const facts = factsOf({}, { world: { time: "2017-01-10T15:45:37.857Z", seed: 5 } });
  test("the time that is given is given, in whole seconds and milliseconds of them", () => {
    expect(readField("http.request.timestamp.sec", facts)).toEqual({ value: 1_484_063_137, source: "given" });
    expect(readField("http.request.timestamp.msec", facts)).toEqual({ value: 857, source: "given" });
  });
  test("before 1970 the milliseconds still count upwards", () => {
    const early = factsOf({}, { world: { time: "1969-12-31T23:59:59.250Z" } });
    expect([jsonOf("http.request.timestamp.sec", early), jsonOf("http.request.timestamp.msec", early)]).toEqual([-1, 250]);
  });
  test("random values have their shape and follow the seed", () => {
    expect(readField("cf.ray_id", facts).value).toMatch(/^[0-9a-f]{16}$/);
    expect(readField("cf.random_seed", facts).value).toHaveLength(16);
    expect(jsonOf("cf.ray_id", facts)).toBe(jsonOf("cf.ray_id", facts));
    expect(jsonOf("cf.ray_id", facts)).not.toBe(jsonOf("cf.ray_id", factsOf({})));
  });
});

function givenBy(fields: JsonObject) {
  const { given, problems } = readGivenFields(fields, { onTrace: true });
  expect(problems).toEqual([]);
  return given;
}

describe("one source of truth", () => {
  const ROWS: readonly (readonly [name: string, fields: JsonObject, field: string, value: Json, source: string])[] = [
    ["an old name follows the new one", { "ip.src.country": "DE" }, "ip.geoip.country", "DE", "given"],
    ["the new name follows an old one", { "ip.geoip.country": "DE" }, "ip.src.country", "DE", "given"],
    ["the Union follows the country", { "ip.src.country": "DE" }, "ip.src.is_in_european_union", true, "derived"],
    ["Martinique is in the Union", { "ip.src.country": "MQ" }, "ip.src.is_in_european_union", true, "derived"],
    ["the United Kingdom is not", { "ip.src.country": "GB" }, "ip.src.is_in_european_union", false, "derived"],
    [
      "the old name of the Union follows the old name of the country",
      { "ip.geoip.country": "FR" },
      "ip.geoip.is_in_european_union",
      true,
      "derived",
    ],
    [
      "what is given itself wins",
      { "ip.src.country": "DE", "ip.src.is_in_european_union": false },
      "ip.src.is_in_european_union",
      false,
      "given",
    ],
    ["a known bot is a verified bot", { "cf.client.bot": true }, "cf.bot_management.verified_bot", true, "given"],
    ["a verified bot is a known bot", { "cf.bot_management.verified_bot": true }, "cf.client.bot", true, "given"],
    ["the class follows the score: 20 is an attack", { "cf.waf.score": 20 }, "cf.waf.score.class", "attack", "derived"],
    ["21 is likely an attack", { "cf.waf.score": 21 }, "cf.waf.score.class", "likely_attack", "derived"],
    ["51 is likely clean", { "cf.waf.score": 51 }, "cf.waf.score.class", "likely_clean", "derived"],
    ["81 is clean", { "cf.waf.score": 81 }, "cf.waf.score.class", "clean", "derived"],
    [
      "personal data follows its kinds",
      { "cf.llm.prompt.pii_categories": ["EMAIL_ADDRESS"] },
      "cf.llm.prompt.pii_detected",
      true,
      "derived",
    ],
    [
      "no unsafe topics is no unsafe topic",
      { "cf.llm.prompt.unsafe_topic_categories": [] },
      "cf.llm.prompt.unsafe_topic_detected",
      false,
      "derived",
    ],
    [
      "claim names follow the claims",
      { "http.request.jwt.claims.aud": { b: ["2", "3"], a: ["1"] } },
      "http.request.jwt.claims.aud.names",
      ["a", "b"],
      "derived",
    ],
    [
      "claim values follow the claims",
      { "http.request.jwt.claims.nbf.sec": { b: [2, 3], a: [1] } },
      "http.request.jwt.claims.nbf.sec.values",
      [1, 2, 3],
      "derived",
    ],
    ["fields win over the context", { "ip.src.country": "DE" }, "ip.src.country", "DE", "given"],
  ];
  const facts = factsOf({ context: { geoloc: { city: "Paris" } } });
  for (const [name, fields, field, value, source] of ROWS) {
    test(name, () => {
      expect(jsonOf(field, facts, givenBy(fields))).toEqual(value);
      expect(readField(field, facts, givenBy(fields)).source).toBe(source);
    });
  }
  test("the Union follows the country of the context", () => {
    expect(readField("ip.src.is_in_european_union", factsOf({ context: { geoloc: { iso_code: "AT" } } }))).toEqual({
      value: true,
      source: "derived",
    });
  });
  test("the context's country gives way to the fields'", () => {
    expect(jsonOf("ip.src.country", factsOf({ context: { geoloc: { iso_code: "US" } } }), givenBy({ "ip.src.country": "DE" }))).toBe("DE");
  });
});

describe("response fields", () => {
  const response = {
    status: 404,
    headers: [
      { name: "Content-Type", value: "text/HTML; charset=utf-8" },
      { name: "Set-Cookie", value: "a=1" },
      { name: "set-cookie", value: "b=2" },
    ],
    body: "",
  };
  const given = {
    ...factsOf({}, { origin: { status: 404 } }),
    response: { ...response, headers: response.headers.slice(0, 1) },
    originalResponse: response,
  };
  const ROWS: readonly (readonly [string, Json])[] = [
    ["http.response.code", 404],
    ["http.response.headers", { "content-type": ["text/HTML; charset=utf-8"] }],
    ["http.response.headers.names", ["Content-Type"]],
    ["http.response.headers.values", ["text/HTML; charset=utf-8"]],
    ["http.response.content_type.media_type", "text/html"],
    ["raw.http.response.headers", { "content-type": ["text/HTML; charset=utf-8"], "set-cookie": ["a=1", "b=2"] }],
    ["raw.http.response.headers.names", ["Content-Type", "Set-Cookie", "set-cookie"]],
    ["raw.http.response.headers.values", ["text/HTML; charset=utf-8", "a=1", "b=2"]],
  ];
  for (const [field, value] of ROWS) {
    test(`${field} follows from the response`, () => {
      expect(jsonOf(field, given)).toEqual(value);
      expect(readField(field, given).source).toBe("derived");
    });
    test(`${field} is assumed where nobody described the origin`, () => {
      expect(readField(field, { ...factsOf({}), response, originalResponse: response }).source).toBe("assumed");
    });
  }
  test("the edge's own errors have a kind and a number, and no error has none", () => {
    const failed = { ...given, edgeError: { type: "waf", code: 1020 } };
    expect([jsonOf("cf.response.error_type", failed), jsonOf("cf.response.1xxx_code", failed)]).toEqual(["waf", 1020]);
    const fine = { ...given, edgeError: null };
    expect([readField("cf.response.error_type", fine), readField("cf.response.1xxx_code", fine)]).toEqual([
      { value: "", source: "derived" },
      { value: 0, source: "derived" },
    ]);
  });
});

test("a custom hostname's metadata is JSON text", () => {
  expect(readField("cf.hostname.metadata", { ...factsOf({}), hostnameMetadata: { rollout_pct: 10 } })).toEqual({
    value: '{"rollout_pct":10}',
    source: "derived",
  });
});

const PLANS = [
  ["free", "FREE"],
  ["pro", "PRO"],
  ["business", "BIZ"],
  ["enterprise", "ENT"],
  ["ENT", "ENT"],
] as const;

describe("the zone's plan", () => {
  for (const [plan, code] of PLANS) {
    test(`${plan} is ${code}`, () => expect(jsonOf("cf.zone.plan", { ...factsOf({}), zone: { name: "a", plan } })).toBe(code));
  }
  test("without a zone there is neither name nor plan", () => {
    expect([jsonOf("cf.zone.name", { ...factsOf({}), zone: null }), jsonOf("cf.zone.plan", { ...factsOf({}), zone: null })]).toEqual([
      null,
      null,
    ]);
  });
});
