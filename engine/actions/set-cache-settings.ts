import { noteShape, property, within } from "../config/reading";
import type { JsonObject } from "../support/json";
import type { Effect } from "../trace/result";
import { type ActionDefinition, BAD_PARAMETERS, notSimulated } from "./action";
import { mergeLeaves, overlayEffects } from "./overlay";
import type { Passage } from "./passage";
import { withResponseHeader } from "./response-headers";
import type { Verdict } from "./verdict";

/** What a cache response rule can take away: its setting, and the header. */
const STRIPS = [
  ["strip_etags", "etag"],
  ["strip_set_cookie", "set-cookie"],
  ["strip_last_modified", "last-modified"],
] as const;

/**
 * Prepares how the cache treats the response; each setting by itself, the last rule wins. On responses it takes headers away.
 * https://developers.cloudflare.com/cache/how-to/cache-rules/settings/
 */
export const setCacheSettings: ActionDefinition = {
  name: "set_cache_settings",
  title: "Set Cache Settings",
  terminating: false,
  sways: false,
  documentation: "https://developers.cloudflare.com/cache/how-to/cache-rules/settings/",
  fidelity: { kind: "modelled", note: "How nested settings merge is not documented; taken: key by key." },
  prepare({ parameters, phase, place }, { note }) {
    if (phase.side === "response") {
      const strips = STRIPS.filter(([setting]) => property(parameters, setting) === true);
      if (strips.length > 0)
        return {
          run: ({ passage }) =>
            strip(
              strips.map(([, header]) => header),
              passage,
            ),
        };
      if (STRIPS.some(([setting]) => property(parameters, setting) === false)) return { run: ({ passage }) => unchanged(passage) };
      noteShape(note, within(place, "strip_etags"), `One of ${STRIPS.map(([setting]) => setting).join(", ")}`, undefined);
      return notSimulated(BAD_PARAMETERS);
    }
    return { run: ({ passage }) => overlay(passage, parameters) };
  },
};

function overlay(passage: Passage, parameters: JsonObject): Verdict {
  const cacheSettings = mergeLeaves(passage.cacheSettings, parameters);
  const effects = overlayEffects("cache", passage.cacheSettings, parameters);
  return { kind: "continue", passage: { ...passage, cacheSettings }, effects };
}

function unchanged(passage: Passage): Verdict {
  return { kind: "continue", passage, effects: [] };
}

function strip(headers: readonly string[], passage: Passage): Verdict {
  let changed = passage;
  const effects: Effect[] = [];
  for (const header of headers) {
    const step = withResponseHeader(changed, header, null, "cache and visitor");
    changed = step.passage;
    effects.push(...step.effects);
  }
  return { kind: "continue", passage: changed, effects };
}
