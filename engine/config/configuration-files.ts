/** What a file of a configuration holds, which decides how it is read. */
export type ConfigurationEntity =
  | "account"
  | "zone"
  | "settings"
  | "setting"
  | "dns-records"
  | "ruleset"
  | "list"
  | "list-items"
  | "page-rules"
  | "url-normalization"
  | "worker-routes"
  | "script"
  | "other";

/**
 * One kind of file in a configuration's folder. In `path`, `<zone>` is a zone's name and `*` any file name.
 * `endpoints` are the GET requests whose answer the file holds, relative to https://api.cloudflare.com/client/v4:
 * the bare `result` or the whole answer. `limit` is in bytes; a larger file is not read.
 */
export interface ConfigurationFile {
  readonly path: string;
  readonly endpoints: readonly string[];
  readonly what: string;
  readonly entity: ConfigurationEntity;
  readonly limit: number;
}

const MIB = 1_048_576;
const SMALL = 4 * MIB;
const MEDIUM = 32 * MIB;
const LARGE = 384 * MIB;

const A = "/accounts/{account_id}";
const Z = "/zones/{zone_id}";

/** The layout of a configuration: every file that has a meaning, one row each. Other files are left alone. */
export const CONFIGURATION_FILES = [
  { path: "account/account.json", endpoints: [A], what: "The account: its id and name", entity: "account", limit: SMALL },
  {
    path: "account/rulesets/*.json",
    endpoints: [`${A}/rulesets/{ruleset_id}`, `${A}/rulesets/phases/{phase}/entrypoint`],
    what: "A ruleset of the account: an entry point, a custom or a managed ruleset",
    entity: "ruleset",
    limit: MEDIUM,
  },
  { path: "account/rulesets.json", endpoints: [`${A}/rulesets`], what: "Names of the account's rulesets", entity: "other", limit: MEDIUM },
  {
    path: "account/lists/*.items.json",
    endpoints: [`${A}/rules/lists/{list_id}/items`],
    what: "The items of the list in the file of the same name",
    entity: "list-items",
    limit: LARGE,
  },
  {
    path: "account/lists/*.json",
    endpoints: [`${A}/rules/lists/{list_id}`],
    what: "A list, with its items under `items`",
    entity: "list",
    limit: LARGE,
  },
  { path: "account/lists.json", endpoints: [`${A}/rules/lists`], what: "Names of the account's lists", entity: "other", limit: MEDIUM },
  { path: "account/workers/*.js", endpoints: [`${A}/workers/scripts/{name}`], what: "A Worker's script", entity: "script", limit: MEDIUM },
  {
    path: "account/workers/*.mjs",
    endpoints: [`${A}/workers/scripts/{name}`],
    what: "A Worker's script, as a module",
    entity: "script",
    limit: MEDIUM,
  },
  {
    path: "account/workers/*.bindings.json",
    endpoints: [`${A}/workers/scripts/{name}/settings`],
    what: "What a Worker finds in its environment, with simulated contents: `bindings`, `compatibility_flags`",
    entity: "other",
    limit: MEDIUM,
  },
  {
    path: "account/workers_scripts.json",
    endpoints: [`${A}/workers/scripts`],
    what: "Names of the Workers",
    entity: "other",
    limit: MEDIUM,
  },
  {
    path: "account/workers_domains.json",
    endpoints: [`${A}/workers/domains`],
    what: "Custom domains of Workers",
    entity: "other",
    limit: MEDIUM,
  },
  {
    path: "account/access_rules.json",
    endpoints: [`${A}/firewall/access_rules/rules`],
    what: "IP Access rules of the account",
    entity: "other",
    limit: MEDIUM,
  },
  {
    path: "account/access_apps.json",
    endpoints: [`${A}/access/apps`],
    what: "Access applications of the account, with their policies",
    entity: "other",
    limit: MEDIUM,
  },
  {
    path: "account/addressing_prefixes.json",
    endpoints: [`${A}/addressing/prefixes`],
    what: "The account's own address prefixes (BYOIP)",
    entity: "other",
    limit: SMALL,
  },
  {
    path: "account/load_balancer_pools.json",
    endpoints: [`${A}/load_balancers/pools`],
    what: "Load balancing pools",
    entity: "other",
    limit: MEDIUM,
  },
  {
    path: "account/load_balancer_monitors.json",
    endpoints: [`${A}/load_balancers/monitors`],
    what: "Load balancing monitors",
    entity: "other",
    limit: MEDIUM,
  },
  {
    path: "account/custom_pages.json",
    endpoints: [`${A}/custom_pages`],
    what: "Error pages of the account",
    entity: "other",
    limit: MEDIUM,
  },
  {
    path: "account/custom_pages_assets.json",
    endpoints: [`${A}/custom_pages/assets`],
    what: "Custom error assets of the account",
    entity: "other",
    limit: MEDIUM,
  },
  {
    path: "zones/<zone>/zone.json",
    endpoints: [Z, "/zones?name={zone_name}"],
    what: "The zone: name, plan, state",
    entity: "zone",
    limit: SMALL,
  },
  { path: "zones/<zone>/settings.json", endpoints: [`${Z}/settings`], what: "All settings of the zone", entity: "settings", limit: SMALL },
  {
    path: "zones/<zone>/settings/*.json",
    endpoints: [`${Z}/settings/{setting_id}`],
    what: "One setting of the zone",
    entity: "setting",
    limit: SMALL,
  },
  {
    path: "zones/<zone>/dns_records.json",
    endpoints: [`${Z}/dns_records`],
    what: "DNS records: which names are proxied, and to which origin",
    entity: "dns-records",
    limit: MEDIUM,
  },
  {
    path: "zones/<zone>/rulesets/*.json",
    endpoints: [`${Z}/rulesets/{ruleset_id}`, `${Z}/rulesets/phases/{phase}/entrypoint`],
    what: "A ruleset of the zone: an entry point, a custom or a managed ruleset",
    entity: "ruleset",
    limit: MEDIUM,
  },
  {
    path: "zones/<zone>/rulesets.json",
    endpoints: [`${Z}/rulesets`],
    what: "Names of the rulesets available to the zone",
    entity: "other",
    limit: MEDIUM,
  },
  { path: "zones/<zone>/pagerules.json", endpoints: [`${Z}/pagerules`], what: "Page Rules", entity: "page-rules", limit: MEDIUM },
  {
    path: "zones/<zone>/managed_headers.json",
    endpoints: [`${Z}/managed_headers`],
    what: "Managed Transforms",
    entity: "other",
    limit: SMALL,
  },
  {
    path: "zones/<zone>/url_normalization.json",
    endpoints: [`${Z}/url_normalization`],
    what: "URL normalization",
    entity: "url-normalization",
    limit: SMALL,
  },
  { path: "zones/<zone>/snippets.json", endpoints: [`${Z}/snippets`], what: "Names of the Snippets", entity: "other", limit: MEDIUM },
  {
    path: "zones/<zone>/snippets/*.js",
    endpoints: [`${Z}/snippets/{snippet_name}/content`],
    what: "A Snippet's code",
    entity: "script",
    limit: SMALL,
  },
  {
    path: "zones/<zone>/snippet_rules.json",
    endpoints: [`${Z}/snippets/snippet_rules`],
    what: "Snippet rules",
    entity: "other",
    limit: MEDIUM,
  },
  {
    path: "zones/<zone>/cloud_connector_rules.json",
    endpoints: [`${Z}/cloud_connector/rules`],
    what: "Cloud Connector rules",
    entity: "other",
    limit: MEDIUM,
  },
  {
    path: "zones/<zone>/workers_routes.json",
    endpoints: [`${Z}/workers/routes`],
    what: "Routes of Workers",
    entity: "worker-routes",
    limit: MEDIUM,
  },
  {
    path: "zones/<zone>/custom_hostnames.json",
    endpoints: [`${Z}/custom_hostnames`],
    what: "Custom hostnames (Cloudflare for SaaS)",
    entity: "other",
    limit: LARGE,
  },
  {
    path: "zones/<zone>/custom_hostnames_fallback_origin.json",
    endpoints: [`${Z}/custom_hostnames/fallback_origin`],
    what: "Fallback origin of the custom hostnames",
    entity: "other",
    limit: SMALL,
  },
  {
    path: "zones/<zone>/access_rules.json",
    endpoints: [`${Z}/firewall/access_rules/rules`],
    what: "IP Access rules of the zone",
    entity: "other",
    limit: MEDIUM,
  },
  {
    path: "zones/<zone>/lockdowns.json",
    endpoints: [`${Z}/firewall/lockdowns`],
    what: "Zone Lockdown rules",
    entity: "other",
    limit: MEDIUM,
  },
  {
    path: "zones/<zone>/ua_rules.json",
    endpoints: [`${Z}/firewall/ua_rules`],
    what: "User Agent Blocking rules",
    entity: "other",
    limit: MEDIUM,
  },
  {
    path: "zones/<zone>/firewall_rules.json",
    endpoints: [`${Z}/firewall/rules`],
    what: "Firewall rules (deprecated product)",
    entity: "other",
    limit: MEDIUM,
  },
  {
    path: "zones/<zone>/rate_limits.json",
    endpoints: [`${Z}/rate_limits`],
    what: "Rate limiting rules, previous version",
    entity: "other",
    limit: MEDIUM,
  },
  {
    path: "zones/<zone>/bot_management.json",
    endpoints: [`${Z}/bot_management`],
    what: "Bot settings, Super Bot Fight Mode included",
    entity: "other",
    limit: SMALL,
  },
  { path: "zones/<zone>/waiting_rooms.json", endpoints: [`${Z}/waiting_rooms`], what: "Waiting rooms", entity: "other", limit: MEDIUM },
  {
    path: "zones/<zone>/waiting_rooms_settings.json",
    endpoints: [`${Z}/waiting_rooms/settings`],
    what: "Settings of the waiting rooms",
    entity: "other",
    limit: SMALL,
  },
  {
    path: "zones/<zone>/waiting_rooms/*.rules.json",
    endpoints: [`${Z}/waiting_rooms/{id}/rules`],
    what: "Bypass rules of the waiting room with that id",
    entity: "other",
    limit: SMALL,
  },
  {
    path: "zones/<zone>/waiting_rooms/*.events.json",
    endpoints: [`${Z}/waiting_rooms/{id}/events`],
    what: "Events of the waiting room with that id",
    entity: "other",
    limit: SMALL,
  },
  { path: "zones/<zone>/load_balancers.json", endpoints: [`${Z}/load_balancers`], what: "Load balancers", entity: "other", limit: MEDIUM },
  {
    path: "zones/<zone>/access_apps.json",
    endpoints: [`${Z}/access/apps`],
    what: "Access applications of the zone, with their policies",
    entity: "other",
    limit: MEDIUM,
  },
  {
    path: "zones/<zone>/spectrum_apps.json",
    endpoints: [`${Z}/spectrum/apps`],
    what: "Spectrum applications",
    entity: "other",
    limit: MEDIUM,
  },
  {
    path: "zones/<zone>/regional_hostnames.json",
    endpoints: [`${Z}/addressing/regional_hostnames`],
    what: "Hosts that are served in one region only (Data Localization Suite)",
    entity: "other",
    limit: SMALL,
  },
  {
    path: "zones/<zone>/custom_pages.json",
    endpoints: [`${Z}/custom_pages`],
    what: "Error pages of the zone",
    entity: "other",
    limit: MEDIUM,
  },
  {
    path: "zones/<zone>/custom_pages_assets.json",
    endpoints: [`${Z}/custom_pages/assets`],
    what: "Custom error assets of the zone",
    entity: "other",
    limit: MEDIUM,
  },
] as const satisfies readonly ConfigurationFile[];

/** Where a file stands in the layout: its row, the zone it belongs to (`null`: the account), and its name without folder. */
export interface LayoutPlace {
  readonly row: ConfigurationFile;
  readonly zone: string | null;
  /** The path below the account's or zone's folder: `settings.json`, `waiting_rooms/1.rules.json`. */
  readonly path: string;
}

/** Finds the row for a path relative to the configuration's folder; `null` for a file that has no meaning there. */
export function findConfigurationFile(path: string): LayoutPlace | null {
  const segments = path.split("/");
  for (const row of CONFIGURATION_FILES) {
    if (!fits(row.path.split("/"), segments)) continue;
    const zone = segments[0] === "zones" ? (segments[1] ?? null) : null;
    return { row, zone, path: segments.slice(zone === null ? 1 : 2).join("/") };
  }
  return null;
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  return pattern.length === segments.length && pattern.every((part, index) => fitsSegment(part, segments[index] ?? ""));
}

function fitsSegment(pattern: string, segment: string): boolean {
  if (pattern === "<zone>") return segment !== "";
  if (!pattern.startsWith("*")) return pattern === segment;
  const ending = pattern.slice(1);
  return segment.length > ending.length && segment.endsWith(ending);
}
