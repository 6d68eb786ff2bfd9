import { textToBytes } from "../../support/bytes";
import { BOOL, BYTES, INT, IP } from "../types/type";
import type { IpAddress } from "../values/ip";
import { defineField, NETWORK_SIDES, REQUEST_SIDES } from "./define-field";
import type { FieldDefinition } from "./definition";

/** 203.0.113.10, of a range kept for documentation: the visitor of a trace that names none. */
const DEFAULT_VISITOR: IpAddress = { family: 4, a: 0, b: 0, c: 0, d: 0xcb00_710a };

/** Countries and territories that the field's page counts as European Union. */
const EUROPEAN_UNION: ReadonlySet<string> = new Set(
  "AT AX BE BG CY CZ DE DK EE ES FI FR GF GP GR HR HU IE IT LT LU LV MF MQ MT NL PL PT RE RO SE SI SK YT".split(" "),
);

/** Whether a country's code counts as European Union. */
export function isInEuropeanUnion(country: string): boolean {
  return EUROPEAN_UNION.has(country);
}

const BUSINESS = "Business or above";

const ADDRESS = defineField({
  name: "ip.src",
  type: IP,
  sides: [...REQUEST_SIDES, ...NETWORK_SIDES],
  sentence: "The visitor's address.",
  example: "93.184.216.34",
  note: "Where nobody gives it, 203.0.113.10 is taken, an address kept for documentation.",
  assume: () => DEFAULT_VISITOR,
});

const ASN = defineField({
  name: "ip.src.asnum",
  type: INT,
  sentence: "Number of the autonomous system that the visitor's address belongs to.",
  example: "13335",
  assumed: 0,
});

const CONTINENT = defineField({
  name: "ip.src.continent",
  type: BYTES,
  sentence: "The visitor's continent: AF, AN, AS, EU, NA, OC, SA, or T1 for Tor.",
  example: "EU",
  fromContext: ({ geolocation }) => optionalText(geolocation.continent),
  assumed: "",
});

const COUNTRY = defineField({
  name: "ip.src.country",
  type: BYTES,
  sentence: "The visitor's country as a two-letter code in capitals.",
  example: "GB",
  fromContext: ({ geolocation }) => optionalText(geolocation.iso_code),
  assumed: "",
});

const SUBDIVISION_1 = defineField({
  name: "ip.src.subdivision_1_iso_code",
  type: BYTES,
  plan: BUSINESS,
  sentence: "First-level ISO 3166-2 subdivision of the visitor's place; empty where it is not known.",
  example: "GB-ENG",
  assumed: "",
});

const SUBDIVISION_2 = defineField({
  name: "ip.src.subdivision_2_iso_code",
  type: BYTES,
  plan: BUSINESS,
  sentence: "Second-level ISO 3166-2 subdivision of the visitor's place; empty where it is not known.",
  example: "GB-SWK",
  fromContext: ({ geolocation }) => optionalText(geolocation.subdivision_2_iso_code),
  assumed: "",
});

const IN_EUROPEAN_UNION = defineField({
  name: "ip.src.is_in_european_union",
  type: BOOL,
  plan: BUSINESS,
  sentence: "Whether the visitor's country counts as part of the European Union.",
  example: "true",
  note: "Follows from ip.src.country where it is not given itself.",
  fromContext: ({ geolocation }) => geolocation.is_eu_country,
  follows: { fields: [COUNTRY], value: ([country]) => (typeof country === "string" ? isInEuropeanUnion(country) : undefined) },
  assumed: false,
});

export const ADDRESS_FIELDS: readonly FieldDefinition[] = [ADDRESS, ASN];

export const GEOLOCATION_FIELDS: readonly FieldDefinition[] = [
  COUNTRY,
  CONTINENT,
  IN_EUROPEAN_UNION,
  defineField({
    name: "ip.src.region",
    type: BYTES,
    sentence: "Name of the visitor's region.",
    example: "Texas",
    assumed: "",
  }),
  defineField({
    name: "ip.src.region_code",
    type: BYTES,
    sentence: "Code of the visitor's region.",
    example: "TX",
    fromContext: ({ geolocation }) => optionalText(geolocation.region_code),
    assumed: "",
  }),
  SUBDIVISION_1,
  SUBDIVISION_2,
  defineField({
    name: "ip.src.city",
    type: BYTES,
    sentence: "The visitor's city.",
    example: "San Francisco",
    fromContext: ({ geolocation }) => optionalText(geolocation.city),
    assumed: "",
  }),
  defineField({
    name: "ip.src.postal_code",
    type: BYTES,
    sentence: "Postal code of the visitor's place.",
    example: "78701",
    fromContext: ({ geolocation }) => optionalText(geolocation.postal_code),
    assumed: "",
  }),
  defineField({
    name: "ip.src.metro_code",
    type: BYTES,
    sentence: "Metro code (a United States market area) of the visitor's place, as text.",
    example: "635",
    assumed: "",
  }),
  defineField({
    name: "ip.src.lat",
    type: BYTES,
    sentence: "Latitude of the visitor's place, as text.",
    example: "37.78044",
    fromContext: ({ geolocation }) => optionalNumber(geolocation.latitude),
    assumed: "",
  }),
  defineField({
    name: "ip.src.lon",
    type: BYTES,
    sentence: "Longitude of the visitor's place, as text.",
    example: "-122.39055",
    fromContext: ({ geolocation }) => optionalNumber(geolocation.longitude),
    assumed: "",
  }),
  defineField({
    name: "ip.src.timezone.name",
    type: BYTES,
    sentence: "The visitor's time zone by its IANA name.",
    example: "America/Chicago",
    note: "For rewrite expressions of Transform Rules.",
    fromContext: ({ geolocation }) => optionalText(geolocation.timezone),
    assumed: "",
  }),
];

/** The names of old, which go on working. */
export const OLD_GEOLOCATION_FIELDS: readonly FieldDefinition[] = [
  oldName("ip.geoip.asnum", ASN),
  oldName("ip.geoip.continent", CONTINENT),
  { ...oldName("ip.geoip.country", COUNTRY), sides: [...REQUEST_SIDES, ...NETWORK_SIDES] },
  oldName("ip.geoip.subdivision_1_iso_code", SUBDIVISION_1),
  oldName("ip.geoip.subdivision_2_iso_code", SUBDIVISION_2),
  oldName("ip.geoip.is_in_european_union", IN_EUROPEAN_UNION),
];

function oldName(name: string, current: FieldDefinition): FieldDefinition {
  return defineField({
    name,
    type: current.type,
    deprecated: { use: current.name, sentence: `${name} is the old name of ${current.name}; it still works, with the same value.` },
    sentence: `Old name of ${current.name}.`,
    sameAs: current,
    ...(current.plan === undefined ? {} : { plan: current.plan }),
    ...(current.example === undefined ? {} : { example: current.example }),
    ...(current.assumed === undefined ? {} : { assumed: current.assumed }),
  });
}

function optionalText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : textToBytes(text);
}

/** A coordinate as a person writes it; never with an exponent. */
function optionalNumber(number: number | undefined): string | undefined {
  if (number === undefined) return undefined;
  const text = String(number);
  return text.includes("e") ? number.toFixed(5) : text;
}
