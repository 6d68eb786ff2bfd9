/** One header line, in the order and spelling it was sent. Both parts are byte strings. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

export type Scheme = "http" | "https";

export type HttpVersion = "HTTP/1.0" | "HTTP/1.1" | "HTTP/2" | "HTTP/3";

/**
 * A request at one point of its way. Strings are byte strings (one character a byte).
 * `host` has no port; `path` starts with `/`; `query` is without `?`, and `null` where the URL has none.
 */
export interface HttpRequest {
  readonly method: string;
  readonly scheme: Scheme;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly query: string | null;
  readonly version: HttpVersion;
  readonly headers: readonly Header[];
  readonly body: string;
}

/** A response at one point of its way. `body` is a byte string. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: string;
}
