import type { Zone } from "../config/configuration";
import { property } from "../config/reading";
import { headerValue } from "../http/headers";
import type { IpAddress } from "../language/values/ip";
import { createIpSet, parseNetwork } from "../language/values/ip";
import type { MaybeValue } from "../language/values/value";
import { textToBytes } from "../support/bytes";
import type { JsonObject } from "../support/json";
import { answerWith, type SecurityMode, securityMode } from "./answers";
import { matchUrl } from "./match-url";
import type { Product, ProductPoint, ProductRule, ProductVerdict } from "./product";
import { byPriority, isRunning, objectOf, objectsIn, type PlacedObject, textOf, textsOf, zoneObjects } from "./reading";

/** What an allowed address or network passes; an allowed country passes the first two phases. */
const ALLOWED_PHASES = ["http_request_firewall_custom", "http_ratelimit", "http_request_firewall_managed"];
const ALLOWED_PRODUCTS = ["bic", "securityLevel"];

/** A rule with who it is for, read once. */
interface TargetedRule {
  readonly rule: PlacedObject;
  readonly concerns: (point: ProductPoint) => boolean;
}

/**
 * IP Access rules of the account and the zone. Allow beats block, as documented; which of several blocks decides is not, so the first does.
 * https://developers.cloudflare.com/waf/tools/ip-access-rules/
 */
export const ipAccessRules: Product = {
  phase: "ip_access_rules",
  prepare({ zone, account }) {
    const all = [...objectsIn(account.others["access_rules.json"], "account/access_rules.json"), ...zoneObjects(zone, "access_rules.json")];
    if (all.length === 0) return null;
    const rules = all.map((rule): TargetedRule => ({ rule, concerns: readTarget(objectOf(rule.json, "configuration")) }));
    return { act: (point) => passAccessRules(rules, point) };
  },
};

function passAccessRules(rules: readonly TargetedRule[], point: ProductPoint): ProductVerdict {
  const matching = rules.filter(({ concerns }) => concerns(point)).map(({ rule }) => rule);
  const allowing = matching.find(({ json }) => textOf(json, "mode") === "whitelist");
  if (allowing === undefined) return firstThatActs(matching, point, accessText);
  const byCountry = textOf(objectOf(allowing.json, "configuration"), "target") === "country";
  const phases = byCountry ? ALLOWED_PHASES.slice(0, 2) : ALLOWED_PHASES;
  return letPast(describe(allowing, accessText(allowing)), phases, byCountry ? [] : ALLOWED_PRODUCTS);
}

function accessText({ json }: PlacedObject): string {
  return textOf(json, "notes") || textOf(objectOf(json, "configuration"), "value");
}

/** https://developers.cloudflare.com/waf/tools/user-agent-blocking/ */
export const userAgentRules: Product = {
  phase: "ua_rules",
  skippedAs: "uaBlock",
  prepare({ zone }) {
    const rules = zoneObjects(zone, "ua_rules.json").filter(isRunning);
    if (rules.length === 0) return null;
    const byAgent = new Map<string, PlacedObject[]>();
    for (const rule of rules) {
      const agent = textToBytes(textOf(objectOf(rule.json, "configuration"), "value"));
      byAgent.set(agent, [...(byAgent.get(agent) ?? []), rule]);
    }
    return {
      act(point) {
        const agent = headerValue(point.passage.request.headers, "user-agent");
        const matching = agent === undefined ? [] : (byAgent.get(agent) ?? []);
        return firstThatActs(matching, point, agentText);
      },
    };
  },
};

function agentText({ json }: PlacedObject): string {
  return textOf(json, "description") || textOf(objectOf(json, "configuration"), "value");
}

/**
 * A URL that is locked down lets listed addresses in, past User Agent rules too, and nobody else. Of several rules the lowest
 * priority number decides, then the first. https://developers.cloudflare.com/waf/tools/zone-lockdown/
 */
export const zoneLockdown: Product = {
  phase: "zone_lockdown",
  skippedAs: "zoneLockdown",
  isDisabledWithSecurity: true,
  prepare({ zone }) {
    const rules = lockdowns(zone).map((rule) => ({
      rule,
      urls: textsOf(rule.json, "urls"),
      lists: objectsIn(property(rule.json, "configurations"), "").map(({ json }) => readTarget(json)),
    }));
    if (rules.length === 0) return null;
    return {
      act(point) {
        const found = rules.find(({ urls }) => urls.some((pattern) => matchUrl(pattern, point.passage.request) !== null));
        if (found === undefined) return { kind: "no-match" };
        const rule = describe(found.rule, textOf(found.rule.json, "description"));
        return found.lists.some((concerns) => concerns(point)) ? letPast(rule, [], ["uaBlock"]) : answerWith("block", point, rule);
      },
    };
  },
};

function letPast(rule: ProductRule, phases: readonly string[], products: readonly string[]): ProductVerdict {
  return { kind: "skip", phases, products, rule, effects: skippedEffects(phases, products) };
}

/** One effect for each phase and product that is passed over. */
export function skippedEffects(
  phases: readonly string[],
  products: readonly string[],
): Extract<ProductVerdict, { kind: "skip" }>["effects"] {
  const targets = [...phases.map((phase) => `phase.${phase}`), ...products.map((product) => `product.${product}`)];
  return targets.map((target) => ({ target, before: null, after: "skipped" }));
}

function lockdowns(zone: Zone): readonly PlacedObject[] {
  return zoneObjects(zone, "lockdowns.json").filter(isRunning).toSorted(byPriority);
}

/** Whom a configuration object (`target` and `value`) concerns. */
function readTarget(configuration: JsonObject): (point: ProductPoint) => boolean {
  const value = textOf(configuration, "value");
  switch (textOf(configuration, "target")) {
    case "ip":
    case "ip6":
    case "ip_range": {
      const addresses = readNetwork(value);
      return ({ read }) => {
        const address = read("ip.src");
        return isAddress(address) && addresses.has(address);
      };
    }
    case "asn": {
      const number = Number(value.replace(/^AS/i, ""));
      return ({ read }) => read("ip.src.asnum") === number;
    }
    case "country":
      return ({ read }) => read("ip.src.country") === value;
    default:
      return () => false;
  }
}

function readNetwork(text: string): ReturnType<typeof createIpSet> {
  const range = parseNetwork(text);
  return createIpSet("problem" in range ? [] : [range]);
}

function isAddress(value: MaybeValue): value is IpAddress {
  return typeof value === "object" && value !== null && "family" in value;
}

function firstThatActs(matching: readonly PlacedObject[], point: ProductPoint, name: (rule: PlacedObject) => string): ProductVerdict {
  const acting = matching.flatMap((rule): readonly { rule: PlacedObject; mode: SecurityMode }[] => {
    const mode = securityMode(property(rule.json, "mode"));
    return mode === null ? [] : [{ rule, mode }];
  })[0];
  return acting === undefined ? { kind: "no-match" } : answerWith(acting.mode, point, describe(acting.rule, name(acting.rule)));
}

function describe({ json, source }: PlacedObject, description: string): ProductRule {
  return { type: "rule", id: textOf(json, "id"), description, action: textOf(json, "mode") || "block", json, source };
}
