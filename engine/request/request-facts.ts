import type { HttpRequest, HttpResponse } from "../http/message";
import type { JsonObject } from "../support/json";
import type { Geolocation } from "./trace-definition";

/** What a trace may leave open and the workbench then fills in: the clock, the seed, the protocol, the origin's answer. */
export type OpenFact = "clock" | "seed" | "protocol" | "origin";

/**
 * All that a field may be derived from at one point of the pipeline.
 * `original` is the request as the client sent it (`raw.*`), `request` as earlier phases left it.
 * `response` is there from the origin's answer on.
 */
export interface RequestFacts {
  readonly original: HttpRequest;
  readonly request: HttpRequest;
  readonly response: HttpResponse | null;
  readonly originalResponse: HttpResponse | null;
  readonly context: { readonly botScore?: number; readonly threatScore?: number; readonly geolocation: Geolocation };
  readonly zone: { readonly name: string; readonly plan: string } | null;
  /** `custom_metadata` of the custom hostname that the request came in by. */
  readonly hostnameMetadata: JsonObject | null;
  readonly world: { readonly milliseconds: number; readonly seed: number };
  /** What nobody gave, so that values resting on it are assumed. Take "origin" out once the edge answers by itself. */
  readonly assumed?: readonly OpenFact[];
  /** The error page that the edge made: `cf.response.error_type` and `cf.response.1xxx_code`; `null` where it made none. */
  readonly edgeError?: { readonly type: string; readonly code: number } | null;
}
