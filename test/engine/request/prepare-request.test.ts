import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PreparedRequest, prepareRequest } from "../../../engine/request/prepare-request";
import type { SavedTrace, TraceDefinition } from "../../../engine/request/trace-definition";

const GET: TraceDefinition = { url: "https://example.com/", method: "GET" };

function prepare(trace: Partial<TraceDefinition>, rest: Partial<SavedTrace> = {}): PreparedRequest {
  const reading = prepareRequest({ ...rest, trace: { ...GET, ...trace } });
  if (reading.kind === "problems") throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

function headersOf(prepared: PreparedRequest): readonly string[] {
  return prepared.request.headers.map(({ name, value }) => `${name}: ${value}`);
}

describe("the request", () => {
  test("is what the URL and the method say", () => {
    expect(prepare({ url: "https://Shop.example.com:8443/a b?c=d#e", method: "post" }).request).toEqual({
      method: "POST",
      scheme: "https",
      host: "shop.example.com",
      port: 8443,
      path: "/a%20b",
      query: "c=d",
      version: "HTTP/1.1",
      headers: [{ name: "Host", value: "shop.example.com:8443" }],
      body: "",
    });
  });

  test("takes its host from a host header; the URL still names the zone", () => {
    const prepared = prepare({ headers: { Host: "Other.example.com:8443" } });
    expect(prepared.request.host).toBe("Other.example.com");
    expect(prepared.url.host).toBe("example.com");
    expect(headersOf(prepared)).toEqual(["Host: Other.example.com:8443"]);
  });

  test("has the trace's headers in order, then the repeated ones", () => {
    const prepared = prepare(
      { headers: { "X-B": "1", "x-a": "2" } },
      {
        requestHeaders: [
          ["X-B", "3"],
          ["X-B", "4"],
        ],
      },
    );
    expect(headersOf(prepared)).toEqual(["Host: example.com", "X-B: 1", "x-a: 2", "X-B: 3", "X-B: 4"]);
  });

  test("has header names in lower case over HTTP/2 and HTTP/3", () => {
    for (const protocol of ["HTTP/2", "HTTP/3"]) {
      expect(headersOf(prepare({ protocol, headers: { "X-B": "Q" } }))).toEqual(["host: example.com", "x-b: Q"]);
    }
  });

  test("has text beyond ASCII in headers as UTF-8 bytes", () => {
    expect(headersOf(prepare({ headers: { a: "é" } }))).toContain("a: \xc3\xa9");
  });

  const COOKIES = [
    ["cookies become a cookie header", {}, { a: "1", b: "2" }, "Cookie: a=1; b=2"],
    ["cookies join a cookie header that is given", { COOKIE: "x=y" }, { a: "1" }, "COOKIE: x=y; a=1"],
    ["cookies replace an empty cookie header", { cookie: "" }, { a: "1" }, "cookie: a=1"],
    ["a cookie header alone stays as it is", { cookie: "x=y;z" }, {}, "cookie: x=y;z"],
  ] as const;
  for (const [name, headers, cookies, expected] of COOKIES) {
    test(name, () => expect(headersOf(prepare({ headers, cookies }))).toEqual(["Host: example.com", expected]));
  }

  const BODIES = [
    [
      "JSON is sent compact, with its type and length",
      { json: { b: [1, "é"], a: null } },
      '{"b":[1,"\xc3\xa9"],"a":null}',
      ["Content-Type: application/json", "Content-Length: 23"],
    ],
    ["base64 is decoded", { base64: "AP8=" }, "\x00\xff", ["Content-Length: 2"]],
    ["text is sent as UTF-8", { plain_text: "ü" }, "\xc3\xbc", ["Content-Length: 2"]],
    ["base64 counts before JSON before text", { plain_text: "t", json: 1, base64: "eA==" }, "x", ["Content-Length: 1"]],
    ["an empty text is a body of no bytes", { plain_text: "" }, "", ["Content-Length: 0"]],
    ["no body at all has no length", {}, "", []],
  ] as const;
  for (const [name, body, bytes, headers] of BODIES) {
    test(name, () => {
      const prepared = prepare({ method: "POST", body });
      expect(prepared.request.body).toBe(bytes);
      expect(headersOf(prepared).slice(1)).toEqual(headers);
    });
  }

  test("leaves content-type and content-length alone that are given", () => {
    const headers = { "content-type": "application/vnd.api+json", "content-length": "7" };
    const prepared = prepare({ method: "POST", headers, body: { json: {} } });
    expect(headersOf(prepared)).toEqual(["Host: example.com", "content-type: application/vnd.api+json", "content-length: 7"]);
    expect(prepared.assumptions.map(({ name }) => name)).not.toContain("trace.headers.content-type");
  });

  const PROTOCOLS = [
    ["HTTP/1.0", "HTTP/1.0"],
    ["HTTP/1.1", "HTTP/1.1"],
    ["HTTP/2", "HTTP/2"],
    ["http/2.0", "HTTP/2"],
    ["h3", "HTTP/3"],
    ["HTTP/3", "HTTP/3"],
  ] as const;
  for (const [protocol, version] of PROTOCOLS) {
    test(`protocol ${protocol} is ${version}`, () => expect(prepare({ protocol }).request.version).toBe(version));
  }
});

describe("what a trace leaves open", () => {
  test("is filled in and listed", () => {
    const prepared = prepare({});
    expect(prepared.world).toEqual({ milliseconds: 1_767_225_600_000, seed: 1, counters: {} });
    expect(prepared.originResponse).toEqual({ status: 200, headers: [{ name: "content-type", value: "text/html" }], body: "" });
    expect(prepared.assumptions.map(({ name, value }) => [name, value])).toEqual([
      ["world.time", "2026-01-01T00:00:00Z"],
      ["world.seed", 1],
      ["trace.protocol", "HTTP/1.1"],
      ["origin", 200],
    ]);
    expect(prepared.facts.assumed).toEqual(["clock", "seed", "protocol", "origin"]);
    expect([prepared.skipChallenge, prepared.skipResponse, prepared.originGiven]).toEqual([false, false, false]);
  });

  test("is nothing where everything is given", () => {
    const prepared = prepare(
      {
        protocol: "HTTP/2",
        skip_response: true,
        context: { skip_challenge: true, bot_score: 1, threat_score: 2, geoloc: { iso_code: "DE" } },
      },
      {
        world: { time: "2026-03-01T12:00:00.5+01:00", seed: 7, counters: { a: 1 } },
        origin: { status: 503, headers: { "Set-Cookie": ["a=1", "b=2"], Server: "x" }, body: { base64: "/w==" } },
      },
    );
    expect(prepared.assumptions).toEqual([]);
    expect(prepared.facts.assumed).toEqual([]);
    expect(prepared.facts.context).toEqual({ botScore: 1, threatScore: 2, geolocation: { iso_code: "DE" } });
    expect(prepared.world).toEqual({ milliseconds: 1_772_362_800_500, seed: 7, counters: { a: 1 } });
    expect(prepared.originResponse).toEqual({
      status: 503,
      headers: [
        { name: "Set-Cookie", value: "a=1" },
        { name: "Set-Cookie", value: "b=2" },
        { name: "Server", value: "x" },
      ],
      body: "\xff",
    });
    expect([prepared.skipChallenge, prepared.skipResponse, prepared.originGiven]).toEqual([true, true, true]);
  });

  test("an origin that is described in part has no headers that nobody gave", () => {
    expect(prepare({}, { origin: { body: "ü" } }).originResponse).toEqual({ status: 200, headers: [], body: "\xc3\xbc" });
  });
});

const PROBLEMS: readonly (readonly [
  name: string,
  trace: Partial<TraceDefinition>,
  rest: Partial<SavedTrace>,
  pointer: string,
  message: string,
])[] = [
  ["a URL without scheme", { url: "example.com" }, {}, "/trace/url", "starts with http:// or https://"],
  ["a URL without host", { url: "https:///x" }, {}, "/trace/url", "has no host"],
  ["another scheme", { url: "ftp://example.com/" }, {}, "/trace/url", "Only http and https"],
  ["a URL that is too long", { url: `https://example.com/${"a".repeat(40_000)}` }, {}, "/trace/url", "too long"],
  ["the method CONNECT", { method: "connect" }, {}, "/trace/method", "refuses CONNECT"],
  ["the method TRACE", { method: "TRACE" }, {}, "/trace/method", "refuses TRACE"],
  ["the method PURGE", { method: "PURGE" }, {}, "/trace/method", "refuses PURGE"],
  ["a method with a space", { method: "GET /" }, {}, "/trace/method", "expected an HTTP method"],
  ["an empty method", { method: "" }, {}, "/trace/method", "expected an HTTP method"],
  ["an unknown protocol", { protocol: "SPDY" }, {}, "/trace/protocol", "HTTP/1.0, HTTP/1.1, HTTP/2 or HTTP/3"],
  ["bad base64", { body: { base64: "%%%" } }, {}, "/trace/body/base64", "expected base64"],
  ["a body that is too large", { body: { plain_text: "a".repeat(1_048_577) } }, {}, "/trace/body/plain_text", "1048576 are the most"],
  ["headers that are too large", { headers: { a: "a".repeat(140_000) } }, {}, "/trace/headers", "131072 are the most"],
  ["a header name with a space", { headers: { "a b": "1" } }, {}, "/trace/headers/a b", "expected a header name"],
  ["a line break in a header", { headers: { a: "1\r\nb: 2" } }, {}, "/trace/headers/a", "without line breaks"],
  ["a line break in a repeated header", {}, { requestHeaders: [["a", "1\n"]] }, "/requestHeaders/0", "without line breaks"],
  ["a host header that is no host", { headers: { host: "a b" } }, {}, "/trace/headers/host", "cannot stand in a host name"],
  ["an empty host header", { headers: { host: "" } }, {}, "/trace/headers/host", "no host name"],
  ["a cookie name with =", { cookies: { "a=b": "1" } }, {}, "/trace/cookies/a=b", "expected a cookie name"],
  ["a cookie value with ;", { cookies: { a: "1; b=2" } }, {}, "/trace/cookies/a", "expected a cookie value"],
  ["a time that is none", {}, { world: { time: "noon" } }, "/world/time", "found “noon”"],
  ["bad base64 in the origin's body", {}, { origin: { body: { base64: "?" } } }, "/origin/body/base64", "expected base64"],
  ["a bad header name of the origin", {}, { origin: { headers: { "a b": "1" } } }, "/origin/headers/a b", "expected a header name"],
];

describe("prepareRequest", () => {
  for (const [name, trace, rest, pointer, message] of PROBLEMS) {
    test(`${name} is refused with its place`, () => {
      expect(prepareRequest({ ...rest, trace: { ...GET, ...trace } })).toEqual({
        kind: "problems",
        problems: [{ pointer, message: expect.stringContaining(message) }],
      });
    });
  }

  test("all problems are named", () => {
    const reading = prepareRequest({ trace: { url: "", method: "PURGE", protocol: "x" }, world: { time: "" } });
    expect(reading.kind === "problems" ? reading.problems.map(({ pointer }) => pointer) : []).toEqual([
      "/trace/url",
      "/trace/method",
      "/trace/protocol",
      "/world/time",
    ]);
  });

  test("whatever the texts are, it gives bytes or problems, the same each time", () => {
    const text = fc.string({ unit: "binary" });
    const texts = fc.dictionary(text, text, { maxKeys: 3 });
    fc.assert(
      fc.property(text, text, texts, texts, text, (path, method, headers, cookies, plain) => {
        const saved: SavedTrace = { trace: { url: `https://example.com/${path}`, method, headers, cookies, body: { plain_text: plain } } };
        const reading = prepareRequest(saved);
        expect(prepareRequest(saved)).toEqual(reading);
        if (reading.kind === "value")
          expect(
            JSON.stringify(Object.values(reading.value.request.headers).map(({ value }) => value)).replace(/\\u00../g, ""),
          ).not.toMatch(/[^\0-\xff]/);
      }),
    );
  });
});
