import { describe, expect, test } from "vitest";
import { controlOf, signalGroups } from "../../../../../renderer/features/builder/signals/signal-rows";

const field = (name: string, type: string, sentence: string) => ({
  name,
  type,
  sentence,
  example: undefined,
  documentation: "https://a.example/",
});
const JA4 = field("cf.bot_management.ja4", "String", "Fingerprint of the client's TLS.");
const VERIFIED = field("cf.client.bot", "Boolean", "Whether it is a known good bot.");
const VERSION = field("cf.tls_version", "String", "TLS version of the connection.");
const FAMILIES = [
  { label: "Visitor", fields: [field("ip.src", "IP address", "The visitor's address.")] },
  { label: "Bots", fields: [JA4, VERIFIED] },
  { label: "TLS", fields: [VERSION] },
];
const ASK = { families: FAMILIES, fields: {}, apart: ["ip.src"], open: new Set<string>(), search: "" };

describe("the families of fields", () => {
  test("show what is given, and all only where they are open", () => {
    const fields = { "cf.client.bot": true, "ip.src": "192.0.2.1" };
    expect(signalGroups({ ...ASK, fields, open: new Set(["TLS"]) })).toEqual([
      { label: "Bots", given: 1, state: "closed", rows: [{ name: "cf.client.bot", field: VERIFIED, value: true }] },
      { label: "TLS", given: 0, state: "open", rows: [{ name: "cf.tls_version", field: VERSION, value: undefined }] },
    ]);
  });

  test("every word must fit name, type, sentence or family", () => {
    expect(signalGroups({ ...ASK, search: "tls fingerprint" }).flatMap(({ rows }) => rows.map(({ name }) => name))).toEqual([JA4.name]);
    expect(signalGroups({ ...ASK, search: "boolean" }).map(({ label }) => label)).toEqual(["Bots"]);
    expect(signalGroups({ ...ASK, search: "nothing such" })).toEqual([]);
  });

  test("a given name that is no field stands last", () => {
    expect(signalGroups({ ...ASK, fields: { "cf.nope": 1 } }).at(-1)).toEqual({
      label: "Not known",
      given: 1,
      state: "open",
      rows: [{ name: "cf.nope", field: null, value: 1 }],
    });
  });
});

test.each([
  ["a truth is chosen", VERIFIED, true, "boolean"],
  ["a text is typed", JA4, "t13d", "text"],
  ["a text that is given as bytes is JSON", JA4, { base64: "AA==" }, "json"],
  ["missing is JSON", VERIFIED, null, "json"],
  ["a number is JSON", field("cf.x", "Integer", ""), 1, "json"],
  ["what is unknown is JSON", null, "a", "json"],
] as const)("%s", (_, known, value, control) => expect(controlOf({ name: "a", field: known, value })).toBe(control));
