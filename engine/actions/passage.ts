import type { HttpRequest, HttpResponse } from "../http/message";
import type { JsonObject } from "../support/json";

/** What has become of a request so far. It does not change: an action gives a changed copy, which later phases see. */
export interface Passage {
  /** As the client sent it; `raw.*` fields read it. */
  readonly original: HttpRequest;
  readonly request: HttpRequest;
  /** Path and query as the origin gets them; a rewrite that is not passed on to the origin leaves them. */
  readonly target: { readonly path: string; readonly query: string | null };
  readonly route: Route;
  /** Zone settings that configuration rules set for this request. */
  readonly settings: JsonObject;
  readonly cacheSettings: JsonObject;
  /** What the page rule says to the cache, in the words of cache rules, which override it. */
  readonly pageRuleCache: JsonObject;
  /** Where a load balancer sends the request; origin rules override it. */
  readonly balanced: Route | null;
  /** What scoring rules of the managed ruleset that is running have added up to. */
  readonly score: number;
  readonly response: HttpResponse | null;
  readonly originalResponse: HttpResponse | null;
  /** The response as the cache gets it: as cache response rules leave it, and before header rules. */
  readonly stored: HttpResponse | null;
}

/** What origin rules changed; absent parts follow from DNS and the request. */
export interface Route {
  readonly hostHeader?: string;
  readonly sni?: string;
  readonly host?: string;
  readonly port?: number;
}

export function startPassage(request: HttpRequest): Passage {
  return {
    original: request,
    request,
    target: { path: request.path, query: request.query },
    route: {},
    settings: {},
    cacheSettings: {},
    pageRuleCache: {},
    balanced: null,
    score: 0,
    response: null,
    originalResponse: null,
    stored: null,
  };
}
