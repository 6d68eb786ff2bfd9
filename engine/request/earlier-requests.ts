import { parseTimestamp, printTimestamp } from "../support/timestamp";
import type { EarlierRequest, SavedTrace } from "./trace-definition";
import { DEFAULT_MILLISECONDS } from "./world";

/** As many requests as are played before one trace. */
export const MOST_EARLIER_REQUESTS = 10_000;

/**
 * The requests that `world.before` says came before this one, in the order of their times, each as a trace of its own: as this one, but
 * for what it names. They are played for the counters of rate limits.
 */
export function earlierRequests(saved: SavedTrace): readonly SavedTrace[] {
  const before = saved.world?.before ?? [];
  if (before.length === 0) return [];
  const now = (saved.world?.time === undefined ? null : parseTimestamp(saved.world.time)) ?? DEFAULT_MILLISECONDS;
  return before
    .flatMap((earlier) => repeat(saved, earlier, now))
    .toSorted((left, right) => left.time - right.time)
    .slice(-MOST_EARLIER_REQUESTS)
    .map(({ trace }) => trace);
}

interface TimedTrace {
  readonly time: number;
  readonly trace: SavedTrace;
}

function repeat(saved: SavedTrace, earlier: EarlierRequest, now: number): readonly TimedTrace[] {
  const { repeat: times = 1, seconds = 1, every = 0 } = earlier;
  return Array.from({ length: Math.min(times, MOST_EARLIER_REQUESTS) }, (_, index) => {
    const time = Math.min(now, now - seconds * 1000 + index * every * 1000);
    const { before: _before, ...world } = saved.world ?? {};
    return {
      time,
      trace: {
        ...saved,
        trace: { ...saved.trace, ...earlier.trace },
        fields: { ...saved.fields, ...earlier.fields },
        ...(earlier.origin === undefined ? {} : { origin: earlier.origin }),
        world: { ...world, time: printTimestamp(time) },
      },
    };
  });
}
