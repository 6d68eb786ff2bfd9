import { type ActionDefinition, notSimulated } from "./action";

/**
 * Actions that only Cloudflare's own rules have, with parameters that are not published: the rule is evaluated, and its step says that
 * the effect is not known.
 */
export const INTERNAL_ACTIONS: readonly ActionDefinition[] = [
  internal({
    name: "ddos_dynamic",
    title: "DDoS Dynamic",
    documentation: "https://developers.cloudflare.com/ddos-protection/managed-rulesets/http/override-parameters/",
    reason: "Cloudflare chooses the mitigation from the attack; how is not published.",
  }),
  internal({
    name: "force_connection_close",
    title: "Force Connection Close",
    documentation: "https://developers.cloudflare.com/ddos-protection/managed-rulesets/http/override-parameters/",
    reason:
      "It closes the connection after the response (Connection: close, or GOAWAY in HTTP/2) and blocks nothing; connections are not simulated.",
  }),
  internal({
    name: "transform_response_html",
    title: "Transform Response HTML",
    documentation: "https://developers.cloudflare.com/bots/additional-configurations/ai-labyrinth/",
    reason: "It adds links for bots to the page; what it adds is not published, and the page is left as it is.",
  }),
];

interface InternalAction {
  readonly name: string;
  readonly title: string;
  readonly documentation: string;
  readonly reason: string;
}

function internal({ reason, ...facts }: InternalAction): ActionDefinition {
  return {
    ...facts,
    terminating: false,
    sways: false,
    fidelity: { kind: "not simulated", note: reason },
    prepare: () => notSimulated(reason),
  };
}
