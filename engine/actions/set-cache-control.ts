import type { SourcePlace } from "../config/configuration";
import { isArray, isObject, type Note, noteShape, property, within } from "../config/reading";
import { type CacheDirective, parseCacheControl, printCacheControl } from "../http/cache-control";
import { headerValues } from "../http/headers";
import { textToBytes } from "../support/bytes";
import type { Json, JsonObject } from "../support/json";
import type { Effect } from "../trace/result";
import { type ActionDefinition, BAD_PARAMETERS, notSimulated } from "./action";
import type { Passage } from "./passage";
import { type HeaderReach, withResponseHeader } from "./response-headers";
import type { Verdict } from "./verdict";

const WITH_SECONDS = ["max-age", "s-maxage", "stale-if-error", "stale-while-revalidate"];
const WITH_QUALIFIERS = ["private", "no-cache"];
const BARE = ["no-store", "no-transform", "must-revalidate", "proxy-revalidate", "must-understand", "public", "immutable"];

interface DirectiveChange {
  readonly name: string;
  /** `null` removes the directive. */
  readonly directive: CacheDirective | null;
  readonly reach: HeaderReach;
}

/** Sets and removes directives of the response's cache-control, for the cache alone where told so. https://developers.cloudflare.com/cache/how-to/cache-response-rules/settings/ */
export const setCacheControl: ActionDefinition = {
  name: "set_cache_control",
  title: "Set Cache-Control",
  terminating: false,
  sways: false,
  documentation: "https://developers.cloudflare.com/cache/how-to/cache-response-rules/settings/",
  prepare({ parameters, place }, { note }) {
    const changes = Object.keys(parameters).flatMap((key) => {
      const change = readChange(key, property(parameters, key), within(place, key), note);
      return change === null ? [] : [change];
    });
    if (changes.length === 0) {
      if (Object.keys(parameters).length === 0) noteShape(note, place, "At least one directive", undefined);
      return notSimulated(BAD_PARAMETERS);
    }
    return { run: ({ passage }) => changeDirectives(changes, passage) };
  },
};

/** Terraform writes names with underscores. */
function readChange(key: string, json: Json | undefined, place: SourcePlace, note: Note): DirectiveChange | null {
  const name = key.replaceAll("_", "-");
  if (![...WITH_SECONDS, ...WITH_QUALIFIERS, ...BARE].includes(name)) {
    const known = [...WITH_SECONDS, ...WITH_QUALIFIERS, ...BARE].join(", ");
    note({ code: "unknown-directive", severity: "error", message: `There is no directive “${key}” here; there are ${known}.`, place });
    return null;
  }
  const operation = isObject(json) ? property(json, "operation") : undefined;
  if (!isObject(json) || (operation !== "set" && operation !== "remove")) {
    noteShape(note, place, "An object with “operation”: “set” or “remove”", json);
    return null;
  }
  const reach = property(json, "cloudflare_only") === true ? "cache only" : "cache and visitor";
  if (operation === "remove") return { name, directive: null, reach };
  const value = readValue(name, json, place, note);
  return value === undefined ? null : { name, directive: { name, value }, reach };
}

/** `null`: the directive has no value; `undefined`, noted: it should have one. */
function readValue(name: string, json: JsonObject, place: SourcePlace, note: Note): string | null | undefined {
  if (WITH_SECONDS.includes(name)) {
    const seconds = property(json, "value");
    if (typeof seconds === "number" && Number.isInteger(seconds) && seconds >= 0) return String(seconds);
    noteShape(note, within(place, "value"), "Whole seconds", seconds);
    return undefined;
  }
  const qualifiers = property(json, "qualifiers");
  const names = isArray(qualifiers) ? qualifiers.filter((qualifier) => typeof qualifier === "string") : [];
  return WITH_QUALIFIERS.includes(name) && names.length > 0 ? `"${textToBytes(names.join(", "))}"` : null;
}

function changeDirectives(changes: readonly DirectiveChange[], passage: Passage): Verdict {
  let changed = passage;
  const effects: Effect[] = [];
  const reaches: readonly HeaderReach[] = ["cache and visitor", "cache only"];
  for (const reach of reaches) {
    const own = changes.filter((change) => change.reach === reach);
    const source = reach === "cache only" ? (changed.stored ?? changed.response) : changed.response;
    if (own.length === 0 || source === null) continue;
    const directives = own.reduce(applyChange, parseCacheControl(headerValues(source.headers, "cache-control")));
    const value = directives.length === 0 ? null : printCacheControl(directives);
    const step = withResponseHeader(changed, "cache-control", value, reach);
    changed = step.passage;
    effects.push(...step.effects);
  }
  return { kind: "continue", passage: changed, effects };
}

/** A directive that is there is replaced where it stands; a new one comes last. */
function applyChange(directives: readonly CacheDirective[], { name, directive }: DirectiveChange): readonly CacheDirective[] {
  if (directive === null) return directives.filter((other) => other.name !== name);
  if (!directives.some((other) => other.name === name)) return [...directives, directive];
  return directives.map((other) => (other.name === name ? directive : other));
}
