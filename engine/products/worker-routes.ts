import type { Account, SourcePlace, WorkerRoute } from "../config/configuration";
import { objectsIn, textOf } from "./reading";

/** The script that a request's URL leads to, and the route that says so; `null` script: a route that keeps scripts away. */
export interface ChosenRoute {
  readonly route: WorkerRoute;
  readonly matched: readonly WorkerRoute[];
}

/**
 * Chooses the most specific route that matches. No formula is published; read as: an exact host before a wildcard host,
 * a longer host before a shorter one, then an exact path before a wildcard path, then the longer path.
 * https://developers.cloudflare.com/workers/configuration/routing/routes/
 */
export function chooseWorkerRoute(routes: readonly WorkerRoute[], url: RoutedUrl): ChosenRoute | null {
  const matched = routes.filter((route) => matchesRoute(route.pattern, url));
  const [best] = matched.toSorted((left, right) => compareSpecificity(left.pattern, right.pattern));
  return best === undefined ? null : { route: best, matched };
}

export interface RoutedUrl {
  readonly scheme: "http" | "https";
  readonly host: string;
  /** Path with `?` and the query, where there is one. */
  readonly target: string;
}

interface Pattern {
  readonly scheme: "http" | "https" | null;
  readonly hostWildcard: boolean;
  readonly host: string;
  readonly pathWildcard: boolean;
  readonly path: string;
}

/** The host matches whatever its case, the path only in its own; the whole URL counts, its query included. */
export function matchesRoute(text: string, url: RoutedUrl): boolean {
  const pattern = parsePattern(text);
  if (pattern.scheme !== null && pattern.scheme !== url.scheme) return false;
  const hostFits = pattern.hostWildcard ? url.host.endsWith(pattern.host) : url.host === pattern.host;
  return hostFits && (pattern.pathWildcard ? url.target.startsWith(pattern.path) : url.target === pattern.path);
}

function parsePattern(text: string): Pattern {
  const scheme = text.startsWith("http://") ? "http" : text.startsWith("https://") ? "https" : null;
  const rest = scheme === null ? text : text.slice(scheme.length + 3);
  const slash = rest.indexOf("/");
  const host = (slash < 0 ? rest : rest.slice(0, slash)).toLowerCase();
  const path = slash < 0 ? "/" : rest.slice(slash);
  const hostWildcard = host.startsWith("*");
  const pathWildcard = path.endsWith("*");
  return {
    scheme,
    hostWildcard,
    host: hostWildcard ? host.slice(1) : host,
    pathWildcard,
    path: pathWildcard ? path.slice(0, -1) : path,
  };
}

function compareSpecificity(leftText: string, rightText: string): number {
  const left = parsePattern(leftText);
  const right = parsePattern(rightText);
  return (
    Number(left.hostWildcard) - Number(right.hostWildcard) ||
    right.host.length - left.host.length ||
    Number(left.pathWildcard) - Number(right.pathWildcard) ||
    right.path.length - left.path.length ||
    Number(left.scheme === null) - Number(right.scheme === null) ||
    (leftText < rightText ? -1 : 1)
  );
}

/** The Worker that is the origin of all paths of a host. https://developers.cloudflare.com/workers/configuration/routing/custom-domains/ */
export function findCustomDomain(
  account: Account,
  host: string,
): { readonly id: string; readonly script: string; readonly source: SourcePlace } | null {
  const domains = objectsIn(account.others["workers_domains.json"], "account/workers_domains.json");
  const domain = domains.find(({ json }) => textOf(json, "hostname").toLowerCase() === host && textOf(json, "service") !== "");
  return domain === undefined ? null : { id: textOf(domain.json, "id"), script: textOf(domain.json, "service"), source: domain.source };
}
