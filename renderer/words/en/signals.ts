import { formatNumber } from "../numbers";

/** Texts about what an edge would know. */
export const signals = {
  title: "What Cloudflare would know",
  families: "Signals",
  search: "Find a field",
  searchHint: "Find a field: TLS, bots, WAF, headers’ order …",
  unknown: "Not known",
  unknownSentence: "No field that a trace may give has this name.",
  others: (count: number) => (count === 1 ? "1 other family of fields" : `${formatNumber(count)} other families of fields`),
  notGiven: "Not given",
  true: "true",
  false: "false",
  documentation: (name: string) => `Documentation of ${name}, needs a network`,
  documentationShort: "Docs",
  nothingFound: "No field is called or described like that.",
  notLoaded: "The list of fields could not be loaded. Open the window again.",
  loading: "Loading the fields…",
  set: (count: number) => `${formatNumber(count)} set`,
  jsonHint: (example: string | undefined) => `JSON${example === undefined ? "" : `, such as ${example}`}`,
  notJson: "This is not JSON yet; the last value stays.",
  challengePassed: "a challenge is passed",
  challengeEnds: "a challenge ends the trace",
  alsoGiven: "Also set of the place",
  takeOutValue: (name: string, value: string) => `${name} ${value}: Take out ${name}`,
  takeOut: (name: string) => `Take out ${name}`,
} as const;
