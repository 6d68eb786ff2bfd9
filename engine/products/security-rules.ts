import type { Account, Zone } from "../config/configuration";
import { isArray, property } from "../config/reading";
import { headerValue } from "../http/headers";
import type { IpAddress } from "../language/values/ip";
import { createIpSet, parseNetwork } from "../language/values/ip";
import type { MaybeValue } from "../language/values/value";
import { textToBytes } from "../support/bytes";
import type { JsonObject } from "../support/json";
import { answerWith, type SecurityMode, securityMode } from "./answers";
import { matchUrl } from "./match-url";
import type { Product, ProductPoint, ProductRule } from "./product";
import { countOf, isRunning, objectOf, objectsIn, type PlacedObject, textOf, zoneFile } from "./reading";

/** What an allowed address or network passes; an allowed country passes the first two phases. */
const ALLOWED_PHASES = ["http_request_firewall_custom", "http_ratelimit", "http_request_firewall_managed"];
const ALLOWED_PRODUCTS = ["bic", "securityLevel"];

/**
 * IP Access rules of the account and the zone. Allow beats block, as documented; which of several blocks decides is not, so the first does.
 * https://developers.cloudflare.com/waf/tools/ip-access-rules/
 */
export const ipAccessRules: Product = {
  phase: "ip_access_rules",
  configured: (zone, account) => countOf(accessRules(zone, account).length, "IP Access rule"),
  act(point) {
    const matching = accessRules(point.zone, point.account).filter(({ json }) => isTargeted(objectOf(json, "configuration"), point));
    const allowing = matching.find(({ json }) => textOf(json, "mode") === "whitelist");
    if (allowing !== undefined) {
      const byCountry = textOf(objectOf(allowing.json, "configuration"), "target") === "country";
      const phases = byCountry ? ALLOWED_PHASES.slice(0, 2) : ALLOWED_PHASES;
      return letPast(describe(allowing, accessText(allowing)), phases, byCountry ? [] : ALLOWED_PRODUCTS);
    }
    return firstThatActs(matching, point, accessText);
  },
};

function accessRules(zone: Zone, account: Account): readonly PlacedObject[] {
  return [
    ...objectsIn(account.others["access_rules.json"], "account/access_rules.json"),
    ...objectsIn(zone.others["access_rules.json"], zoneFile(zone, "access_rules.json")),
  ];
}

function accessText({ json }: PlacedObject): string {
  return textOf(json, "notes") || textOf(objectOf(json, "configuration"), "value");
}

/** https://developers.cloudflare.com/waf/tools/user-agent-blocking/ */
export const userAgentRules: Product = {
  phase: "ua_rules",
  skippedAs: "uaBlock",
  configured: (zone) => countOf(agentRules(zone).length, "User Agent rule"),
  act(point) {
    const agent = headerValue(point.passage.request.headers, "user-agent");
    const matching = agentRules(point.zone).filter(
      ({ json }) => agent !== undefined && textToBytes(textOf(objectOf(json, "configuration"), "value")) === agent,
    );
    return firstThatActs(matching, point, ({ json }) => textOf(json, "description") || textOf(objectOf(json, "configuration"), "value"));
  },
};

function agentRules(zone: Zone): readonly PlacedObject[] {
  return objectsIn(zone.others["ua_rules.json"], zoneFile(zone, "ua_rules.json")).filter(isRunning);
}

/**
 * A URL that is locked down lets listed addresses in, past User Agent rules too, and nobody else. Of several rules the lowest priority number decides, then the first.
 * https://developers.cloudflare.com/waf/tools/zone-lockdown/
 */
export const zoneLockdown: Product = {
  phase: "zone_lockdown",
  skippedAs: "zoneLockdown",
  configured: (zone) => countOf(lockdowns(zone).length, "lockdown rule"),
  act(point) {
    const [rule] = lockdowns(point.zone)
      .filter(({ json }) => textsIn(json, "urls").some((pattern) => matchUrl(pattern, point.passage.request) !== null))
      .toSorted((left, right) => priorityOf(left) - priorityOf(right));
    if (rule === undefined) return { kind: "no-match" };
    const configurations = property(rule.json, "configurations");
    const listed = objectsIn(isArray(configurations) ? configurations : [], "").some(({ json }) => isTargeted(json, point));
    const described = describe(rule, textOf(rule.json, "description"));
    return listed ? letPast(described, [], ["uaBlock"]) : answerWith("block", point, described);
  },
};

function letPast(rule: ProductRule, phases: readonly string[], products: readonly string[]): ReturnType<Product["act"]> {
  const targets = [...phases.map((phase) => `phase.${phase}`), ...products.map((product) => `product.${product}`)];
  return { kind: "skip", phases, products, rule, effects: targets.map((target) => ({ target, before: null, after: "skipped" })) };
}

function lockdowns(zone: Zone): readonly PlacedObject[] {
  return objectsIn(zone.others["lockdowns.json"], zoneFile(zone, "lockdowns.json")).filter(isRunning);
}

function priorityOf({ json }: PlacedObject): number {
  const priority = property(json, "priority");
  return typeof priority === "number" ? priority : Number.POSITIVE_INFINITY;
}

function textsIn(json: JsonObject, key: string): readonly string[] {
  const value = property(json, key);
  return isArray(value) ? value.filter((member) => typeof member === "string") : [];
}

function isTargeted(configuration: JsonObject, { read }: ProductPoint): boolean {
  const value = textOf(configuration, "value");
  switch (textOf(configuration, "target")) {
    case "ip":
    case "ip6":
    case "ip_range":
      return holdsAddress(value, read("ip.src"));
    case "asn":
      return read("ip.src.asnum") === Number(value.replace(/^AS/i, ""));
    case "country":
      return read("ip.src.country") === value;
    default:
      return false;
  }
}

function holdsAddress(network: string, value: MaybeValue): boolean {
  const range = parseNetwork(network);
  return isAddress(value) && !("problem" in range) && createIpSet([range]).has(value);
}

function isAddress(value: MaybeValue): value is IpAddress {
  return typeof value === "object" && value !== null && "family" in value;
}

function firstThatActs(
  matching: readonly PlacedObject[],
  point: ProductPoint,
  name: (rule: PlacedObject) => string,
): ReturnType<Product["act"]> {
  const acting = matching.flatMap((rule): readonly { rule: PlacedObject; mode: SecurityMode }[] => {
    const mode = securityMode(property(rule.json, "mode"));
    return mode === null ? [] : [{ rule, mode }];
  })[0];
  return acting === undefined ? { kind: "no-match" } : answerWith(acting.mode, point, describe(acting.rule, name(acting.rule)));
}

function describe({ json, source }: PlacedObject, description: string): ProductRule {
  return { type: "rule", id: textOf(json, "id"), description, action: textOf(json, "mode") || "block", json, source };
}
