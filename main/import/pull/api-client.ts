import { setTimeout } from "node:timers/promises";
import type { TraceDefinition } from "../../../engine/request/trace-definition";

/** How long an answer may take, and how often one that failed for a while (429, 5xx, no connection) is asked for again. */
const TIMEOUT_MS = 60_000;
const MOST_RETRIES = 5;

/** An answer of the API: its text as it came where that is not JSON. Faults are values. */
export type ApiAnswer =
  | { readonly kind: "json"; readonly body: unknown }
  | { readonly kind: "text"; readonly text: string; readonly contentType: string }
  | { readonly kind: "fault"; readonly status: number | null; readonly message: string };

/** Asks the API; waits as it says where it is asked too often. Rejects only when `signal` aborts. */
export interface ApiClient {
  get(path: string, query: Readonly<Record<string, string | number>>): Promise<ApiAnswer>;
  getText(path: string): Promise<ApiAnswer>;
  /** The Request Trace operation; gives the whole envelope. Asked again only where it was asked too often: the request may reach the origin. */
  trace(account: string, definition: TraceDefinition): Promise<ApiAnswer>;
}

export interface ApiClientOptions {
  readonly token: string;
  /** Another address of the API; absent: the official one. */
  readonly baseUrl?: string;
  readonly signal?: AbortSignal;
}

/** A client on the official SDK, which is loaded now: it is large, and only a pull needs it. */
export async function createApiClient({ token, baseUrl, signal }: ApiClientOptions): Promise<ApiClient> {
  const { default: Cloudflare, APIError, RateLimitError } = await import("cloudflare");
  const client = new Cloudflare({
    apiToken: token,
    apiEmail: null,
    apiKey: null,
    userServiceKey: null,
    maxRetries: MOST_RETRIES,
    timeout: TIMEOUT_MS,
    logLevel: "off",
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
  });

  async function ask(
    read: () => Promise<ApiAnswer>,
    whenTooOften: (headers: Headers | undefined) => Promise<ApiAnswer> | null = never,
  ): Promise<ApiAnswer> {
    signal?.throwIfAborted();
    try {
      return await read();
    } catch (error) {
      signal?.throwIfAborted();
      const again = error instanceof RateLimitError ? whenTooOften(error.headers) : null;
      if (again !== null) return await again;
      if (error instanceof APIError) return { kind: "fault", status: error.status ?? null, message: messageOf(error.error, error.message) };
      return { kind: "fault", status: null, message: error instanceof Error ? error.message : String(error) };
    }
  }

  /** The SDK leaves a listener on every signal it is given, so each request has its own. */
  const options = (): { readonly signal?: AbortSignal } => (signal === undefined ? {} : { signal: AbortSignal.any([signal]) });

  async function trace(account: string, definition: TraceDefinition, left: number): Promise<ApiAnswer> {
    return ask(
      async () => {
        const params = { account_id: account, ...definition };
        const response = await client.requestTracers.traces.create(params, { ...options(), maxRetries: 0 }).asResponse();
        return { kind: "json", body: await response.json() };
      },
      (headers) => (left === 0 ? null : setTimeout(waitOf(headers), undefined, options()).then(() => trace(account, definition, left - 1))),
    );
  }

  return {
    trace: (account, definition) => trace(account, definition, MOST_RETRIES),
    get: (path, query) => ask(async () => ({ kind: "json", body: await client.get<unknown>(path, { query, ...options() }) })),
    getText: (path) =>
      ask(async () => {
        const response = await client.get(path, { ...options(), headers: { accept: "*/*" } }).asResponse();
        return { kind: "text", text: await response.text(), contentType: response.headers.get("content-type") ?? "" };
      }),
  };
}

function never(): null {
  return null;
}

const LONGEST_WAIT_MS = 60_000;
const USUAL_WAIT_MS = 2000;

/** Milliseconds that an answer asks to wait. */
function waitOf(headers: Headers | undefined): number {
  const [milliseconds, seconds] = [headers?.get("retry-after-ms"), headers?.get("retry-after")];
  const asked = milliseconds === null || milliseconds === undefined ? Number(seconds ?? Number.NaN) * 1000 : Number(milliseconds);
  return Number.isFinite(asked) && asked >= 0 ? Math.min(asked, LONGEST_WAIT_MS) : USUAL_WAIT_MS;
}

/** The API's own words, where the answer has them; never the request, which holds the token. */
function messageOf(body: unknown, otherwise: string): string {
  const errors: unknown = typeof body === "object" && body !== null && "errors" in body ? body.errors : null;
  const first: unknown = Array.isArray(errors) ? errors[0] : null;
  if (typeof first === "object" && first !== null && "message" in first && typeof first.message === "string") return first.message;
  return otherwise.split("\n", 1)[0] ?? "";
}
