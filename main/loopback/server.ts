import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { MESSAGE_LIMIT } from "../../engine/contract/envelope";
import type { Host } from "../host/create-host";
import { contentSecurityPolicy, pageHeaders } from "../host/page/content-security-policy";
import { type ApiAnswer, answerCall } from "./api";
import { answerClient, CLIENT_API, REFUSED_CLIENT } from "./client-api";
import { bearerOf, cookieOf, createGuard, type Guard, type GuardRefusal, subprotocolTokenOf } from "./guard";
import { GO_ON_PAGE, NO_TOKEN_PAGE, NO_WINDOW_PAGE, type PageSource, pageWithToken } from "./page";
import { serveSocket } from "./socket";

/** The browser host while it runs. */
export interface LoopbackServer {
  /** With the token of this start: whoever has it may do all that the host can. */
  readonly address: string;
  readonly port: number;
  readonly token: string;
  readonly refusals: ReadonlyMap<GuardRefusal, number>;
  close(): Promise<void>;
}

export interface LoopbackOptions {
  readonly host: Host;
  readonly page: PageSource;
  /** 0: any that is free. */
  readonly port: number;
  /** Takes the place of the window's own policy, for development servers. */
  readonly policy?: string;
}

const ADDRESS = "127.0.0.1";
const MOST_CONNECTIONS = 256;

/** Listens on this machine only. Rejects when the port is taken. */
export async function startLoopbackServer(options: LoopbackOptions): Promise<LoopbackServer> {
  const token = randomBytes(32).toString("base64url");
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 16_384 });
  server.maxConnections = MOST_CONNECTIONS;
  const port = await listen(server, options.port);
  const names = [`${ADDRESS}:${port}`, `localhost:${port}`];
  const guard = createGuard({ names, token });
  const policy = options.policy ?? contentSecurityPolicy(names.map((name) => `ws://${name}`));
  const door: Door = { ...options, guard, token, cookie: `trace-workbench-${port}`, headers: pageHeaders(policy) };
  // Beyond the limit for messages a socket still listens, to say that the message was too long; beyond this it hangs up.
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MESSAGE_LIMIT * 2,
    handleProtocols: (offered) => [...offered][0] ?? false,
  });

  server.on("clientError", (error: NodeJS.ErrnoException, stream: Duplex) => {
    guard.note("malformed");
    const status = error.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
    if (!stream.writable) stream.destroy();
    else stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  server.on("request", (request, response) => void handle(door, request, response));
  server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const refusal = refusalOfSocket(guard, request);
    if (refusal !== null) return turnAway(stream, refusal);
    sockets.handleUpgrade(request, stream, head, (socket) => serveSocket(options.host, socket, guard.note));
  });

  return {
    address: `http://${ADDRESS}:${port}/?token=${token}`,
    port,
    token,
    refusals: guard.counts,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Door extends LoopbackOptions {
  readonly guard: Guard;
  readonly token: string;
  readonly cookie: string;
  readonly headers: Readonly<Record<string, string>>;
}

async function handle(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(door.headers)) response.setHeader(name, value);
  const refusal = door.guard.judgeSender(request);
  if (refusal !== null)
    return send(response, { status: 403, type: "text/plain", body: "This server answers only its own page on this machine.\n" });
  try {
    // A target in another form (`//name`, `http://name/`) would name another server to whoever reads it as an address.
    if (!/^\/(?!\/)/.test(request.url ?? "")) return refuseMalformed(door, response);
    const url = new URL(request.url ?? "/", `http://${ADDRESS}`);
    if (url.pathname.startsWith("/api/")) return await handleApi(door, request, response, url.pathname.slice("/api/".length));
    if (url.pathname.startsWith(CLIENT_API)) return await handleClientApi(door, request, response, url);
    if (request.method !== "GET" && request.method !== "HEAD") {
      door.guard.note("malformed");
      return send(response, { status: 405, type: "text/plain", body: "Only GET is answered here.\n" });
    }
    const given = url.searchParams.get("token");
    if (url.pathname === "/" && given !== null) return login(door, request, response, given);
    await handlePage(door, request, response, url.pathname);
  } catch {
    if (!response.headersSent) refuseMalformed(door, response);
    else response.destroy();
  }
}

function refuseMalformed(door: Door, response: ServerResponse): void {
  door.guard.note("malformed");
  send(response, { status: 400, type: "text/plain", body: "This request cannot be read.\n" });
}

/** The address of a start carries the token once; from then on it is a cookie that no script and no other site gets. */
function login(door: Door, request: IncomingMessage, response: ServerResponse, given: string): void {
  if (door.guard.judgeToken(given) !== null) return send(response, { status: 401, type: "text/html; charset=utf-8", body: NO_TOKEN_PAGE });
  response.setHeader("Set-Cookie", `${door.cookie}=${door.token}; HttpOnly; SameSite=Strict; Path=/`);
  // A link from another site: the browser would keep a strict cookie back from a redirect.
  if (request.headers["sec-fetch-site"] === "cross-site")
    return send(response, { status: 200, type: "text/html; charset=utf-8", body: GO_ON_PAGE });
  response.setHeader("Location", "/");
  send(response, { status: 303, type: "text/plain", body: "" });
}

async function handlePage(door: Door, request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
  if (door.guard.judgeToken(cookieOf(request, door.cookie)) !== null) {
    return send(response, { status: 401, type: "text/html; charset=utf-8", body: NO_TOKEN_PAGE });
  }
  const isPage = pathname === "/" || pathname === "/index.html";
  const file = await door.page.read(pathname);
  if (file === null) {
    if (isPage) return send(response, { status: 503, type: "text/html; charset=utf-8", body: NO_WINDOW_PAGE });
    door.guard.note("no-such-path");
    return send(response, { status: 404, type: "text/plain", body: "There is nothing here.\n" });
  }
  const { type, bytes } = isPage ? pageWithToken(file, door.token) : file;
  send(response, { status: 200, type, body: bytes });
}

async function handleApi(door: Door, request: IncomingMessage, response: ServerResponse, command: string): Promise<void> {
  const refusal = door.guard.judgeToken(bearerOf(request));
  const answer: ApiAnswer =
    refusal === null
      ? await answerCall(door.host, request, command)
      : {
          status: 401,
          body: JSON.stringify({ refusal: { code: "invalid-request", message: "Send the token of this start as a bearer token." } }),
        };
  if (answer.counted !== undefined) door.guard.note(answer.counted);
  send(response, { status: answer.status, type: "application/json; charset=utf-8", body: answer.body });
}

/** The same door as for the API of the page: the token of this start. */
async function handleClientApi(door: Door, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const refusal = door.guard.judgeToken(bearerOf(request));
  const answer: ApiAnswer = refusal === null ? await answerClient(door.host, request, url) : REFUSED_CLIENT;
  if (answer.counted !== undefined) door.guard.note(answer.counted);
  send(response, { status: answer.status, type: "application/json", body: answer.body });
}

function send(
  response: ServerResponse,
  { status, type, body }: { readonly status: number; readonly type: string; readonly body: string | Buffer },
): void {
  response.statusCode = status;
  response.setHeader("Content-Type", type);
  response.end(body);
}

function refusalOfSocket(guard: Guard, request: IncomingMessage): GuardRefusal | null {
  const refusal = guard.judgePageSender(request) ?? guard.judgeToken(subprotocolTokenOf(request));
  if (refusal !== null || request.url === "/host") return refusal;
  guard.note("no-such-path");
  return "no-such-path";
}

function turnAway(stream: Duplex, refusal: GuardRefusal): void {
  const status =
    refusal === "no-such-path"
      ? "404 Not Found"
      : refusal === "no-token" || refusal === "wrong-token"
        ? "401 Unauthorized"
        : "403 Forbidden";
  stream.on("error", () => stream.destroy());
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, ADDRESS, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
