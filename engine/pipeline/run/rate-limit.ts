import type { Rule } from "../../config/configuration";
import { isObject, property } from "../../config/reading";
import { valueToJson } from "../../language";
import type { Moment } from "../../language/moment";
import { parseTimestamp } from "../../support/timestamp";
import { plainValueText } from "../../trace/value-text";
import type { PreparedRate } from "../prepare/prepare-rate";
import type { PreparedRule, PreparedRuleset } from "../prepare/prepared";
import type { Run } from "./run";

/** What is known about a rate limiting rule's counter for this request. */
export interface RateState {
  /** Whether the rule acts on this request. */
  readonly exceeded: boolean;
  /** False where the trace gives no counter and the rate is taken to be within the limit. */
  readonly given: boolean;
  readonly sentence: string;
}

/** Counters while requests are played one after the other, by rule and characteristics. Times are in milliseconds. */
export type RateLedger = Map<string, Counter>;

interface Counter {
  /** When the counted requests came, in order. */
  readonly times: readonly number[];
  readonly mitigatedUntil: number;
}

const UNTOUCHED: Counter = { times: [], mitigatedUntil: 0 };

/**
 * The state of a rate limiting rule that this request matches. `world.counters` of the trace says, by the rule's id or ref, how many
 * requests of the period came before; else the earlier requests of `world.before` do, which were played; else nothing is known.
 * https://developers.cloudflare.com/waf/rate-limiting-rules/request-rate/
 */
export function rateStateOf(rule: Rule, rate: PreparedRate, moment: Moment, run: Run): RateState {
  const { counters, milliseconds } = run.request.world;
  const given = property(counters, rule.id) ?? property(counters, rule.ref);
  const before = isObject(given) ? property(given, "requests") : given;
  const mitigatedAt = isObject(given) ? property(given, "mitigated_at") : undefined;
  const since = typeof mitigatedAt === "string" ? parseTimestamp(mitigatedAt) : null;
  if (since !== null && milliseconds >= since && milliseconds < since + rate.timeout * 1000)
    return mitigated(since + rate.timeout * 1000 - milliseconds);
  if (typeof before === "number") return stateAfter(before, rate, "");
  if (run.ledger !== null) return playedState(run.ledger, rule, rate, moment, run);
  return {
    exceeded: false,
    given: false,
    sentence: `It acts once more than ${rate.limit} requests come within ${rate.period} seconds; that is taken not to be so.`,
  };
}

function playedState(ledger: RateLedger, rule: Rule, rate: PreparedRate, moment: Moment, run: Run): RateState {
  const now = run.request.world.milliseconds;
  const key = keyOf(rule, rate, moment);
  const counter = ledger.get(key) ?? UNTOUCHED;
  if (now < counter.mitigatedUntil) return mitigated(counter.mitigatedUntil - now);
  const state = stateAfter(withinPeriod(counter, rate, now).length, rate, describeCounter(rate, moment));
  if (state.exceeded && rate.timeout > 0) ledger.set(key, { ...counter, mitigatedUntil: now + rate.timeout * 1000 });
  return state;
}

function stateAfter(before: number, { limit, period }: PreparedRate, whose: string): RateState {
  const exceeded = before + 1 > limit;
  const sentence = `This is request ${before + 1} within ${period} seconds${whose}; ${limit} are allowed${exceeded ? "." : ", so it does not act."}`;
  return { exceeded, given: true, sentence };
}

function mitigated(left: number): RateState {
  return { exceeded: true, given: true, sentence: `The limit was exceeded before; it acts for ${Math.ceil(left / 1000)} more seconds.` };
}

function describeCounter({ characteristics }: PreparedRate, moment: Moment): string {
  const parts = characteristics.map(({ text, read }) => `${text} ${plainValueText(valueToJson(read(moment)))}`);
  return parts.length === 0 ? "" : ` with ${parts.join(", ")}`;
}

/** A missing value makes a counter of its own. */
function keyOf(rule: Rule, { characteristics }: PreparedRate, moment: Moment): string {
  return JSON.stringify([rule.id, ...characteristics.map(({ read }) => valueToJson(read(moment)))]);
}

function withinPeriod({ times }: Counter, { period }: PreparedRate, now: number): readonly number[] {
  return times.filter((time) => time > now - period * 1000);
}

/** Counts the request where nothing but the rule's own expression decides what is counted. */
export function countMatched(rule: Rule, rate: PreparedRate, moment: Moment, run: Run): void {
  if (run.ledger !== null && rate.counting === null) count(run.ledger, rule, rate, moment, run);
}

/** Once the response is known: counts the request for the rules whose counting expression is true. */
export function countAnswered(entryPoints: readonly PreparedRuleset[], moment: Moment, run: Run): void {
  if (run.ledger === null) return;
  for (const { rule, rate } of entryPoints.flatMap(ratedRules)) {
    if (rate.counting?.matches(moment) === true) count(run.ledger, rule, rate, moment, run);
  }
}

function ratedRules({ rules }: PreparedRuleset): readonly { readonly rule: Rule; readonly rate: PreparedRate }[] {
  return rules.flatMap(({ rule, rate, target }: PreparedRule) => {
    const below = target?.kind === "ruleset" ? ratedRules(target.ruleset) : [];
    return rate === null ? below : [{ rule, rate }, ...below];
  });
}

function count(ledger: RateLedger, rule: Rule, rate: PreparedRate, moment: Moment, run: Run): void {
  const now = run.request.world.milliseconds;
  const key = keyOf(rule, rate, moment);
  const counter = ledger.get(key) ?? UNTOUCHED;
  ledger.set(key, { ...counter, times: [...withinPeriod(counter, rate, now), now] });
}
