import type { SourcePlace } from "../config/configuration";
import { isArray, noteShape, property, within } from "../config/reading";
import { headerValues } from "../http/headers";
import type { Moment } from "../language/moment";
import type { MaybeValue } from "../language/values/value";
import { textToBytes } from "../support/bytes";
import type { JsonObject } from "../support/json";
import { type ActionDefinition, type ActionTools, BAD_PARAMETERS, notSimulated } from "./action";
import { withResponseHeader } from "./response-headers";

const OPERATIONS = ["add", "remove", "set"] as const;
type Operation = (typeof OPERATIONS)[number];

/** Adds, removes or replaces cache tags, fixed or computed. https://developers.cloudflare.com/cache/how-to/cache-response-rules/settings/ */
export const setCacheTags: ActionDefinition = {
  name: "set_cache_tags",
  title: "Set Cache Tags",
  terminating: false,
  sways: false,
  documentation: "https://developers.cloudflare.com/cache/how-to/cache-response-rules/settings/",
  prepare({ parameters, place }, tools) {
    const operation = OPERATIONS.find((known) => known === property(parameters, "operation"));
    if (operation === undefined)
      noteShape(tools.note, within(place, "operation"), `One of ${OPERATIONS.join(", ")}`, property(parameters, "operation"));
    const read = readTags(parameters, place, tools);
    if (operation === undefined || read === null) return notSimulated(BAD_PARAMETERS);
    return {
      run({ passage, moment }) {
        const before = passage.response === null ? [] : splitTags(headerValues(passage.response.headers, "cache-tag"));
        const tags = combine(operation, before, read(moment));
        return {
          kind: "continue",
          ...withResponseHeader(passage, "cache-tag", tags.length === 0 ? null : tags.join(","), "cache and visitor"),
        };
      },
    };
  },
};

function readTags(
  parameters: JsonObject,
  place: SourcePlace,
  { note, value }: ActionTools,
): ((moment: Moment) => readonly string[]) | null {
  const values = property(parameters, "values");
  if (isArray(values)) {
    const tags = values.filter((tag) => typeof tag === "string").map(textToBytes);
    return () => tags;
  }
  const expression = property(parameters, "expression");
  if (typeof expression !== "string") {
    noteShape(note, within(place, "values"), "An array of tags, or an “expression”,", values);
    return null;
  }
  const compute = value(expression, within(place, "expression"), "header-value");
  return compute === null ? null : (moment) => tagsOf(compute(moment));
}

function tagsOf(value: MaybeValue): readonly string[] {
  if (typeof value === "string") return splitTags([value]);
  return Array.isArray(value) ? splitTags(value.filter((tag) => typeof tag === "string")) : [];
}

function splitTags(values: readonly string[]): readonly string[] {
  return values
    .flatMap((value) => value.split(","))
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
}

function combine(operation: Operation, before: readonly string[], tags: readonly string[]): readonly string[] {
  if (operation === "set") return tags;
  return operation === "add" ? [...new Set([...before, ...tags])] : before.filter((tag) => !tags.includes(tag));
}
