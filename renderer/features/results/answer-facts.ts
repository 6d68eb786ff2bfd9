import type { Outcome, ResultWorkbench } from "../../../engine/contract/index";

const ANSWERED_BY: Readonly<Record<Outcome, string>> = {
  origin: "from the origin",
  block: "from the edge",
  challenge: "from the edge",
  redirect: "from the edge",
  worker: "from the Worker",
  access: "from Access",
  "waiting-room": "from the waiting room",
  error: "from the edge",
  untraceable: "",
};

/** Who gave the status. */
export function answeredBy(outcome: Outcome): string {
  return ANSWERED_BY[outcome];
}

/** “1 rule”, “41 rules”. */
export function countWords(count: number, noun: string): string {
  return `${count.toLocaleString()} ${noun}${count === 1 ? "" : "s"}`;
}

/** What the cache may do with the answer, in a few words. */
export function cacheWords(cache: NonNullable<ResultWorkbench["cache"]>): string {
  if (!cache.eligible) return "not cached";
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
  return unit === undefined ? countWords(seconds, "second") : countWords(seconds / unit[0], unit[1]);
}

/** What the answer rests on that nobody gave; `deciding` counts the values that the deciding step itself hangs on. */
export function assumedWords({ certain, assumed }: Pick<ResultWorkbench, "certain" | "assumed">, deciding: number): string {
  if (assumed.length === 0) return "Details";
  if (certain || deciding === 0) return countWords(assumed.length, "assumed value");
  return `${countWords(deciding, "assumed value")} ${deciding === 1 ? "decides" : "decide"}`;
}
