import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { FIELD_FAMILIES, FIELDS, GIVABLE_FAMILIES } from "../../../../engine/language/fields";
import { readValue } from "../../../../engine/language/fields/read-value";
import { typeName } from "../../../../engine/language/types/type";
import type { Json } from "../../../../engine/support/json";
import { factsOf, readField } from "./read-fields";

const BY_NAME = new Map(FIELDS.map((field) => [field.name, field]));

describe("every field", () => {
  test("stands once, in one family", () => {
    expect(FIELDS).toHaveLength(220);
    expect(BY_NAME.size).toBe(220);
    expect(FIELD_FAMILIES.flatMap(({ fields }) => fields)).toEqual(FIELDS);
  });

  for (const field of FIELDS) {
    test(`${field.name} says what it is`, () => {
      expect(field.name).toMatch(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/);
      expect(field.sentence).toMatch(/^[A-Z].*[.]$/s);
      expect(field.documentation).toMatch(/^https:\/\/developers\.cloudflare\.com\/.*\/$/);
      expect(field.sides.length).toBeGreaterThan(0);
      expect(field.sameAs === undefined || (field.derive === undefined && field.sameAs.sameAs === undefined)).toBe(true);
      const value = readField(field.name, factsOf({})).value;
      const response = { ...factsOf({}), response: { status: 200, headers: [{ name: "a", value: "b" }], body: "" } };
      for (const reading of [value, readField(field.name, response).value, field.assumed ?? null])
        expect(typesOf(reading, typeName(field.type))).toBe(true);
    });
  }

  test("has a value in a trace, but for packets, responses that are not there, and what has no default", () => {
    const missing = FIELDS.filter((field) => readField(field.name, factsOf({})).value === null);
    const expected = [
      "http.response.code",
      "raw.http.response.headers",
      "raw.http.response.headers.names",
      "raw.http.response.headers.values",
    ];
    expect(missing.filter(({ sides }) => !sides.every((side) => side === "network")).map(({ name }) => name)).toEqual(expected);
  });
});

/** Whether `value` is of the type so named; written apart from the reader, so that the two check each other. */
function typesOf(value: unknown, type: string): boolean {
  if (value === null) return true;
  const inner = /^(?:Array|Map)<(.*)>$/.exec(type)?.[1] ?? "";
  if (type.startsWith("Array")) return Array.isArray(value) && value.every((item) => typesOf(item, inner));
  if (type.startsWith("Map"))
    return value instanceof Map && [...value].every(([key, item]) => typeof key === "string" && typesOf(item, inner));
  if (type === "Bool") return typeof value === "boolean";
  if (type === "Int") return typeof value === "number" && Number.isSafeInteger(value);
  if (type === "Bytes") return typeof value === "string" && /^[\0-\xff]*$/.test(value);
  return typeof value === "object" && "family" in value;
}

test("deprecated names say what to use instead, and have its type", () => {
  const deprecated = FIELDS.flatMap(({ name, type, deprecated: old }) => (old === undefined ? [] : [[name, old.use, typeName(type)]]));
  expect(deprecated).toEqual([
    ["ip.geoip.asnum", "ip.src.asnum", "Int"],
    ["ip.geoip.continent", "ip.src.continent", "Bytes"],
    ["ip.geoip.country", "ip.src.country", "Bytes"],
    ["ip.geoip.subdivision_1_iso_code", "ip.src.subdivision_1_iso_code", "Bytes"],
    ["ip.geoip.subdivision_2_iso_code", "ip.src.subdivision_2_iso_code", "Bytes"],
    ["ip.geoip.is_in_european_union", "ip.src.is_in_european_union", "Bool"],
  ]);
  for (const [, use = ""] of deprecated) expect(BY_NAME.has(use)).toBe(true);
});

test("what Cloudflare would know is neither decided by the request, nor old, nor of packets", () => {
  const names = GIVABLE_FAMILIES.flatMap(({ fields }) => fields.map(({ name }) => name));
  expect(names).toEqual(
    expect.arrayContaining([
      "ip.src",
      "ip.src.asnum",
      "ip.src.country",
      "cf.bot_management.ja4",
      "cf.waf.score",
      "cf.tls_version",
      "cf.ray_id",
    ]),
  );
  for (const name of ["http.host", "http.request.uri.path", "ip.geoip.country", "ip.dst", "http.response.code", "cf.zone.name"])
    expect(names).not.toContain(name);
});

interface ReferenceField {
  readonly name: string;
  readonly type: string;
  readonly phases: string;
  readonly deprecated: string | null;
  readonly default?: Json;
}

/** The catalogue that ours was written after; there on some machines only, so that the suite is complete without it. */
const REFERENCE = path.resolve(import.meta.dirname, "../../../../../shared/reference/fields.json");
/** Where we differ on purpose: documented expressions index this field's entries as lists. */
const DIFFERENT_TYPE = new Map([["http.request.jwt.claims", "Map<Array<Bytes>>"]]);

describe.runIf(existsSync(REFERENCE))("the reference catalogue", () => {
  const rows: readonly ReferenceField[] = existsSync(REFERENCE) ? JSON.parse(readFileSync(REFERENCE, "utf8")) : [];
  for (const row of rows) {
    test(`has ${row.name} as we have it`, () => {
      const field = BY_NAME.get(row.name);
      if (field === undefined) throw new Error(`We have no ${row.name}`);
      const words = row.type
        .replaceAll("IP Address", "Ip")
        .replaceAll("String", "Bytes")
        .replaceAll("Integer", "Int")
        .replaceAll("Boolean", "Bool");
      expect(typeName(field.type)).toBe(DIFFERENT_TYPE.get(row.name) ?? words);
      expect(field.deprecated === undefined ? null : `use ${field.deprecated.use}`).toBe(row.deprecated);
      expect(field.sides.includes("response") && !field.sides.includes("request")).toBe(row.phases.startsWith("response"));
      expect(field.sides.join() === "network").toBe(row.phases.startsWith("network"));
      const reading = row.default === undefined ? undefined : readValue(field.type, row.default);
      expect(field.assumed).toEqual(reading?.kind === "value" ? reading.value : undefined);
    });
  }
});
