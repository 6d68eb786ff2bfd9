import type { SavedTrace } from "../../request/trace-definition";

export interface Redirect {
  readonly status: number;
  readonly location: string;
}

/** The request that a client makes next: the same visitor asks for the location; `null` where it leaves the web. 307 and 308 keep method and body. */
export function followRedirect(saved: SavedTrace, { status, location }: Redirect): SavedTrace | null {
  if (!/^https?:\/\//i.test(location)) return null;
  const keeps = status === 307 || status === 308;
  const { body, headers, ...trace } = saved.trace;
  const method = saved.trace.method.toUpperCase();
  const isPlain = method === "GET" || method === "HEAD";
  return {
    ...saved,
    ...(saved.requestHeaders === undefined ? {} : { requestHeaders: saved.requestHeaders.filter(([name]) => !isHost(name)) }),
    trace: {
      ...trace,
      ...(headers === undefined ? {} : { headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !isHost(name))) }),
      ...(keeps && body !== undefined ? { body } : {}),
      method: keeps || isPlain ? saved.trace.method : "GET",
      url: location,
    },
  };
}

function isHost(name: string): boolean {
  return name.toLowerCase() === "host";
}

/** Two requests with the same key are the same to a client that follows redirects; a fragment is not sent. */
export function redirectKey({ trace }: SavedTrace): string {
  return `${trace.method.toUpperCase()} ${trace.url.replace(/#.*$/s, "")}`;
}
