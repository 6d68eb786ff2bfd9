import type { Rule } from "../config/configuration";
import { isObject, property } from "../config/reading";
import type { JsonObject } from "../support/json";

/** What is known about a rate limiting rule's counter for this request. */
export interface RateState {
  /** Whether this request is above the limit. */
  readonly exceeded: boolean;
  /** False where the trace gives no counter and the rate is taken to be within the limit. */
  readonly given: boolean;
  readonly sentence: string;
}

/**
 * The state of a rate limiting rule; `null` for other rules. `counters` says, by the rule's id or ref, how many requests of the
 * period came before this one. The rule acts when the limit is exceeded.
 * https://developers.cloudflare.com/waf/rate-limiting-rules/parameters/
 */
export function rateStateOf(rule: Rule, counters: JsonObject): RateState | null {
  const ratelimit = property(rule.json, "ratelimit");
  if (!isObject(ratelimit)) return null;
  const limit = property(ratelimit, "requests_per_period");
  const period = property(ratelimit, "period");
  if (typeof limit !== "number" || typeof period !== "number") return null;
  const before = property(counters, rule.id) ?? property(counters, rule.ref);
  if (typeof before !== "number") {
    return {
      exceeded: false,
      given: false,
      sentence: `It acts once more than ${limit} requests come within ${period} seconds; that is taken not to be so.`,
    };
  }
  const exceeded = before + 1 > limit;
  const sentence = `This is request ${before + 1} within ${period} seconds; ${limit} are allowed${exceeded ? "." : ", so it does not act."}`;
  return { exceeded, given: true, sentence };
}
