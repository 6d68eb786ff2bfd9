import { isArray, isObject, property } from "../config/reading";
import type { Json, JsonObject } from "../support/json";
import type { LaterProduct } from "./product";

export { normalizeUrlPath } from "./normalize-url-path";
export { cloudConnector, ownRulesets, runSnippet } from "./own-rules";
export type { LaterProduct } from "./product";
export { unknownManagedRuleset } from "./unknown-managed-ruleset";
export { normalizationEntryPoint, normalizationRuleset, normalizeUrl } from "./url-normalization";
export { type ChosenRoute, chooseWorkerRoute, matchesRoute, type RoutedUrl } from "./worker-routes";

/** Products whose effects are still to come. One row a product; the row of the phase table says where it stands. */
export const LATER_PRODUCTS: readonly LaterProduct[] = [
  {
    phase: "always_use_https",
    sways: true,
    configured: (zone) => (property(zone.settings, "always_use_https") === "on" ? "Always Use HTTPS" : null),
  },
  { phase: "waiting_room", sways: true, configured: (zone) => count(zone.others["waiting_rooms.json"], "waiting room", isRunning) },
  {
    phase: "ip_access_rules",
    sways: true,
    configured: (zone, account) =>
      count([...listOf(zone.others["access_rules.json"]), ...listOf(account.others["access_rules.json"])], "IP Access rule"),
  },
  { phase: "firewall_rules", sways: true, configured: (zone) => count(zone.others["firewall_rules.json"], "firewall rule", isRunning) },
  {
    phase: "zone_lockdown",
    skippedAs: "zoneLockdown",
    sways: true,
    configured: (zone) => count(zone.others["lockdowns.json"], "lockdown rule", isRunning),
  },
  {
    phase: "ua_rules",
    skippedAs: "uaBlock",
    sways: true,
    configured: (zone) => count(zone.others["ua_rules.json"], "User Agent rule", isRunning),
  },
  {
    phase: "browser_check",
    skippedAs: "bic",
    sways: false,
    configured: (zone) => (property(zone.settings, "browser_check") === "on" ? "Browser Integrity Check" : null),
  },
  {
    phase: "hotlink_protection",
    skippedAs: "hot",
    sways: true,
    configured: (zone) => (property(zone.settings, "hotlink_protection") === "on" ? "Hotlink Protection" : null),
  },
  {
    phase: "security_level",
    skippedAs: "securityLevel",
    sways: true,
    configured: (zone) => (property(zone.settings, "security_level") === "under_attack" ? "Security Level “I'm Under Attack”" : null),
  },
  { phase: "http_request_sbfm", sways: true, configured: (zone) => describeBots(zone.others["bot_management.json"]) },
  {
    phase: "rate_limits",
    skippedAs: "rateLimit",
    sways: true,
    configured: (zone) => count(zone.others["rate_limits.json"], "rate limit", isRunning),
  },
  {
    phase: "page_rules",
    sways: true,
    configured: (zone) =>
      count(
        zone.pageRules.filter((rule) => rule.active).map((rule) => rule.json),
        "page rule",
      ),
  },
  {
    phase: "managed_request_headers",
    sways: false,
    configured: (zone) => count(toggles(zone.others["managed_headers.json"], "managed_request_headers"), "managed transform", isOn),
  },
  {
    phase: "load_balancing",
    sways: true,
    configured: (zone) => count(zone.others["load_balancers.json"], "load balancer", isOnOrSilent),
  },
  {
    phase: "managed_response_headers",
    sways: false,
    configured: (zone) => count(toggles(zone.others["managed_headers.json"], "managed_response_headers"), "managed transform", isOn),
  },
];

const BY_PHASE: ReadonlyMap<string, LaterProduct> = new Map(LATER_PRODUCTS.map((product) => [product.phase, product]));

export function findLaterProduct(phase: string): LaterProduct | undefined {
  return BY_PHASE.get(phase);
}

function count(json: Json | undefined, noun: string, counts: (member: JsonObject) => boolean = () => true): string | null {
  const number = listOf(json).filter(counts).length;
  if (number === 0) return null;
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}

function listOf(json: Json | undefined): readonly JsonObject[] {
  return isArray(json) ? json.filter(isObject) : [];
}

function toggles(json: Json | undefined, key: string): Json | undefined {
  return isObject(json) ? property(json, key) : undefined;
}

function isRunning(object: JsonObject): boolean {
  return property(object, "paused") !== true && property(object, "suspended") !== true && property(object, "disabled") !== true;
}

function isOn(object: JsonObject): boolean {
  return property(object, "enabled") === true;
}

function isOnOrSilent(object: JsonObject): boolean {
  return property(object, "enabled") !== false;
}

const BOT_ACTIONS = ["sbfm_definitely_automated", "sbfm_likely_automated", "sbfm_verified_bots"];

/** Super Bot Fight Mode acts where one of its groups is not allowed; Bot Fight Mode where it is on. */
function describeBots(json: Json | undefined): string | null {
  if (!isObject(json)) return null;
  const acts = BOT_ACTIONS.some((key) => {
    const action = property(json, key);
    return typeof action === "string" && action !== "allow";
  });
  if (acts) return "Super Bot Fight Mode";
  return property(json, "fight_mode") === true ? "Bot Fight Mode" : null;
}
