import { findFromIsoCode } from "city-timezones";
import { countries } from "countries-list";
import { iso31661, iso31662 } from "iso-3166";
import { isInEuropeanUnion } from "../../../editor/european-union";
import { WORDS } from "../../../words/words";
import { plainLetters } from "./find-choices";

const words = WORDS.builder.places;

/** A country as a trace names it: ISO 3166-1 alpha-2, and the two codes Cloudflare adds, `T1` for Tor and `XX` for unknown. */
export interface Country {
  readonly code: string;
  readonly name: string;
  /** `null`: the data does not say. */
  readonly continent: string | null;
  readonly inEuropeanUnion: boolean;
  /** Where all its cities have one; else `null`. */
  readonly timezone: string | null;
}

/** A subdivision that is no part of another: `code` is without the country, `isoCode` with it. */
export interface Region {
  readonly code: string;
  readonly isoCode: string;
  readonly name: string;
}

export interface City {
  readonly name: string;
  readonly people: number;
  readonly timezone: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Where a subdivision of ISO 3166-2 has the name that the city's province has. */
  readonly region: Region | null;
}

const ADDED: readonly (readonly [code: string, name: string])[] = [
  ["T1", words.tor],
  ["XX", words.unknown],
];

const CONTINENTS: ReadonlyMap<string, string> = new Map(Object.entries(countries).map(([code, { continent }]) => [code, continent]));

/** Every country with its name in the user's language, by name. */
export function listCountries(): readonly { readonly code: string; readonly name: string }[] {
  const names = new Intl.DisplayNames(undefined, { type: "region" });
  const assigned = iso31661.map(({ alpha2, name }) => ({ code: alpha2, name: names.of(alpha2) ?? name }));
  return [...assigned.toSorted((one, other) => one.name.localeCompare(other.name)), ...ADDED.map(([code, name]) => ({ code, name }))];
}

export function findCountry(code: string): Country | null {
  const known = listCountries().find((country) => country.code === code);
  if (known === undefined) return null;
  const timezones = new Set(findFromIsoCode(code).map(({ timezone }) => timezone));
  const [only] = timezones;
  return {
    ...known,
    continent: code === "T1" ? "T1" : (CONTINENTS.get(code) ?? null),
    inEuropeanUnion: isInEuropeanUnion(code),
    timezone: timezones.size === 1 ? (only ?? null) : null,
  };
}

export function regionsOf(country: string): readonly Region[] {
  return iso31662
    .filter(({ parent }) => parent === country)
    .map(({ code, name }) => ({ code: code.slice(country.length + 1), isoCode: code, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

/** The larger cities of a country, largest first; those of one region where it is told and has any. */
export function citiesOf(country: string, regionCode: string | undefined): readonly City[] {
  const regions = regionsOf(country);
  const all = findFromIsoCode(country)
    .map(
      (city): City => ({
        name: city.city,
        people: city.pop,
        timezone: city.timezone,
        latitude: city.lat,
        longitude: city.lng,
        region: regions.find((region) => isRegionOf(region, city)) ?? null,
      }),
    )
    .toSorted((one, other) => other.people - one.people);
  const named = all.filter((city, index) => all.findIndex((other) => other.name === city.name && other.region === city.region) === index);
  const inRegion = named.filter(({ region }) => region?.code === regionCode);
  return regionCode === undefined || inRegion.length === 0 ? named : inRegion;
}

function isRegionOf({ code, name }: Region, city: { readonly province: string; readonly state_ansi?: string }): boolean {
  return code === city.state_ansi || plainLetters(name) === plainLetters(city.province);
}
