import {
  evaluateTrace,
  followRedirect,
  MOST_REDIRECTS,
  type PreparedConfiguration,
  type Redirect,
  redirectKey,
  type TraceOptions,
} from "../../pipeline";
import type { SavedTrace } from "../../request/trace-definition";

/**
 * Whether a client that follows this redirect of `saved` comes to a request it has made before: the same visitor asks for each
 * location in turn, with the same fields and headers but the host's. Locations that the configuration does not serve end it.
 */
export function redirectLoops(prepared: PreparedConfiguration, saved: SavedTrace, first: Redirect, options: TraceOptions): boolean {
  const visited = new Set([redirectKey(saved)]);
  let asked = followRedirect(saved, first);
  for (let hops = 0; hops < MOST_REDIRECTS && asked !== null; hops += 1) {
    const key = redirectKey(asked);
    if (visited.has(key)) return true;
    visited.add(key);
    const next = evaluateTrace(prepared, asked, options);
    if (next === null || next.outcome !== "redirect" || next.location === null) return false;
    asked = followRedirect(asked, { status: next.status_code, location: next.location });
  }
  return asked !== null;
}
