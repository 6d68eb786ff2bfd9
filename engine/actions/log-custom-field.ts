import { isArray, noteShape, property } from "../config/reading";
import { type ActionDefinition, BAD_PARAMETERS, notSimulated } from "./action";

const FIELDS = ["request_fields", "transformed_request_fields", "response_fields", "raw_response_fields", "cookie_fields"] as const;

/** Adds fields to the logs and changes nothing else. https://developers.cloudflare.com/logs/logpush/logpush-job/custom-fields/ */
export const logCustomField: ActionDefinition = {
  name: "log_custom_field",
  title: "Log Custom Field",
  terminating: false,
  sways: false,
  documentation: "https://developers.cloudflare.com/logs/logpush/logpush-job/custom-fields/",
  prepare({ parameters, place }, { note }) {
    if (!FIELDS.some((key) => isArray(property(parameters, key)))) {
      noteShape(note, place, `An array under ${FIELDS.join(", ")}`, undefined);
      return notSimulated(BAD_PARAMETERS);
    }
    return { run: ({ passage }) => ({ kind: "continue", passage, effects: [] }) };
  },
};
