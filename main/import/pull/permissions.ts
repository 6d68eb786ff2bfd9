/**
 * The least that a token needs to pull everything; each is of kind “Read”. What a token lacks is left out and told.
 * https://developers.cloudflare.com/fundamentals/api/reference/permissions/
 */
export const PULL_PERMISSIONS = {
  account: [
    "Account Settings",
    "Account Rulesets",
    "Account Filter Lists",
    "Account Firewall Access Rules",
    "Account Custom Pages",
    "Load Balancing: Monitors and Pools",
    "Workers Scripts",
  ],
  zone: [
    "Zone",
    "Zone Settings",
    "DNS",
    "Zone WAF",
    "Firewall Services",
    "Page Rules",
    "Config Rules",
    "Cache Settings",
    "Origin Rules",
    "Transform Rules",
    "Dynamic URL Redirects",
    "Response Compression",
    "Custom Error Rules",
    "Custom Pages",
    "Snippets",
    "Cloud Connector",
    "Workers Routes",
    "SSL and Certificates",
    "Bot Management",
    "Waiting Rooms",
    "Load Balancers",
  ],
} as const;
