import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readGivenFields } from "../../../../engine/language/fields";
import { readValue } from "../../../../engine/language/fields/read-value";
import { arrayOf, BOOL, BYTES, INT, IP, mapOf } from "../../../../engine/language/types/type";
import type { JsonObject } from "../../../../engine/support/json";

describe("readGivenFields", () => {
  test("reads each value by its field's type", () => {
    const { given, problems } = readGivenFields({
      "ip.src": "192.0.2.1",
      "ip.src.asnum": 64_500,
      "cf.bot_management.verified_bot": true,
      "ip.src.city": "Köln",
      "cf.random_seed": { base64: "/wA=" },
      "cf.waf.content_scan.obj_sizes": [1, "9223372036854775807"],
    });
    expect(problems).toEqual([]);
    expect(Object.fromEntries(given)).toEqual({
      "ip.src": { family: 4, a: 0, b: 0, c: 0, d: 0xc000_0201 },
      "ip.src.asnum": 64_500,
      "cf.bot_management.verified_bot": true,
      "ip.src.city": "K\xc3\xb6ln",
      "cf.random_seed": "\xff\x00",
      "cf.waf.content_scan.obj_sizes": [1, 9_223_372_036_854_775_807n],
    });
  });

  test("null gives a field to be missing", () => expect(readGivenFields({ "http.host": null }).given.get("http.host")).toBeNull());

  const REFUSED: readonly (readonly [name: string, fields: JsonObject, pointer: string, message: string])[] = [
    ["an unknown name", { "ip.src.contry": "DE" }, "/fields/ip.src.contry", "did you mean ip.src.country?"],
    ["a name like no other", { zzzzzzzz: 1 }, "/fields/zzzzzzzz", "there is no field “zzzzzzzz”"],
    [
      "an address that is none",
      { "ip.src": "192.0.2.256" },
      "/fields/ip.src",
      "expected an IP address such as 192.0.2.1 or 2001:db8::1, found “192.0.2.256”",
    ],
    ["a number for text", { "ip.src.country": 1 }, "/fields/ip.src.country", "expected a text"],
    ["a fraction", { "ip.src.asnum": 1.5 }, "/fields/ip.src.asnum", "expected a whole number, found the number 1.5"],
    ["an item of the wrong type", { "cf.bot_management.tags": ["a", 1] }, "/fields/cf.bot_management.tags", "item 2: expected a text"],
    [
      "two names with two values",
      { "ip.src.country": "DE", "ip.geoip.country": "FR" },
      "/fields/ip.geoip.country",
      "two names of one field",
    ],
    ["what the URL decides", { "http.request.uri.path": "/a" }, "/fields/http.request.uri.path", "change the URL of the trace instead"],
    ["the host", { "http.host": "a" }, "/fields/http.host", "change the URL of the trace, or its host header instead"],
    ["what the headers decide", { "http.request.headers": {} }, "/fields/http.request.headers", "change the headers of the trace instead"],
    ["what the body decides", { "http.request.body.raw": "" }, "/fields/http.request.body.raw", "change the body of the trace instead"],
    [
      "what the origin decides",
      { "http.response.code": 500 },
      "/fields/http.response.code",
      "change the origin response of the trace instead",
    ],
    [
      "what the zone decides",
      { "cf.zone.plan": "ENT" },
      "/fields/cf.zone.plan",
      "change the plan of the zone in the configuration instead",
    ],
    ["a field of packets", { "ip.dst": "192.0.2.1" }, "/fields/ip.dst", "network firewall"],
  ];
  for (const [name, fields, pointer, message] of REFUSED) {
    test(`on a trace ${name} is refused`, () => {
      expect(readGivenFields(fields, { onTrace: true }).problems).toEqual([{ pointer, message: expect.stringContaining(message) }]);
    });
  }

  test("alone, any field may be given, and the pointer is the caller's", () => {
    const fields = { "http.host": "a", "ip.dst": "192.0.2.1", "http.response.code": 500, "no.such": 1 };
    const { given, problems } = readGivenFields(fields, { pointer: "" });
    expect([...given.keys()]).toEqual(["http.host", "ip.dst", "http.response.code"]);
    expect(problems.map(({ pointer }) => pointer)).toEqual(["/no.such"]);
  });

  test("alone, each of two names for one field keeps its own value", () => {
    const { given, problems } = readGivenFields({ "ip.geoip.country": "FR", "ip.src.country": "DE" });
    expect(problems).toEqual([]);
    expect(Object.fromEntries(given)).toEqual({ "ip.geoip.country": "FR", "ip.src.country": "DE" });
  });

  test("what can be read is read beside what cannot", () => {
    const { given, problems } = readGivenFields({ "ip.src.country": 1, "ip.src.city": "Oslo" }, { onTrace: true });
    expect([...given]).toEqual([["ip.src.city", "Oslo"]]);
    expect(problems).toHaveLength(1);
  });

  test("whatever the JSON, it gives values or problems", () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.oneof(fc.string(), fc.constantFrom("ip.src", "http.host", "cf.waf.score", "__proto__", "http.request.headers")),
          fc.jsonValue(),
        ),
        (json) => {
          const fields: JsonObject = JSON.parse(JSON.stringify(json));
          const { given, problems } = readGivenFields(fields);
          expect(given.size + problems.length).toBeGreaterThanOrEqual(Object.keys(fields).length);
        },
      ),
    );
  });
});

describe("readValue", () => {
  test("maps come in byte order of their keys, which are bytes", () => {
    const reading = readValue(mapOf(arrayOf(BYTES)), { b: ["1"], é: [], B: ["ü"] });
    expect(reading.kind === "value" && reading.value instanceof Map ? [...reading.value] : reading).toEqual([
      ["B", ["\xc3\xbc"]],
      ["b", ["1"]],
      ["\xc3\xa9", []],
    ]);
  });
  test("small integers as text are numbers, large ones are bigints", () => {
    expect(readValue(INT, "12")).toEqual({ kind: "value", value: 12 });
    expect(readValue(INT, "-9223372036854775808")).toEqual({ kind: "value", value: -9_223_372_036_854_775_808n });
  });
  const REFUSED = [
    ["an integer above 64 bits", INT, "9223372036854775808"],
    ["a number beyond what JSON keeps exact", INT, 2 ** 53],
    ["a word for a Boolean", BOOL, "true"],
    ["a list for an address", IP, []],
    ["text for a list", arrayOf(BYTES), "a"],
    ["a list for a map", mapOf(BYTES), []],
    ["bad base64", BYTES, { base64: "?" }],
    ["null", BYTES, null],
  ] as const;
  for (const [name, type, json] of REFUSED)
    test(`${name} is refused`, () => expect(readValue(type, json)).toMatchObject({ kind: "mismatch" }));
});
