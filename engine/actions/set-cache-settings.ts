import { type ActionDefinition, notSimulated } from "./action";
import { mergeLeaves, overlayEffects } from "./overlay";

/** Prepares how the cache treats the response; each setting by itself, the last rule wins. */
export const setCacheSettings: ActionDefinition = {
  name: "set_cache_settings",
  title: "Set Cache Settings",
  terminating: false,
  sways: false,
  documentation: "https://developers.cloudflare.com/cache/how-to/cache-rules/settings/",
  prepare({ parameters, phase }) {
    if (phase.side === "response") return notSimulated("Set Cache Settings on responses is not simulated yet.");
    return {
      run: ({ passage }) => ({
        kind: "continue",
        passage: { ...passage, cacheSettings: mergeLeaves(passage.cacheSettings, parameters) },
        effects: overlayEffects("cache", passage.cacheSettings, parameters),
      }),
    };
  },
};
