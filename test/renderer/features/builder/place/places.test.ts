import { describe, expect, test } from "vitest";
import { findChoices } from "../../../../../renderer/features/builder/place/find-choices";
import { chooseCity, chooseCountry, chooseRegion, withoutCountry } from "../../../../../renderer/features/builder/place/place-changes";
import { citiesOf, findCountry, listCountries, regionsOf } from "../../../../../renderer/features/builder/place/places";

const BARE = { trace: { method: "GET", url: "https://a.example/" } } as const;

describe("countries", () => {
  test.each([
    ["DE", "EU", true, "Europe/Berlin"],
    ["GB", "EU", false, "Europe/London"],
    ["US", "NA", false, null],
    ["T1", "T1", false, null],
    ["XX", null, false, null],
  ])("%s is on %s, in the European Union: %s, with the time zone %s", (code, continent, inEuropeanUnion, timezone) => {
    expect(findCountry(code)).toMatchObject({ code, continent, inEuropeanUnion, timezone });
  });

  test("all 249 of ISO 3166-1 are there, and Cloudflare's two", () => expect(listCountries()).toHaveLength(251));

  test("there is no ZZ", () => expect(findCountry("ZZ")).toBeNull());
});

describe("regions", () => {
  test("are the first-level subdivisions of the country", () => {
    expect(regionsOf("US")).toContainEqual({ code: "TX", isoCode: "US-TX", name: "Texas" });
    expect(regionsOf("GB").map(({ code }) => code)).toContain("ENG");
    expect(regionsOf("XX")).toEqual([]);
  });
});

describe("cities", () => {
  test("the largest come first", () => expect(citiesOf("DE", undefined)[0]?.name).toBe("Berlin"));

  test("a region narrows them", () => {
    const texan = citiesOf("US", "TX");
    expect(texan.map(({ name }) => name)).toContain("Austin");
    expect(texan.map(({ name }) => name)).not.toContain("Chicago");
  });

  test("a region without any offers those of the country", () => {
    expect(citiesOf("DE", "nowhere").map(({ name }) => name)).toContain("Berlin");
  });
});

describe("a choice is found", () => {
  const choices = [
    { value: "AE", label: "United Arab Emirates", note: "AE" },
    { value: "DE", label: "Germany", note: "DE" },
    { value: "NE", label: "Niger", note: "NE" },
    { value: "NG", label: "Nigeria", note: "NG" },
    { value: "CI", label: "Côte d’Ivoire", note: "CI" },
  ];
  test.each([
    ["by its code before names", "ne", ["NE"]],
    ["by how its name begins", "nig", ["NE", "NG"]],
    ["by a later word", "emir", ["AE"]],
    ["without marks", "cote", ["CI"]],
    ["inside a name, last", "erma", ["DE"]],
    ["or not", "zz", []],
  ])("%s", (_, typed, codes) => expect(findChoices(choices, typed).map(({ value }) => value)).toEqual(codes));

  test("without typing all are there", () => expect(findChoices(choices, null)).toBe(choices));
});

describe("choosing a place", () => {
  test("a country says continent, union and its only time zone", () => {
    const country = { code: "DE", name: "Germany", continent: "EU", inEuropeanUnion: true, timezone: "Europe/Berlin" };
    expect(chooseCountry(BARE, country)).toEqual({
      changes: [
        [["trace", "context", "geoloc", "iso_code"], "DE"],
        [["trace", "context", "geoloc", "continent"], "EU"],
        [["trace", "context", "geoloc", "is_eu_country"], true],
        [["trace", "context", "geoloc", "timezone"], "Europe/Berlin"],
      ],
      also: ["continent EU", "in the European Union", "time zone Europe/Berlin"],
      without: [],
    });
  });

  test("another country takes out what belongs to the one before", () => {
    const texas = {
      trace: { ...BARE.trace, context: { geoloc: { iso_code: "US", region_code: "TX", city: "Austin", timezone: "America/Chicago" } } },
      fields: { "ip.src.region": "Texas", "ip.src.asnum": 64_500 },
    };
    const country = { code: "CA", name: "Canada", continent: "NA", inEuropeanUnion: false, timezone: null };
    const { changes, without } = chooseCountry(texas, country);
    expect(without).toEqual(["region", "city", "time zone"]);
    expect(changes.filter(([, value]) => value === undefined).map(([path]) => path.at(-1))).toEqual([
      "timezone",
      "region_code",
      "city",
      "ip.src.region",
    ]);
  });

  test("the same country again takes nothing out", () => {
    const berlin = { trace: { ...BARE.trace, context: { geoloc: { iso_code: "DE", city: "Berlin" } } } };
    const country = { code: "DE", name: "Germany", continent: "EU", inEuropeanUnion: true, timezone: "Europe/Berlin" };
    expect(chooseCountry(berlin, country).without).toEqual([]);
  });

  test("a region says its ISO code and name", () => {
    expect(chooseRegion(BARE, { code: "TX", isoCode: "US-TX", name: "Texas" }).changes).toEqual([
      [["trace", "context", "geoloc", "region_code"], "TX"],
      [["fields", "ip.src.subdivision_1_iso_code"], "US-TX"],
      [["fields", "ip.src.region"], "Texas"],
    ]);
  });

  test("a city says its region, time zone and place", () => {
    const region = { code: "TX", isoCode: "US-TX", name: "Texas" };
    const city = {
      name: "Austin",
      people: 919_684,
      timezone: "America/Chicago",
      latitude: 30.266_949_69,
      longitude: -97.742_778_36,
      region,
    };
    expect(chooseCity(BARE, city).changes).toEqual([
      [["trace", "context", "geoloc", "region_code"], "TX"],
      [["fields", "ip.src.subdivision_1_iso_code"], "US-TX"],
      [["fields", "ip.src.region"], "Texas"],
      [["trace", "context", "geoloc", "city"], "Austin"],
      [["trace", "context", "geoloc", "timezone"], "America/Chicago"],
      [["trace", "context", "geoloc", "latitude"], 30.2669],
      [["trace", "context", "geoloc", "longitude"], -97.7428],
    ]);
  });

  test("no country takes out what the country before had set, and nothing else", () => {
    const berlin = {
      trace: {
        ...BARE.trace,
        context: { geoloc: { iso_code: "DE", continent: "EU", is_eu_country: true, timezone: "Europe/Rome", city: "Berlin" } },
      },
    };
    const country = { code: "DE", name: "Germany", continent: "EU", inEuropeanUnion: true, timezone: "Europe/Berlin" };
    expect(withoutCountry(berlin, country, undefined)).toEqual({
      changes: [
        [["trace", "context", "geoloc", "iso_code"], undefined],
        [["trace", "context", "geoloc", "continent"], undefined],
        [["trace", "context", "geoloc", "is_eu_country"], undefined],
      ],
      also: [],
      without: ["continent", "European Union"],
    });
    expect(withoutCountry(berlin, null, "{{country}}").changes).toEqual([[["trace", "context", "geoloc", "iso_code"], "{{country}}"]]);
  });
});
