import { isObject, property, readRequiredText } from "../config/reading";
import { type ActionDefinition, BAD_PARAMETERS, notSimulated } from "./action";

/** Runs another ruleset of the same phase; the pipeline knows the rulesets. */
export const execute: ActionDefinition = {
  name: "execute",
  title: "Execute",
  terminating: false,
  sways: true,
  documentation: "https://developers.cloudflare.com/ruleset-engine/basic-operations/deploy-rulesets/",
  fidelity: { kind: "modelled", note: "Managed rules without expression are not simulated unless the trace forces them." },
  prepare({ parameters, place }, { note }) {
    const id = readRequiredText(parameters, "id", place, note);
    if (id === null) return notSimulated(BAD_PARAMETERS);
    const overrides = property(parameters, "overrides");
    const call = { id, overrides: isObject(overrides) ? overrides : null };
    return { executes: call, run: () => ({ kind: "execute", call }) };
  },
};
