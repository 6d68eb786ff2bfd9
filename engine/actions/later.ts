import { type ActionDefinition, notSimulated } from "./action";

/** Actions that are still to come: the rule is evaluated, and its step says that the effect is not simulated. */
export const LATER_ACTIONS: readonly ActionDefinition[] = [
  later("set_cache_control", "Set Cache-Control", "https://developers.cloudflare.com/cache/how-to/cache-response-rules/"),
  later("set_cache_tags", "Set Cache Tags", "https://developers.cloudflare.com/cache/how-to/cache-response-rules/"),
  later("ddos_dynamic", "DDoS Dynamic", "https://developers.cloudflare.com/ddos-protection/managed-rulesets/http/"),
  later("force_connection_close", "Force Connection Close", "https://developers.cloudflare.com/ddos-protection/managed-rulesets/http/"),
  later("transform_response_html", "Transform Response HTML", "https://developers.cloudflare.com/ruleset-engine/rules-language/actions/"),
];

function later(name: string, title: string, documentation: string): ActionDefinition {
  return { name, title, terminating: false, sways: false, documentation, prepare: () => notSimulated(`${title} is not simulated yet.`) };
}
