import type { Rule, SourcePlace } from "../../config/configuration";
import { isArray, isObject, type Note, noteShape, property, within } from "../../config/reading";
import type { Moment } from "../../language/moment";
import type { MaybeValue } from "../../language/values/value";
import type { JsonObject } from "../../support/json";
import type { Condition, ExpressionCompiler } from "./compile-expression";

/** The rate limit of a rule, read and compiled. Times are in seconds. */
export interface PreparedRate {
  readonly limit: number;
  readonly period: number;
  /** How long the rule acts once the limit is exceeded; 0: only on what exceeds it. */
  readonly timeout: number;
  readonly characteristics: readonly Characteristic[];
  /** What is counted; `null`: what the rule's own expression matches. */
  readonly counting: Condition | null;
}

/** Requests that agree in all characteristics share a counter. */
export interface Characteristic {
  readonly text: string;
  readonly read: (moment: Moment) => MaybeValue;
}

/** Characteristics that are no fields: every trace is of one data center and of one visitor. */
const SAME_FOR_ALL = ["cf.colo.id", "cf.unique_visitor_id"];

/** https://developers.cloudflare.com/waf/rate-limiting-rules/parameters/ */
export function prepareRate(rule: Rule, compiler: ExpressionCompiler, note: Note): PreparedRate | null {
  const ratelimit = property(rule.json, "ratelimit");
  if (!isObject(ratelimit)) return null;
  const place = within(rule.source, "ratelimit");
  const limit = readNumber(ratelimit, "requests_per_period", 1, place, note);
  const period = readNumber(ratelimit, "period", 1, place, note);
  if (limit === null || period === null) return null;
  const timeout = property(ratelimit, "mitigation_timeout");
  const counting = property(ratelimit, "counting_expression");
  const countingPlace = within(place, "counting_expression");
  return {
    limit,
    period,
    timeout: typeof timeout === "number" ? timeout : 0,
    characteristics: readCharacteristics(ratelimit, place, compiler, note),
    counting: typeof counting === "string" && counting !== "" ? compiler.condition(counting, "response", countingPlace, note) : null,
  };
}

/** Score-based limits have `score_per_period` in the place of a number of requests. */
function readNumber(ratelimit: JsonObject, key: string, least: number, place: SourcePlace, note: Note): number | null {
  const value = property(ratelimit, key);
  if (typeof value === "number" && Number.isInteger(value) && value >= least) return value;
  if (key === "requests_per_period" && property(ratelimit, "score_per_period") !== undefined) return null;
  noteShape(note, within(place, key), `“${key}”, a whole number from ${least} on,`, value);
  return null;
}

function readCharacteristics(
  ratelimit: JsonObject,
  place: SourcePlace,
  compiler: ExpressionCompiler,
  note: Note,
): readonly Characteristic[] {
  const list = property(ratelimit, "characteristics");
  const at = within(place, "characteristics");
  if (!isArray(list)) {
    noteShape(note, at, "An array of characteristics", list);
    return [];
  }
  return list.flatMap((text, index) => {
    if (typeof text !== "string" || SAME_FOR_ALL.includes(text)) return [];
    const compiled = compiler.value(text, { side: "request", context: "rate-limit" }, within(at, index), note);
    return compiled === null ? [] : [{ text, read: compiled.read }];
  });
}
