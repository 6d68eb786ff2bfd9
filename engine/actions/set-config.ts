import type { ActionDefinition } from "./action";
import { mergeLeaves, overlayEffects } from "./overlay";

/** Sets zone settings for this request; each setting by itself, the last rule wins. */
export const setConfig: ActionDefinition = {
  name: "set_config",
  title: "Set Configuration",
  terminating: false,
  sways: false,
  documentation: "https://developers.cloudflare.com/rules/configuration-rules/settings/",
  fidelity: { kind: "modelled", note: "Settings that decide something here act; the others are set and shown." },
  prepare: ({ parameters }) => ({
    run: ({ passage }) => ({
      kind: "continue",
      passage: { ...passage, settings: mergeLeaves(passage.settings, parameters) },
      effects: overlayEffects("settings", passage.settings, parameters),
    }),
  }),
};
