import type { Outcome, ResultWorkbench } from "../../../engine/contract/index";
import type { Sentence } from "../../words/sentence";
import { WORDS } from "../../words/words";

const words = WORDS.results.answerFacts;

type Answered = <Part>(status: Part) => Sentence<Part>;

const ANSWERED_BY: Readonly<Record<Outcome, Answered>> = {
  origin: words.answered.origin,
  block: words.answered.edge,
  challenge: words.answered.edge,
  redirect: words.answered.edge,
  worker: words.answered.worker,
  access: words.answered.access,
  "waiting-room": words.answered.waitingRoom,
  error: words.answered.edge,
  untraceable: words.answered.nobody,
};

/** The status, and who gave it. */
export function answeredBy(outcome: Outcome): Answered {
  return ANSWERED_BY[outcome];
}

/** What the cache may do with the answer, in a few words. */
export function cacheWords(cache: NonNullable<ResultWorkbench["cache"]>): string {
  if (!cache.eligible) return words.notCached;
  const edge = cache.edgeTtl === null ? null : durationWords(cache.edgeTtl);
  const browser = cache.browserTtl === null ? null : durationWords(cache.browserTtl);
  if (edge === null) return browser === null ? words.cacheable : words.cacheableBrowser(browser);
  return browser === null ? words.cacheableEdge(edge) : words.cacheableBoth(edge, browser);
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

/** Those that a step shown here read come first. */
export function assumedFirst(assumed: ResultWorkbench["assumed"]): ResultWorkbench["assumed"] {
  return assumed.toSorted((one, other) => Number(other.steps.length > 0) - Number(one.steps.length > 0));
}
