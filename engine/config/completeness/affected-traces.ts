import type { Gap } from "./gap";

/** A saved trace as far as it matters here: the zone that takes its request (`null`: none), and the places of the rules that it reached. */
export interface TracedPlaces {
  readonly traceId: string;
  readonly zone: string | null;
  /** `file#pointer` of each step that has a source. */
  readonly reached: ReadonlySet<string>;
}

/**
 * The traces that a gap makes less reliable: of a gap that rules refer to, those that reached one of the rules; of another, all of its zone, or all there
 * are where it concerns the account.
 */
export function affectedTraces(gap: Gap, traces: readonly TracedPlaces[]): readonly string[] {
  const places = gap.places.map(({ file, pointer }) => `${file}#${pointer}`);
  return traces.filter((trace) => isAffected(gap, places, trace)).map(({ traceId }) => traceId);
}

function isAffected(gap: Gap, places: readonly string[], { zone, reached }: TracedPlaces): boolean {
  // Few requests have another path when it is normalized; the result of each of them says so itself.
  if (gap.code === "no-url-normalization") return false;
  if (gap.zone !== null && gap.zone !== zone) return false;
  return places.length === 0 || places.some((place) => reached.has(place));
}
