import type { ActionDefinition } from "./action";

/** Records the match and changes nothing. */
export const log: ActionDefinition = {
  name: "log",
  title: "Log",
  terminating: false,
  sways: false,
  documentation: "https://developers.cloudflare.com/ruleset-engine/rules-language/actions/",
  prepare: () => ({ run: ({ passage }) => ({ kind: "continue", passage, effects: [] }) }),
};
