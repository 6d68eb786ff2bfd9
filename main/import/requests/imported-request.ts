import type { OriginDefinition } from "../../../engine/request/trace-definition";

/** A request as one of the forms says it. Header values are text, `body` is a byte string, `null` where there is none. */
export interface ImportedRequest {
  readonly name: string | null;
  readonly method: string;
  readonly url: string;
  /** As a trace calls it (`HTTP/2`); `null` where the form does not say. */
  readonly protocol: string | null;
  /** In the order they were given; cookies as the cookie header. */
  readonly headers: readonly RequestHeader[];
  readonly body: string | null;
  /** What answered, where that was recorded too. */
  readonly origin: OriginDefinition | null;
  /** When, as RFC 3339; `null` where nobody knows. */
  readonly time: string | null;
}

export type RequestHeader = readonly [name: string, value: string];

/** Requests that were read, with what a person should know; or why there is none. */
export type RequestsReading =
  | { readonly kind: "requests"; readonly requests: readonly ImportedRequest[]; readonly remarks: readonly string[] }
  | { readonly kind: "problem"; readonly message: string };

export function isNamed(header: RequestHeader, name: string): boolean {
  return header[0].toLowerCase() === name;
}

export function headerOf(headers: readonly RequestHeader[], name: string): string | null {
  return headers.find((header) => isNamed(header, name))?.[1] ?? null;
}

/** `h2`, `http/2.0`, `HTTP/1.1` → as a trace calls it; `null` for what is none. */
export function protocolOf(text: string): string | null {
  const version = /^(?:https?\/|h)?(1\.0|1\.1|2|3)(?:\.0)?$/i.exec(text.trim())?.[1];
  return version === undefined ? null : `HTTP/${version}`;
}
