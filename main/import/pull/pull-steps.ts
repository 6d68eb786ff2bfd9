/** One kind of answer that a pull asks for. `path` is below the account or the zone, `file` below its folder in the layout. */
export interface PullStep {
  readonly path: string;
  readonly file: string;
  readonly what: string;
  /** How a longer answer comes: all at once, by numbered pages, or by a cursor. */
  readonly pages: "one" | "numbered" | "cursor";
  readonly perPage: number;
}

const one = (path: string, file: string, what: string): PullStep => ({ path, file, what, pages: "one", perPage: 0 });
const numbered = (path: string, file: string, what: string, perPage = 50): PullStep => ({ path, file, what, pages: "numbered", perPage });

/** What is asked of the account, besides rulesets and lists, whose parts are asked for one by one. */
export const ACCOUNT_STEPS: readonly PullStep[] = [
  one("", "account.json", "the account"),
  one("/workers/scripts", "workers_scripts.json", "names of Workers"),
  one("/workers/domains", "workers_domains.json", "custom domains of Workers"),
  numbered("/firewall/access_rules/rules", "access_rules.json", "IP Access rules of the account", 100),
  numbered("/load_balancers/pools", "load_balancer_pools.json", "load balancing pools"),
  numbered("/load_balancers/monitors", "load_balancer_monitors.json", "load balancing monitors"),
  one("/custom_pages", "custom_pages.json", "error pages of the account"),
  numbered("/custom_pages/assets", "custom_pages_assets.json", "custom error assets of the account"),
];

/** What is asked of a zone, besides rulesets, Snippets and waiting rooms. */
export const ZONE_STEPS: readonly PullStep[] = [
  one("/settings", "settings.json", "settings"),
  numbered("/dns_records", "dns_records.json", "DNS records", 1000),
  one("/pagerules", "pagerules.json", "Page Rules"),
  one("/managed_headers", "managed_headers.json", "Managed Transforms"),
  one("/url_normalization", "url_normalization.json", "URL normalization"),
  one("/cloud_connector/rules", "cloud_connector_rules.json", "Cloud Connector rules"),
  one("/workers/routes", "workers_routes.json", "Workers routes"),
  numbered("/custom_hostnames", "custom_hostnames.json", "custom hostnames"),
  one("/custom_hostnames/fallback_origin", "custom_hostnames_fallback_origin.json", "the fallback origin"),
  numbered("/firewall/access_rules/rules", "access_rules.json", "IP Access rules", 100),
  numbered("/firewall/lockdowns", "lockdowns.json", "Zone Lockdown rules", 100),
  numbered("/firewall/ua_rules", "ua_rules.json", "User Agent Blocking rules", 100),
  one("/bot_management", "bot_management.json", "bot settings"),
  one("/waiting_rooms/settings", "waiting_rooms_settings.json", "settings of the waiting rooms"),
  one("/load_balancers", "load_balancers.json", "load balancers"),
  one("/custom_pages", "custom_pages.json", "error pages"),
  numbered("/custom_pages/assets", "custom_pages_assets.json", "custom error assets"),
];

export const RULESETS: PullStep = { path: "/rulesets", file: "rulesets.json", what: "names of rulesets", pages: "cursor", perPage: 50 };
export const LISTS: PullStep = one("/rules/lists", "lists.json", "names of lists");
export const SNIPPETS: PullStep = numbered("/snippets", "snippets.json", "names of Snippets");
export const SNIPPET_RULES: PullStep = one("/snippets/snippet_rules", "snippet_rules.json", "Snippet rules");
export const WAITING_ROOMS: PullStep = numbered("/waiting_rooms", "waiting_rooms.json", "waiting rooms");

export function listItems(id: string, name: string): PullStep {
  return {
    path: `/rules/lists/${id}/items`,
    file: `lists/${name}/items.json`,
    what: `items of list ${name}`,
    pages: "cursor",
    perPage: 500,
  };
}
