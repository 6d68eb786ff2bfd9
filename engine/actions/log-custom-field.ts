import type { ActionDefinition } from "./action";

/** Adds fields to the logs and changes nothing else. https://developers.cloudflare.com/logs/logpush/logpush-job/custom-fields/ */
export const logCustomField: ActionDefinition = {
  name: "log_custom_field",
  title: "Log Custom Field",
  terminating: false,
  sways: false,
  documentation: "https://developers.cloudflare.com/logs/logpush/logpush-job/custom-fields/",
  prepare: () => ({ run: ({ passage }) => ({ kind: "continue", passage, effects: [] }) }),
};
