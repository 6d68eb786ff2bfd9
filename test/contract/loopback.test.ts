import { connect as connectTcp } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { serve } from "../../main/loopback/serve";
import type { LoopbackServer } from "../../main/loopback/server";
import { BLOCK_ADMIN, type Folder, makeFolder, makeWorkspace } from "../main/support/make-workspace";
import { connect, startLoopbackCarrier } from "./loopback-carrier";
import { describeContract } from "./suite";

describe("over loopback", () => describeContract("loopback", startLoopbackCarrier));

describe("the loopback server's door", () => {
  let folder: Folder;
  let rest: Folder;
  let server: LoopbackServer;
  let origin: string;

  beforeAll(async () => {
    folder = makeWorkspace();
    rest = makeFolder({
      "page/index.html": "<!doctype html><html><head><title>Window</title></head><body></body></html>",
      "page/assets/app.js": "export const app = 1;",
      "secret.json": { secret: true },
    });
    const page = path.join(rest.path, "page");
    server = await serve({
      version: "0",
      workspace: folder.path,
      port: 0,
      dataFolder: rest.path,
      resources: rest.path,
      page,
      report: () => undefined,
    });
    origin = `http://127.0.0.1:${server.port}`;
  });

  afterAll(async () => {
    await server.close();
    folder[Symbol.dispose]();
    rest[Symbol.dispose]();
  });

  const cookie = (): string => `trace-workbench-${server.port}=${server.token}`;
  const get = (pathname: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${origin}${pathname}`, { headers, redirect: "manual" });

  /** The status that the server answers to a request as it stands, headers and all: `fetch` would mend it. */
  function raw(request: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const socket = connectTcp(server.port, "127.0.0.1", () => socket.write(request));
      let answer = "";
      socket.on("data", (part) => {
        answer += part.toString("latin1");
      });
      socket.on("close", () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)));
      socket.on("error", reject);
    });
  }

  const rawGet = (target: string, host: string): Promise<number> =>
    raw(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie()}\r\nConnection: close\r\n\r\n`);

  test("the address brings the token once, and it becomes a cookie for this site alone", async () => {
    expect(server.address).toBe(`${origin}/?token=${server.token}`);
    const response = await get(`/?token=${server.token}`);
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/");
    expect(response.headers.get("set-cookie")).toBe(`${cookie()}; HttpOnly; SameSite=Strict; Path=/`);
  });

  test("a link from another site gets the page by a step of its own", async () => {
    const response = await get(`/?token=${server.token}`, { "Sec-Fetch-Site": "cross-site" });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('http-equiv="refresh"');
  });

  test("the page has the token for its script, and a policy without unsafe scripts", async () => {
    const response = await get("/", { Cookie: cookie() });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(`<head><meta name="trace-workbench-token" content="${server.token}">`);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("default-src 'none';");
    expect(policy).not.toContain("unsafe-eval");
    expect(policy.replace("style-src 'self' 'unsafe-inline'", "")).not.toContain("unsafe");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  });

  test("assets come with their type", async () => {
    const response = await get("/assets/app.js", { Cookie: cookie() });
    expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(await response.text()).toBe("export const app = 1;");
  });

  const STRANGERS = [
    ["the page without a token", "/", {}],
    ["the page with an old token", "/", { Cookie: "trace-workbench-1=abc" }],
    ["an asset without a token", "/assets/app.js", {}],
    ["a login with a wrong token", "/?token=wrong", {}],
    ["a login with an empty token", "/?token=", {}],
    ["a command without a token", "/api/host/describe", {}],
    ["a command with the cookie only", "/api/host/describe", { Cookie: "COOKIE" }],
    ["a command with a wrong token", "/api/host/describe", { Authorization: "Bearer wrong" }],
  ] as const;

  test.each(STRANGERS)("refused with 401: %s", async (_name, pathname, headers) => {
    const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace("COOKIE", cookie())]));
    expect((await get(pathname, given)).status).toBe(401);
  });

  const HOSTS = [
    "evil.example",
    "127.0.0.1",
    "127.0.0.1.evil.example:PORT",
    "localhost.evil.example:PORT",
    "0.0.0.0:PORT",
    "[::1]:PORT",
    "127.0.0.1:1",
  ];

  test.each(HOSTS)("refused with 403: Host %s, by which someone's DNS may lead here", async (host) => {
    expect(await rawGet("/", host.replace("PORT", String(server.port)))).toBe(403);
  });

  test("refused: no Host at all", async () => {
    expect(await raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).toBe(400);
    expect(await raw("GET / HTTP/1.0\r\n\r\n")).toBe(403);
  });

  test.each(["https://evil.example", "null", "http://127.0.0.1:1", "http://localhost"])("refused with 403: Origin %s", async (from) => {
    expect((await get("/", { Cookie: cookie(), Origin: from })).status).toBe(403);
  });

  const PATHS = [
    "/../secret.json",
    "/..%2fsecret.json",
    "/%2e%2e/secret.json",
    "/assets/..%2f..%2fsecret.json",
    "/assets/%2e%2e/%2e%2e/secret.json",
    "/..\\secret.json",
    "/%5c..%5csecret.json",
    "/.hidden.json",
    "//etc/passwd",
    "/assets/app.js%00.json",
    "/%",
  ];

  test.each(PATHS)("nothing outside of the page: %s", async (target) => {
    expect([400, 404]).toContain(await rawGet(target, `127.0.0.1:${server.port}`));
  });

  test("commands over HTTP answer as they do on a socket", async () => {
    const post = (command: string, body: unknown): Promise<Response> =>
      fetch(`${origin}/api/${command}`, {
        method: "POST",
        headers: { Authorization: `Bearer ${server.token}` },
        body: JSON.stringify(body),
      });
    const current = await post("workspace/current", {});
    expect(current.status).toBe(200);
    const view = await current.json();
    expect(view).toMatchObject({ name: "Small" });
    const run = await post("trace/run", { workspaceId: view.workspaceId, configuration: "production", saved: BLOCK_ADMIN });
    expect(await run.json()).toMatchObject({ result: { status_code: 403 } });
    const unknown = await post("nothing/here", {});
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({ refusal: { code: "unknown-command" } });
    expect((await post("host/describe", { extra: 1 })).status).toBe(400);
    expect((await get("/api/host/describe", { Authorization: `Bearer ${server.token}` })).status).toBe(400);
  });

  describe("WebSockets", () => {
    function knock(options: { readonly protocols?: string[]; readonly origin?: string; readonly path?: string }): Promise<number> {
      return new Promise((resolve, reject) => {
        const socket = new WebSocket(
          `ws://127.0.0.1:${server.port}${options.path ?? "/host"}`,
          options.protocols ?? [`bearer.${server.token}`],
          options.origin === undefined ? {} : { origin: options.origin },
        );
        socket.on("unexpected-response", (_request, response) => {
          resolve(response.statusCode ?? 0);
          response.destroy();
        });
        socket.on("open", () => {
          socket.terminate();
          resolve(101);
        });
        socket.on("error", (error) => (error.message.includes("closed before") ? undefined : reject(error)));
      });
    }

    test("our own page is let in", async () => expect(await knock({ origin })).toBe(101));
    test("a page of another site is not", async () => expect(await knock({ origin: "https://evil.example" })).toBe(403));
    test("nobody comes without an origin", async () => expect(await knock({})).toBe(403));
    test("nobody comes without the token", async () => expect(await knock({ origin, protocols: [] })).toBe(401));
    test("nobody comes with a wrong token", async () => expect(await knock({ origin, protocols: ["bearer.wrong"] })).toBe(401));
    test("there is one path", async () => expect(await knock({ origin, path: "/other" })).toBe(404));

    test("a flood is hung up on, and others go on", async () => {
      const flooding = new WebSocket(`ws://127.0.0.1:${server.port}/host`, [`bearer.${server.token}`], { origin });
      const code = await new Promise((resolve) => {
        flooding.on("open", () => flooding.send(Buffer.alloc(17 * 1024 * 1024, 0x20).toString()));
        flooding.on("close", resolve);
        flooding.on("error", () => undefined);
      });
      expect([1006, 1009]).toContain(code);
      const other = await connect(server);
      expect(await other.send({ kind: "call", id: 1, command: "host/describe", payload: {} })).toMatchObject({ kind: "reply", id: 1 });
      await other.close();
    });

    test("what one window changes, the other is told", async () => {
      const [first, second] = await Promise.all([connect(server), connect(server)]);
      const current = await first.send({ kind: "call", id: 1, command: "workspace/current", payload: {} });
      if (current.kind !== "reply") throw new Error("no workspace");
      const { workspaceId } = JSON.parse(JSON.stringify(current.value));
      const heard = second.nextEvent();
      await first.send({
        kind: "call",
        id: 2,
        command: "library/save",
        payload: { workspaceId, traceId: null, folder: "", saved: BLOCK_ADMIN, revision: null, overwrite: false },
      });
      expect(await heard).toEqual({ kind: "event", name: "workspace/changed", payload: { workspaceId, what: ["library"] } });
      await first.close();
      await second.close();
    });
  });

  test("every refusal was counted", () => {
    expect([...server.refusals.keys()].sort()).toEqual([
      "malformed",
      "no-such-path",
      "no-token",
      "too-long",
      "wrong-host",
      "wrong-origin",
      "wrong-token",
    ]);
  });
});
