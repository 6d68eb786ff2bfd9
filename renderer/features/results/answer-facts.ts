import type { Outcome, ResultWorkbench } from "../../../engine/contract/index";
import { WORDS } from "../../words/words";

const words = WORDS.results.answerFacts;

const ANSWERED_BY: Readonly<Record<Outcome, string>> = {
  origin: words.fromTheOrigin,
  block: words.fromTheEdge,
  challenge: words.fromTheEdge,
  redirect: words.fromTheEdge,
  worker: words.fromTheWorker,
  access: words.fromAccess,
  "waiting-room": words.fromTheWaitingRoom,
  error: words.fromTheEdge,
  untraceable: "",
};

/** Who gave the status. */
export function answeredBy(outcome: Outcome): string {
  return ANSWERED_BY[outcome];
}

/** What the cache may do with the answer, in a few words. */
export function cacheWords(cache: NonNullable<ResultWorkbench["cache"]>): string {
  if (!cache.eligible) return words.notCached;
  const edge = cache.edgeTtl === null ? [] : [`edge ${durationWords(cache.edgeTtl)}`];
  const browser = cache.browserTtl === null ? [] : [`browser ${durationWords(cache.browserTtl)}`];
  return ["cacheable", ...edge, ...browser].join(", ");
}

const UNITS = [
  [86_400, "day"],
  [3_600, "hour"],
  [60, "minute"],
] as const;

/** Seconds in the largest unit that says them whole. */
function durationWords(seconds: number): string {
  const unit = UNITS.find(([length]) => seconds >= length && seconds % length === 0);
  return unit === undefined ? WORDS.counts.duration.second(seconds) : WORDS.counts.duration[unit[1]](seconds / unit[0]);
}

/** What the answer rests on that nobody gave; `deciding` counts the values that the deciding step itself hangs on. */
export function assumedWords({ certain, assumed }: Pick<ResultWorkbench, "certain" | "assumed">, deciding: number): string {
  if (assumed.length === 0) return words.details;
  if (certain || deciding === 0) return WORDS.counts.assumed(assumed.length);
  return WORDS.counts.assumedDecide(deciding);
}
