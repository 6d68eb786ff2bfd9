/**
 * What an API answer may hold. `path` is where it goes, below the folder of its owner, with `*` for a name of its own (see
 * `CONFIGURATION_FILES`); `many`: the file holds an array of them.
 */
export interface PieceKindRow {
  readonly kind: string;
  /** Who owns it; `either`: the account or a zone has it. */
  readonly level: "account" | "zone" | "either";
  readonly many: boolean;
  readonly path: string;
  readonly what: string;
}

const PIECE_KINDS = [
  { kind: "account", level: "account", many: false, path: "account.json", what: "the account" },
  { kind: "zone", level: "zone", many: false, path: "zone.json", what: "a zone" },
  { kind: "setting", level: "zone", many: true, path: "settings.json", what: "zone settings" },
  { kind: "dns-record", level: "zone", many: true, path: "dns_records.json", what: "DNS records" },
  { kind: "ruleset", level: "either", many: false, path: "rulesets/*.json", what: "a ruleset" },
  { kind: "ruleset-name", level: "either", many: true, path: "rulesets.json", what: "names of rulesets" },
  { kind: "list", level: "account", many: false, path: "lists/*.json", what: "a list" },
  { kind: "list-item", level: "account", many: true, path: "lists/*.items.json", what: "list items" },
  { kind: "page-rule", level: "zone", many: true, path: "pagerules.json", what: "Page Rules" },
  { kind: "managed-headers", level: "zone", many: false, path: "managed_headers.json", what: "Managed Transforms" },
  { kind: "url-normalization", level: "zone", many: false, path: "url_normalization.json", what: "URL normalization" },
  { kind: "snippet", level: "zone", many: true, path: "snippets.json", what: "names of Snippets" },
  { kind: "snippet-rule", level: "zone", many: true, path: "snippet_rules.json", what: "Snippet rules" },
  { kind: "cloud-connector-rule", level: "zone", many: true, path: "cloud_connector_rules.json", what: "Cloud Connector rules" },
  { kind: "worker-route", level: "zone", many: true, path: "workers_routes.json", what: "Workers routes" },
  { kind: "worker-domain", level: "account", many: true, path: "workers_domains.json", what: "custom domains of Workers" },
  { kind: "worker-script", level: "account", many: true, path: "workers_scripts.json", what: "names of Workers" },
  { kind: "custom-hostname", level: "zone", many: true, path: "custom_hostnames.json", what: "custom hostnames" },
  { kind: "fallback-origin", level: "zone", many: false, path: "custom_hostnames_fallback_origin.json", what: "the fallback origin" },
  { kind: "access-rule", level: "either", many: true, path: "access_rules.json", what: "IP Access rules" },
  { kind: "lockdown", level: "zone", many: true, path: "lockdowns.json", what: "Zone Lockdown rules" },
  { kind: "ua-rule", level: "zone", many: true, path: "ua_rules.json", what: "User Agent Blocking rules" },
  { kind: "firewall-rule", level: "zone", many: true, path: "firewall_rules.json", what: "firewall rules" },
  { kind: "rate-limit", level: "zone", many: true, path: "rate_limits.json", what: "rate limits of the previous version" },
  { kind: "bot-management", level: "zone", many: false, path: "bot_management.json", what: "bot settings" },
  { kind: "waiting-room", level: "zone", many: true, path: "waiting_rooms.json", what: "waiting rooms" },
  { kind: "waiting-room-settings", level: "zone", many: false, path: "waiting_rooms_settings.json", what: "settings of the waiting rooms" },
  { kind: "waiting-room-rule", level: "zone", many: true, path: "waiting_rooms/*.rules.json", what: "rules of a waiting room" },
  { kind: "waiting-room-event", level: "zone", many: true, path: "waiting_rooms/*.events.json", what: "events of a waiting room" },
  { kind: "load-balancer", level: "zone", many: true, path: "load_balancers.json", what: "load balancers" },
  { kind: "pool", level: "account", many: true, path: "load_balancer_pools.json", what: "load balancing pools" },
  { kind: "monitor", level: "account", many: true, path: "load_balancer_monitors.json", what: "load balancing monitors" },
  { kind: "custom-page", level: "either", many: true, path: "custom_pages.json", what: "error pages" },
  { kind: "custom-page-asset", level: "either", many: true, path: "custom_pages_assets.json", what: "custom error assets" },
] as const satisfies readonly PieceKindRow[];

export type PieceKind = (typeof PIECE_KINDS)[number]["kind"];

const ROWS: ReadonlyMap<string, PieceKindRow> = new Map(PIECE_KINDS.map((row) => [row.kind, row]));

export function rowOf(kind: PieceKind): PieceKindRow {
  const row = ROWS.get(kind);
  if (row === undefined) throw new Error(`There is no row for ${kind}.`);
  return row;
}
