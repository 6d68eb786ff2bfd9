import { evaluateTrace, type PreparedConfiguration, type TraceOptions } from "../../pipeline";
import type { SavedTrace } from "../../request/trace-definition";

/** As many redirects as browsers follow before they give up. */
const MOST_HOPS = 20;

export interface Redirect {
  readonly status: number;
  readonly location: string;
}

/**
 * Whether a client that follows this redirect of `saved` comes to a request it has made before: the same visitor asks for each
 * location in turn, with the same fields and headers but the host's. Locations that the configuration does not serve end it.
 */
export function redirectLoops(prepared: PreparedConfiguration, saved: SavedTrace, first: Redirect, options: TraceOptions): boolean {
  const visited = new Set([keyOf(saved.trace.method, saved.trace.url)]);
  let asked = follow(saved, first);
  for (let hops = 0; hops < MOST_HOPS && asked !== null; hops += 1) {
    const key = keyOf(asked.trace.method, asked.trace.url);
    if (visited.has(key)) return true;
    visited.add(key);
    const next = evaluateTrace(prepared, asked, options);
    if (next === null || next.outcome !== "redirect" || next.location === null) return false;
    asked = follow(asked, { status: next.status_code, location: next.location });
  }
  return asked !== null;
}

/** The request that a client makes next; `null` where it leaves the web. 307 and 308 keep method and body. */
function follow(saved: SavedTrace, { status, location }: Redirect): SavedTrace | null {
  if (!/^https?:\/\//i.test(location)) return null;
  const keeps = status === 307 || status === 308;
  const { body, headers, ...trace } = saved.trace;
  const isPlain = saved.trace.method.toUpperCase() === "GET" || saved.trace.method.toUpperCase() === "HEAD";
  return {
    ...saved,
    ...(saved.requestHeaders === undefined
      ? {}
      : { requestHeaders: saved.requestHeaders.filter(([name]) => name.toLowerCase() !== "host") }),
    trace: {
      ...trace,
      ...(headers === undefined
        ? {}
        : { headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== "host")) }),
      ...(keeps && body !== undefined ? { body } : {}),
      method: keeps || isPlain ? saved.trace.method : "GET",
      url: location,
    },
  };
}

/** A fragment is not sent. */
function keyOf(method: string, url: string): string {
  return `${method.toUpperCase()} ${url.replace(/#.*$/s, "")}`;
}
