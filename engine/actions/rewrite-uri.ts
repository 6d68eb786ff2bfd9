import type { SourcePlace } from "../config/configuration";
import { isObject, noteShape, property, within } from "../config/reading";
import { encodeUntransportable } from "../http/percent";
import type { Moment } from "../language/moment";
import type { MaybeValue } from "../language/values/value";
import { bytesToJson } from "../support/bytes";
import type { Json, JsonObject } from "../support/json";
import type { Effect } from "../trace/result";
import { type ActionTools, BAD_PARAMETERS, notSimulated, type PreparedAction } from "./action";
import { readDynamicText } from "./dynamic-text";
import type { Passage } from "./passage";

type Part = "path" | "query";

interface PartRewrite {
  readonly part: Part;
  readonly read: (moment: Moment) => MaybeValue;
}

/**
 * Replaces path, query or both; each by itself, the last rule wins. With `origin: false` the origin still gets them as they were.
 * https://developers.cloudflare.com/rules/transform/url-rewrite/reference/parameters/
 */
export function prepareUriRewrite(uri: JsonObject, place: SourcePlace, tools: ActionTools): PreparedAction {
  const parts = (["path", "query"] as const).filter((part) => isObject(property(uri, part)));
  if (parts.length === 0) {
    noteShape(tools.note, place, "“path” or “query”, an object,", undefined);
    return notSimulated(BAD_PARAMETERS);
  }
  const rewrites = parts.flatMap((part): readonly PartRewrite[] => {
    if (part === "path" && isEmptyValue(property(uri, part))) {
      noteShape(tools.note, within(within(place, part), "value"), "A path, a text that is not empty,", "");
      return [];
    }
    const read = readDynamicText(property(uri, part), within(place, part), "rewrite", tools);
    return read === null ? [] : [{ part, read }];
  });
  if (rewrites.length < parts.length) return notSimulated(BAD_PARAMETERS);
  const reach: Reach = property(uri, "origin") === false ? "edge only" : "edge and origin";
  return { run: ({ passage, moment }) => runRewrites(rewrites, passage, moment, reach) };
}

function isEmptyValue(json: Json | undefined): boolean {
  return isObject(json) && property(json, "value") === "";
}

type Reach = "edge only" | "edge and origin";

function runRewrites(rewrites: readonly PartRewrite[], passage: Passage, moment: Moment, reach: Reach): ReturnType<PreparedAction["run"]> {
  let changed = passage;
  const effects: Effect[] = [];
  const notes: string[] = reach === "edge only" ? ["The origin still gets the URL as it was."] : [];
  for (const { part, read } of rewrites) {
    const value = read(moment);
    if (typeof value !== "string") {
      notes.push(`The ${part} expression gives no value, so the ${part} stays as it is.`);
      continue;
    }
    const before = changed.request[part];
    changed = withPart(changed, part, value, reach);
    effects.push({ target: `request.uri.${part}`, before: shown(before), after: shown(changed.request[part]) });
  }
  return { kind: "continue", passage: changed, effects, ...(notes.length === 0 ? {} : { note: notes.join(" ") }) };
}

/** An empty query is no query; a path always starts with a slash. */
export function withPart(passage: Passage, part: Part, bytes: string, reach: Reach): Passage {
  const sendable = encodeUntransportable(bytes);
  const change =
    part === "path" ? { path: sendable.startsWith("/") ? sendable : `/${sendable}` } : { query: sendable === "" ? null : sendable };
  return {
    ...passage,
    request: { ...passage.request, ...change },
    target: reach === "edge only" ? passage.target : { ...passage.target, ...change },
  };
}

function shown(bytes: string | null): Json {
  return bytes === null ? null : bytesToJson(bytes);
}
