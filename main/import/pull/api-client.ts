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
}

export interface ApiClientOptions {
  readonly token: string;
  /** Another address of the API; absent: the official one. */
  readonly baseUrl?: string;
  readonly signal?: AbortSignal;
}

/** A client on the official SDK, which is loaded now: it is large, and only a pull needs it. */
export async function createApiClient({ token, baseUrl, signal }: ApiClientOptions): Promise<ApiClient> {
  const { default: Cloudflare, APIError } = await import("cloudflare");
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

  async function ask(read: () => Promise<ApiAnswer>): Promise<ApiAnswer> {
    signal?.throwIfAborted();
    try {
      return await read();
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof APIError) return { kind: "fault", status: error.status ?? null, message: messageOf(error.error, error.message) };
      return { kind: "fault", status: null, message: error instanceof Error ? error.message : String(error) };
    }
  }

  /** The SDK leaves a listener on every signal it is given, so each request has its own. */
  const options = (): { readonly signal?: AbortSignal } => (signal === undefined ? {} : { signal: AbortSignal.any([signal]) });
  return {
    get: (path, query) => ask(async () => ({ kind: "json", body: await client.get<unknown>(path, { query, ...options() }) })),
    getText: (path) =>
      ask(async () => {
        const response = await client.get(path, { ...options(), headers: { accept: "*/*" } }).asResponse();
        return { kind: "text", text: await response.text(), contentType: response.headers.get("content-type") ?? "" };
      }),
  };
}

/** The API's own words, where the answer has them; never the request, which holds the token. */
function messageOf(body: unknown, otherwise: string): string {
  const errors: unknown = typeof body === "object" && body !== null && "errors" in body ? body.errors : null;
  const first: unknown = Array.isArray(errors) ? errors[0] : null;
  if (typeof first === "object" && first !== null && "message" in first && typeof first.message === "string") return first.message;
  return otherwise.split("\n", 1)[0] ?? "";
}
