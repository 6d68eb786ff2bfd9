/** A ruleset of Cloudflare's own, known by its public id. */
export interface ManagedRuleset {
  readonly id: string;
  readonly name: string;
  readonly phase: string;
}

/** https://developers.cloudflare.com/waf/managed-rules/reference/ */
const MANAGED_RULESETS: readonly ManagedRuleset[] = [
  { id: "70339d97bdb34195bbf054b1ebe81f76", name: "Cloudflare Normalization Ruleset", phase: "http_request_sanitize" },
  { id: "4d21379b4f9f4bb088e0729962c8b3cf", name: "DDoS L7 ruleset", phase: "ddos_l7" },
  { id: "efb7b8c949ac4650a09736fc376e9aee", name: "Cloudflare Managed Ruleset", phase: "http_request_firewall_managed" },
  { id: "4814384a9e5d4991b9815dcfc25d2f1f", name: "Cloudflare OWASP Core Ruleset", phase: "http_request_firewall_managed" },
  { id: "c2e184081120413c86c3ab7e14069605", name: "Cloudflare Exposed Credentials Check Ruleset", phase: "http_request_firewall_managed" },
  { id: "77454fe2d30c4220b5701f6fdfb893ba", name: "Cloudflare Managed Free Ruleset", phase: "http_request_firewall_managed" },
  { id: "e22d83c647c64a3eae91b71b499d988e", name: "Cloudflare Sensitive Data Detection", phase: "http_response_firewall_managed" },
];

export const NORMALIZATION_RULESET = "70339d97bdb34195bbf054b1ebe81f76";

export function findManagedRuleset(id: string): ManagedRuleset | undefined {
  return MANAGED_RULESETS.find((ruleset) => ruleset.id === id);
}
