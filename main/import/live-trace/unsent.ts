import type { SavedTrace } from "../../../engine/request/trace-definition";

/** What a saved trace says beyond what Cloudflare's operation takes, and what that means there. */
const UNSENT = [
  ["requestHeaders", "repeated headers (requestHeaders)"],
  ["fields", "what an edge would know (fields), such as the client's address"],
  ["world", "time and counters (world)"],
  ["force", "rules that are told to match (force)"],
  ["lists", "contents of managed lists (lists)"],
  ["origin", "the origin's answer (origin)"],
  ["fetches", "answers to a script's own requests (fetches)"],
] as const satisfies readonly (readonly [keyof SavedTrace, string])[];

/** The parts of `saved` that Cloudflare's Trace cannot be told, each as words. */
export function unsentParts(saved: SavedTrace): readonly string[] {
  return UNSENT.flatMap(([key, words]) => {
    const value = saved[key];
    return value === undefined || Object.keys(value).length === 0 ? [] : [words];
  });
}
