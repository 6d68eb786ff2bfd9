import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Why a request is turned away at the door, or a message behind it. */
export type GuardRefusal = "wrong-host" | "wrong-origin" | "no-token" | "wrong-token" | "no-such-path" | "malformed" | "too-long";

/** Judges who asks. Every refusal is counted. */
export interface Guard {
  /** Host and Origin: that the request was meant for this server, and made by its own page or by no page at all. */
  judgeSender(request: IncomingMessage): GuardRefusal | null;
  /** The same, and that a page made it: for WebSockets, which pages of other sites may open too. */
  judgePageSender(request: IncomingMessage): GuardRefusal | null;
  judgeToken(token: string | null): GuardRefusal | null;
  /** Counts what somebody else than the guard turned away. */
  readonly note: (refusal: GuardRefusal) => void;
  readonly counts: ReadonlyMap<GuardRefusal, number>;
}

/** `names` are what the server may be called in a Host header, with port: a name that leads here by someone's DNS is not among them. */
export function createGuard({ names, token }: { readonly names: readonly string[]; readonly token: string }): Guard {
  const counts = new Map<GuardRefusal, number>();
  const origins = names.map((name) => `http://${name}`);

  function count(refusal: GuardRefusal | null): GuardRefusal | null {
    if (refusal !== null) counts.set(refusal, (counts.get(refusal) ?? 0) + 1);
    return refusal;
  }

  function judge(request: IncomingMessage, fromPage: "from-page" | "from-anyone"): GuardRefusal | null {
    const { host, origin } = request.headers;
    if (host === undefined || !names.includes(host.toLowerCase())) return "wrong-host";
    if (origin === undefined) return fromPage === "from-page" ? "wrong-origin" : null;
    return origins.includes(origin) ? null : "wrong-origin";
  }

  return {
    judgeSender: (request) => count(judge(request, "from-anyone")),
    judgePageSender: (request) => count(judge(request, "from-page")),
    judgeToken: (given) => count(given === null ? "no-token" : isSame(given, token) ? null : "wrong-token"),
    note: (refusal) => void count(refusal),
    counts,
  };
}

/** Takes the same time wherever the difference is. */
function isSame(given: string, token: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(token)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The cookie's value; `null` where there is none of that name. */
export function cookieOf(request: IncomingMessage, name: string): string | null {
  const pairs = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  return found === undefined ? null : found.slice(name.length + 1);
}

export function bearerOf(request: IncomingMessage): string | null {
  return /^Bearer ([\w-]+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? null;
}

/** The token that a WebSocket brings as a subprotocol, the only header a page can set on one. */
export function subprotocolTokenOf(request: IncomingMessage): string | null {
  const offered = (request.headers["sec-websocket-protocol"] ?? "").split(",").map((protocol) => protocol.trim());
  return offered.find((protocol) => protocol.startsWith("bearer."))?.slice("bearer.".length) ?? null;
}
