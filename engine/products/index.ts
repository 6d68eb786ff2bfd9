import { access } from "./access";
import { botFightMode, superBotFightMode } from "./bots";
import { certificateValidation } from "./certificate-validation";
import { firewallRules } from "./firewall-rules";
import { htmlFeatures } from "./html-features";
import { loadBalancing } from "./load-balancing";
import { managedRequestHeaders, managedResponseHeaders } from "./managed-transforms";
import { oldRateLimits } from "./old-rate-limits";
import { pageRuleRedirects, pageRules } from "./page-rules";
import type { Product } from "./product";
import { rateLimitCounting } from "./rate-limit-counting";
import { ipAccessRules, userAgentRules, zoneLockdown } from "./security-rules";
import { alwaysUseHttps, browserCheck, hotlinkProtection, securityLevel } from "./settings";
import { waitingRooms } from "./waiting-rooms";

export { normalizeUrlPath } from "./normalize-url-path";
export { cloudConnector, ownRulesets, runSnippet } from "./own-rules";
export { type ChosenPageRule, choosePageRule, forwardTarget, orderPageRules } from "./page-rules";
export type { PreparedProduct, Product, ProductCondition, ProductPoint, ProductRule, ProductSetup, ProductVerdict } from "./product";
export { isStaticExtension } from "./static-files";
export { unknownManagedRuleset } from "./unknown-managed-ruleset";
export { normalizationEntryPoint, normalizationRuleset, normalizeUrl } from "./url-normalization";
export { type ChosenRoute, chooseWorkerRoute, findCustomDomain, matchesRoute, type RoutedUrl } from "./worker-routes";

/** Everything outside the Ruleset Engine that a configuration can hold, one product a row. The phase table says where each stands. */
export const PRODUCTS: readonly Product[] = [
  alwaysUseHttps,
  pageRules,
  waitingRooms,
  certificateValidation,
  ipAccessRules,
  firewallRules,
  zoneLockdown,
  userAgentRules,
  browserCheck,
  hotlinkProtection,
  securityLevel,
  superBotFightMode,
  botFightMode,
  oldRateLimits,
  access,
  pageRuleRedirects,
  managedRequestHeaders,
  loadBalancing,
  managedResponseHeaders,
  htmlFeatures,
  rateLimitCounting,
];

const BY_PHASE: ReadonlyMap<string, Product> = new Map(PRODUCTS.map((product) => [product.phase, product]));

export function findProduct(phase: string): Product | undefined {
  return BY_PHASE.get(phase);
}
