import type { Json, SavedTrace } from "../../../../engine/contract/index";
import type { Path } from "../../../stores/trace/read-saved-trace";
import { WORDS } from "../../../words/words";
import type { City, Country, Region } from "./places";

const words = WORDS.builder.placeChanges;

type Geolocation = NonNullable<NonNullable<SavedTrace["trace"]["context"]>["geoloc"]>;
type Change = readonly [path: Path, value: Json | undefined];

/** What choosing a place changes in the trace, and what a person is told of it beyond the choice itself. */
export interface PlaceChange {
  readonly changes: readonly Change[];
  /** `continent EU`, … in the order of the changes. */
  readonly also: readonly string[];
  /** What did not belong there and was taken out. */
  readonly without: readonly string[];
}

const GEOLOC = ["trace", "context", "geoloc"] as const;
const SUBDIVISION = "ip.src.subdivision_1_iso_code";
const REGION_NAME = "ip.src.region";

/** What belongs to a place within a country, with the word for it. */
const INSIDE_COUNTRY = [
  ["region_code", words.region],
  ["city", words.city],
  ["postal_code", words.postalCode],
  ["subdivision_2_iso_code", words.secondSubdivision],
  ["latitude", words.latitude],
  ["longitude", words.longitude],
] as const satisfies readonly (readonly [keyof Geolocation, string])[];

const INSIDE_REGION = INSIDE_COUNTRY.filter(([key]) => key !== "region_code");

/** Fields of a region that only `fields` can give. */
const REGION_FIELDS = [SUBDIVISION, REGION_NAME] as const;

/** The country, and what follows from it. What was given of a place in another country is taken out. */
export function chooseCountry({ trace, fields }: SavedTrace, country: Country): PlaceChange {
  const given = trace.context?.geoloc ?? {};
  const moved = given.iso_code !== country.code;
  const gone = moved ? INSIDE_COUNTRY.filter(([key]) => given[key] !== undefined) : [];
  const goneFields = moved ? REGION_FIELDS.filter((name) => fields?.[name] !== undefined) : [];
  const staleTime = moved && country.timezone === null && given.timezone !== undefined;
  return {
    changes: [
      [[...GEOLOC, "iso_code"], country.code],
      [[...GEOLOC, "continent"], country.continent ?? undefined],
      [[...GEOLOC, "is_eu_country"], country.inEuropeanUnion],
      ...(country.timezone === null ? [] : [[[...GEOLOC, "timezone"], country.timezone] as const]),
      ...(staleTime ? [[[...GEOLOC, "timezone"], undefined] as const] : []),
      ...gone.map(([key]) => [[...GEOLOC, key], undefined] as const),
      ...goneFields.map((name) => [["fields", name], undefined] as const),
    ],
    also: [
      ...(country.continent === null ? [] : [words.continent(country.continent)]),
      country.inEuropeanUnion ? words.inUnion : words.outsideUnion,
      ...(country.timezone === null ? [] : [words.timeZone(country.timezone)]),
    ],
    without: [...gone.map(([, word]) => word), ...(staleTime ? [words.anyTimeZone] : [])],
  };
}

/** No country, or one that only its row knows. What the country before had set is taken out where it still stands so. */
export function withoutCountry({ trace }: SavedTrace, before: Country | null, value: string | undefined): PlaceChange {
  const given = trace.context?.geoloc ?? {};
  const set = before === null ? [] : setBy(before).filter(([key, theirs]) => theirs !== null && given[key] === theirs);
  return {
    changes: [[[...GEOLOC, "iso_code"], value], ...set.map(([key]) => [[...GEOLOC, key], undefined] as const)],
    also: [],
    without: set.map(([, , word]) => word),
  };
}

function setBy({ continent, inEuropeanUnion, timezone }: Country) {
  return [
    ["continent", continent, words.anyContinent],
    ["is_eu_country", inEuropeanUnion, words.anyUnion],
    ["timezone", timezone, words.anyTimeZone],
  ] as const;
}

/** The region's code, its ISO 3166-2 code and its name. A city of another region is taken out. */
export function chooseRegion({ trace }: SavedTrace, region: Region): PlaceChange {
  const given = trace.context?.geoloc ?? {};
  const moved = given.region_code !== undefined && given.region_code !== region.code;
  const gone = moved ? INSIDE_REGION.filter(([key]) => given[key] !== undefined) : [];
  return {
    changes: [
      [[...GEOLOC, "region_code"], region.code],
      [["fields", SUBDIVISION], region.isoCode],
      [["fields", REGION_NAME], region.name],
      ...gone.map(([key]) => [[...GEOLOC, key], undefined] as const),
    ],
    also: [words.subdivision(region.isoCode), words.regionName(region.name)],
    without: gone.map(([, word]) => word),
  };
}

/** The city, its place and time zone, and its region where the data says which. */
export function chooseCity(saved: SavedTrace, city: City): PlaceChange {
  const region = city.region === null ? null : chooseRegion(saved, city.region);
  const place = [
    ["city", city.name],
    ["timezone", city.timezone],
    ["latitude", rounded(city.latitude)],
    ["longitude", rounded(city.longitude)],
  ] as const;
  return {
    changes: [
      ...(region === null ? [] : region.changes.filter(([, value]) => value !== undefined)),
      ...place.map(([key, value]) => [[...GEOLOC, key], value] as const),
    ],
    also: [
      words.timeZone(city.timezone),
      ...(city.region === null ? [] : [words.regionCode(city.region.code), words.subdivision(city.region.isoCode)]),
      words.coordinates,
    ],
    without: [],
  };
}

/** Four digits behind the point are about ten metres. */
function rounded(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
