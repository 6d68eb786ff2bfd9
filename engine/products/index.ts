import { isObject, property } from "../config/reading";
import type { Json } from "../support/json";
import { superBotFightMode } from "./bots";
import { pageRules } from "./page-rules";
import type { Product } from "./product";
import { countOf, isRunning, objectsIn, type PlacedObject, textOf, zoneFile } from "./reading";
import { ipAccessRules, userAgentRules, zoneLockdown } from "./security-rules";
import { alwaysUseHttps, browserCheck, hotlinkProtection, securityLevel } from "./settings";
import { waitingRooms } from "./waiting-rooms";

export { normalizeUrlPath } from "./normalize-url-path";
export { cloudConnector, ownRulesets, runSnippet } from "./own-rules";
export { choosePageRule, forwardTarget } from "./page-rules";
export type { Product, ProductPoint, ProductRule, ProductVerdict } from "./product";
export { unknownManagedRuleset } from "./unknown-managed-ruleset";
export { normalizationEntryPoint, normalizationRuleset, normalizeUrl } from "./url-normalization";
export { type ChosenRoute, chooseWorkerRoute, matchesRoute, type RoutedUrl } from "./worker-routes";

/** Firewall rules, a deprecated product with expressions of its own. */
const firewallRules: Product = {
  phase: "firewall_rules",
  configured: (zone) =>
    countOf(objectsIn(zone.others["firewall_rules.json"], zoneFile(zone, "firewall_rules.json")).filter(isRunning).length, "firewall rule"),
  act: () => ({ kind: "not-simulated", sways: true, reason: "Firewall rules (deprecated) are not simulated yet." }),
};

const oldRateLimits: Product = {
  phase: "rate_limits",
  skippedAs: "rateLimit",
  configured: (zone) =>
    countOf(objectsIn(zone.others["rate_limits.json"], zoneFile(zone, "rate_limits.json")).filter(isRunning).length, "rate limit"),
  act: () => ({ kind: "not-simulated", sways: true, reason: "The previous version of rate limiting is not simulated yet." }),
};

const loadBalancing: Product = {
  phase: "load_balancing",
  configured: (zone) =>
    countOf(objectsIn(zone.others["load_balancers.json"], zoneFile(zone, "load_balancers.json")).length, "load balancer"),
  act({ zone, passage }) {
    const balancers = objectsIn(zone.others["load_balancers.json"], zoneFile(zone, "load_balancers.json"));
    const concerned = balancers.some(({ json }) => textOf(json, "name") === passage.request.host && property(json, "enabled") !== false);
    return concerned
      ? {
          kind: "not-simulated",
          sways: false,
          reason: "Load Balancing is not simulated yet: which pool is healthy depends on live checks.",
        }
      : { kind: "no-match" };
  },
};

const managedRequestHeaders = managedTransforms("managed_request_headers", "Managed Transforms of the request are not simulated yet.");
const managedResponseHeaders = managedTransforms("managed_response_headers", "Managed Transforms of the response are not simulated yet.");

function managedTransforms(phase: "managed_request_headers" | "managed_response_headers", reason: string): Product {
  return {
    phase,
    configured: (zone) => countOf(togglesOn(zone.others["managed_headers.json"], phase).length, "managed transform"),
    act: () => ({ kind: "not-simulated", sways: false, reason }),
  };
}

function togglesOn(json: Json | undefined, key: string): readonly PlacedObject[] {
  return objectsIn(isObject(json) ? property(json, key) : undefined, "").filter((toggle) => property(toggle.json, "enabled") === true);
}

/** Everything outside the Ruleset Engine that a configuration can hold, one product a row. The phase table says where each stands. */
export const PRODUCTS: readonly Product[] = [
  alwaysUseHttps,
  waitingRooms,
  ipAccessRules,
  firewallRules,
  zoneLockdown,
  userAgentRules,
  browserCheck,
  hotlinkProtection,
  securityLevel,
  superBotFightMode,
  oldRateLimits,
  pageRules,
  managedRequestHeaders,
  loadBalancing,
  managedResponseHeaders,
];

const BY_PHASE: ReadonlyMap<string, Product> = new Map(PRODUCTS.map((product) => [product.phase, product]));

export function findProduct(phase: string): Product | undefined {
  return BY_PHASE.get(phase);
}
