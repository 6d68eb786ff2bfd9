import type { Json, JsonObject } from "../support/json";

/**
 * One simulated request: the body of Cloudflare's Request Trace operation, exactly.
 * https://developers.cloudflare.com/api/resources/request_tracers/subresources/traces/
 */
export interface TraceDefinition {
  readonly url: string;
  readonly method: string;
  readonly protocol?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly body?: TraceBody;
  readonly context?: TraceContext;
  readonly skip_response?: boolean;
}

/** At most one is read: `base64` before `json` before `plain_text` (our reading; Cloudflare's is not documented). */
export interface TraceBody {
  readonly base64?: string;
  readonly json?: Json;
  readonly plain_text?: string;
}

export interface TraceContext {
  readonly bot_score?: number;
  readonly threat_score?: number;
  readonly skip_challenge?: boolean;
  readonly geoloc?: Geolocation;
}

export interface Geolocation {
  readonly city?: string;
  readonly continent?: string;
  readonly is_eu_country?: boolean;
  readonly iso_code?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly postal_code?: string;
  readonly region_code?: string;
  readonly subdivision_2_iso_code?: string;
  readonly timezone?: string;
}

/** What the simulated origin answers. A header that repeats has several values. */
export interface OriginDefinition {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | { readonly base64: string };
}

/** The engine's clock, its seed for random values and the state of rate counters. */
export interface WorldDefinition {
  readonly time?: string;
  readonly seed?: number;
  /**
   * Rate limits, by a rule's id or ref: how many requests of the period came before this one, or an object with `requests` and
   * `mitigated_at`, the time since which the rule acts.
   */
  readonly counters?: JsonObject;
  /** Requests that came before this one; they are played to fill the counters of rate limits that `counters` does not name. */
  readonly before?: readonly EarlierRequest[];
}

/** A request as the trace's own, but for what it names. */
export interface EarlierRequest {
  /** How many of them there were; 1 where it does not say. */
  readonly repeat?: number;
  /** How many seconds before the trace the first of them came; 1 where it does not say. */
  readonly seconds?: number;
  /** How many seconds apart they came; 0 where it does not say. */
  readonly every?: number;
  readonly trace?: Partial<TraceDefinition>;
  readonly fields?: JsonObject;
  readonly origin?: OriginDefinition;
}

/** A rule whose expression nobody has, asserted to match or not to match. */
export interface ForcedRule {
  readonly rule: string;
  readonly matched: boolean;
}

/**
 * A trace in a file, with all that the workbench adds to it (design, “Workspace on disk”).
 * Keys that are not named here are kept when the file is written back.
 */
export interface SavedTrace {
  readonly $schema?: string;
  readonly name?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly notes?: string;
  readonly trace: TraceDefinition;
  /** Repeated headers, which `trace.headers` cannot say; added after those, in order. */
  readonly requestHeaders?: readonly (readonly [name: string, value: string])[];
  /** What an edge would know, by field name: JSON form of the field's value. */
  readonly fields?: JsonObject;
  readonly world?: WorldDefinition;
  readonly force?: readonly ForcedRule[];
  /** Contents of managed lists, by name without `$`. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  readonly origin?: OriginDefinition;
  readonly fetches?: readonly JsonObject[];
  readonly variables?: JsonObject;
  readonly cases?: readonly JsonObject[];
  readonly expect?: readonly JsonObject[];
}
