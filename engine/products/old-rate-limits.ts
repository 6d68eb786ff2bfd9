import { property } from "../config/reading";
import type { HttpRequest } from "../http/message";
import type { JsonObject } from "../support/json";
import { answerWith, edgePage, statusEffect } from "./answers";
import { matchUrl } from "./match-url";
import type { Product, ProductPoint, ProductRule, ProductVerdict } from "./product";
import { isRunning, objectOf, type PlacedObject, textOf, textsOf, zoneObjects } from "./reading";

interface RateLimit {
  readonly rule: ProductRule;
  readonly json: JsonObject;
  readonly pattern: string;
  readonly methods: readonly string[];
  readonly schemes: readonly string[];
}

/**
 * Rate limiting, previous version, where a configuration still has it: `threshold` requests within `period` seconds are the most.
 * How many came before, only the trace can say. https://developers.cloudflare.com/waf/reference/legacy/old-rate-limiting/
 */
export const oldRateLimits: Product = {
  phase: "rate_limits",
  skippedAs: "rateLimit",
  isDisabledWithSecurity: true,
  prepare({ zone }) {
    const limits = zoneObjects(zone, "rate_limits.json").filter(isRunning).map(readLimit);
    return limits.length === 0 ? null : { act: (point) => passLimits(limits, point) };
  },
};

function readLimit({ json, source }: PlacedObject): RateLimit {
  const id = textOf(json, "id");
  const request = objectOf(objectOf(json, "match"), "request");
  const mode = textOf(objectOf(json, "action"), "mode");
  return {
    rule: { type: "rule", id, description: textOf(json, "description") || id, action: mode, json, source },
    json,
    pattern: textOf(request, "url") || textOf(request, "url_pattern") || "*",
    methods: textsOf(request, "methods").filter((method) => method !== "_ALL_"),
    schemes: textsOf(request, "schemes").filter((scheme) => scheme !== "_ALL_"),
  };
}

function passLimits(limits: readonly RateLimit[], point: ProductPoint): ProductVerdict {
  let open: ProductVerdict = { kind: "no-match" };
  for (const { rule, json, ...matcher } of limits) {
    if (!concerns(matcher, point.passage.request)) continue;
    const threshold = property(json, "threshold");
    const period = property(json, "period");
    if (typeof threshold !== "number" || typeof period !== "number") continue;
    const earlier = point.earlierRequests(rule.id);
    if (earlier !== null && earlier + 1 > threshold) return answer(json, rule, point);
    const within = `${threshold} requests within ${period} seconds are allowed`;
    if (earlier === null && open.kind === "no-match") {
      const unless = `the rate limit “${rule.description}” is not exceeded`;
      open = {
        kind: "continue",
        passage: point.passage,
        effects: [],
        rule,
        unless,
        assumed: true,
        note: `${within}; no more are taken to have come.`,
      };
    }
  }
  return open;
}

function concerns({ pattern, methods, schemes }: Omit<RateLimit, "rule" | "json">, request: HttpRequest): boolean {
  if (methods.length > 0 && !methods.includes(request.method)) return false;
  if (schemes.length > 0 && !schemes.some((scheme) => scheme.toLowerCase() === request.scheme)) return false;
  return pattern === "*" || matchUrl(pattern, request) !== null;
}

function answer(json: JsonObject, rule: ProductRule, point: ProductPoint): ProductVerdict {
  const mode = textOf(objectOf(json, "action"), "mode");
  if (mode === "simulate") return { kind: "continue", passage: point.passage, effects: [], rule, note: "It only records the match." };
  if (mode === "challenge" || mode === "js_challenge" || mode === "managed_challenge") return answerWith(mode, point, rule);
  const own = objectOf(objectOf(json, "action"), "response");
  const page = edgePage(429);
  const type = textOf(own, "content_type");
  const response = { ...page, headers: type === "" ? page.headers : [{ name: "content-type", value: type }], body: textOf(own, "body") };
  const because = "its rate is exceeded";
  return { kind: "respond", outcome: "block", response, location: null, effects: [statusEffect(429)], rule, because };
}
