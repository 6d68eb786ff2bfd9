import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect as connectTcp } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve } from "../../main/loopback/serve";
import type { LoopbackServer } from "../../main/loopback/server";
import { type Folder, makeFolder, makeWorkspace } from "../main/support/make-workspace";
import { createDice, limit, rounds, tellFigure } from "./support/form";

/** What somebody who must not get in sends, as bytes on the wire. */
interface Attack {
  readonly name: string;
  readonly request: string;
}

interface Target {
  readonly port: number;
  readonly token: string;
}

const UPGRADE = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

/** Each without one thing that our own page has, or with something that it would never send. */
function attacks({ port, token }: Target, dice: () => number): readonly Attack[] {
  const own = `127.0.0.1:${port}`;
  const cookie = `Cookie: trace-workbench-${port}=${token}\r\n`;
  const bearer = `Authorization: Bearer ${token}\r\n`;
  const wrongToken = Array.from({ length: 43 }, () => Math.floor(dice() * 36).toString(36)).join("");
  const almost = token.slice(0, -1) + (token.endsWith("A") ? "B" : "A");
  const get = (target: string, host: string, more: string): string =>
    `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${more}Connection: close\r\n\r\n`;
  const post = (host: string, more: string, target = "/api/host/describe"): string =>
    `POST ${target} HTTP/1.1\r\nHost: ${host}\r\n${more}Content-Length: 2\r\nConnection: close\r\n\r\n{}`;
  const socket = (host: string, origin: string, protocol: string, target = "/host"): string =>
    `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${origin}${UPGRADE}${protocol}\r\n`;
  const protocol = `Sec-WebSocket-Protocol: bearer.${token}\r\n`;
  const names = [
    "evil.example",
    `evil.example:${port}`,
    `127.0.0.1.nip.io:${port}`,
    `localhost.evil.example:${port}`,
    `0.0.0.0:${port}`,
    `[::1]:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
    `2130706433:${port}`,
    `0x7f.1:${port}`,
    `127.1:${port}`,
    `127.0.0.1:${port}@evil.example`,
    `127.0.0.1:${port}.`,
    "127.0.0.1",
    "localhost",
    `127.0.0.1:${port + 1}`,
  ];
  const origins = [
    "https://evil.example",
    "null",
    `http://evil.example:${port}`,
    `https://127.0.0.1:${port}`,
    `http://127.0.0.1:${port + 1}`,
    `http://127.0.0.1:${port}.evil.example`,
    "file://",
    "app://workbench",
    `http://localhost`,
  ];
  const paths = [
    "/api/../secret.json",
    "/client/v4/../../secret.json",
    "/host/../secret.json",
    "/../secret.json",
    "/..%2fsecret.json",
    "/%2e%2e/secret.json",
    "/assets/..%2f..%2fsecret.json",
    "/..%5csecret.json",
    "/..\\secret.json",
    "//secret.json",
    "/assets/%2e%2e%2f%2e%2e%2fsecret.json",
    "/%252e%252e/secret.json",
    "/.%00./secret.json",
    "/assets/....//secret.json",
    "/secret.json%00.html",
    "/link.json",
    "/.hidden.json",
  ];
  return [
    ...names.map((host) => ({ name: `the page as ${host}`, request: get("/", host, cookie) })),
    ...names.map((host) => ({ name: `a call as ${host}`, request: post(host, bearer) })),
    ...names.map((host) => ({ name: `a socket as ${host}`, request: socket(host, `Origin: http://${own}\r\n`, protocol) })),
    ...origins.map((origin) => ({ name: `the page from ${origin}`, request: get("/", own, `${cookie}Origin: ${origin}\r\n`) })),
    ...origins.map((origin) => ({ name: `a call from ${origin}`, request: post(own, `${bearer}Origin: ${origin}\r\n`) })),
    ...origins.map((origin) => ({ name: `a socket from ${origin}`, request: socket(own, `Origin: ${origin}\r\n`, protocol) })),
    { name: "a socket from nowhere", request: socket(own, "", protocol) },
    { name: "a socket without a token", request: socket(own, `Origin: http://${own}\r\n`, "") },
    { name: "a socket with the cookie alone", request: socket(own, `Origin: http://${own}\r\n${cookie}`, "") },
    { name: "a socket on another path", request: socket(own, `Origin: http://${own}\r\n`, protocol, "/hosts") },
    ...[wrongToken, almost, "", `${token}x`, token.toUpperCase() === token ? token.toLowerCase() : token.toUpperCase()].flatMap((bad) => [
      { name: `the page with the token ${bad}`, request: get("/", own, `Cookie: trace-workbench-${port}=${bad}\r\n`) },
      { name: `the address with the token ${bad}`, request: get(`/?token=${bad}`, own, "") },
      { name: `a call with the token ${bad}`, request: post(own, `Authorization: Bearer ${bad}\r\n`) },
      {
        name: `a socket with the token ${bad}`,
        request: socket(own, `Origin: http://${own}\r\n`, `Sec-WebSocket-Protocol: bearer.${bad}\r\n`),
      },
    ]),
    { name: "a call with the cookie alone, as another site's form would send it", request: post(own, cookie) },
    { name: "the cookie of an older start on another port", request: get("/", own, `Cookie: trace-workbench-${port + 1}=${token}\r\n`) },
    ...paths.map((target) => ({ name: `the file ${target}`, request: get(target, own, cookie) })),
    ...["..%2f..%2fsecret.json", "%2e%2e/secret.json", "host%2fdescribe%00", "__proto__", "constructor", "..\\secret.json"].map(
      (target) => ({
        name: `the command ${target}`,
        request: post(own, bearer, `/api/${target}`),
      }),
    ),
    {
      name: "a body that is too long",
      request: `POST /api/host/describe HTTP/1.1\r\nHost: ${own}\r\n${bearer}Content-Length: 9000000\r\nConnection: close\r\n\r\n${" ".repeat(9_000_000)}`,
    },
    { name: "a header without end", request: `GET / HTTP/1.1\r\nHost: ${own}\r\n${cookie}X-Long: ${"x".repeat(40_000)}\r\n\r\n` },
    { name: "no HTTP", request: `${"\0".repeat(100)}\r\n\r\n` },
    {
      name: "two lengths",
      request: `POST /api/host/describe HTTP/1.1\r\nHost: ${own}\r\n${bearer}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
    },
    {
      name: "a length and pieces",
      request: `POST /api/host/describe HTTP/1.1\r\nHost: ${own}\r\n${bearer}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    },
    { name: "TRACE", request: `TRACE / HTTP/1.1\r\nHost: ${own}\r\n${cookie}Connection: close\r\n\r\n` },
    { name: "a proxy's request", request: get("http://evil.example/", "evil.example", cookie) },
  ];
}

/** A frame as a browser sends it, masked by zeros. https://www.rfc-editor.org/rfc/rfc6455#section-5.2 */
function frame(first: number, payload: Buffer, length = payload.length): Buffer {
  const head =
    length < 126
      ? Buffer.from([first, 0x80 | length])
      : Buffer.from([first, 0xff, ...Array.from({ length: 8 }, (_, index) => Math.floor(length / 256 ** (7 - index)) % 256)]);
  return Buffer.concat([head, Buffer.alloc(4), payload]);
}

const textFrame = (text: string): Buffer => frame(0x81, Buffer.from(text));

const FRAMES: readonly (readonly [name: string, frame: Buffer])[] = [
  ["a frame without a mask", Buffer.concat([Buffer.from([0x81, 2]), Buffer.from("{}")])],
  ["a reserved kind of frame", frame(0x83, Buffer.from("{}"))],
  ["reserved bits", frame(0xf1, Buffer.from("{}"))],
  ["a ping in parts", frame(0x09, Buffer.from("x"))],
  ["a ping that is too long", frame(0x89, Buffer.alloc(200))],
  ["a continuation of nothing", frame(0x80, Buffer.from("{}"))],
  ["a text that is not UTF-8", frame(0x81, Buffer.from([0xff, 0xfe, 0xfd]))],
  ["bytes", frame(0x82, Buffer.from([1, 2, 3]))],
  ["no JSON", textFrame("{")],
  ["nothing", textFrame("")],
  ["a length beyond all bounds", frame(0x81, Buffer.alloc(10), 2 ** 52)],
  ["a message longer than a host takes", textFrame(`{"kind":"call","id":1,"command":"x","payload":"${"x".repeat(8 * 1024 * 1024)}"}`)],
  ["a message longer than anybody listens", textFrame(" ".repeat(17 * 1024 * 1024))],
];

/** What the server says to a frame after it opened the socket, and whether it hung up. */
function saidTo(port: number, open: string, sent: Buffer): Promise<{ readonly answer: string; readonly closed: boolean }> {
  return new Promise((resolve) => {
    let answer = "";
    let isOpen = false;
    const socket = connectTcp(port, "127.0.0.1", () => socket.write(open));
    const done = (closed: boolean): void => {
      resolve({ answer, closed });
      socket.destroy();
    };
    socket.on("data", (part) => {
      answer += part.toString("latin1");
      if (!isOpen && answer.includes("\r\n\r\n")) {
        isOpen = true;
        answer = answer.slice(answer.indexOf("\r\n\r\n") + 4);
        socket.write(sent);
      }
      if (/"kind":"(?:refusal|reply)"/.test(answer)) done(false);
    });
    socket.on("close", () => done(true));
    socket.on("error", () => undefined);
  });
}

/** The status with which the server answers; 0 where it hung up. */
function statusOf(port: number, request: string): Promise<{ readonly status: number; readonly answer: string }> {
  return new Promise((resolve) => {
    let answer = "";
    const done = (): void => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0), answer });
    const socket = connectTcp(port, "127.0.0.1", () => socket.write(request));
    socket.on("data", (part) => {
      answer += part.toString("latin1");
      if (answer.startsWith("HTTP/1.1 101")) socket.destroy();
    });
    socket.on("close", done);
    socket.on("error", done);
  });
}

/** The attacks that were let in: answered by a success, or with something secret; and those that `counted` does not know of. */
async function lettingIn(target: Target, tries: readonly Attack[], counted: () => number): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, request } of tries) {
    const before = counted();
    const { status, answer } = await statusOf(target.port, request);
    if (counted() === before) found.push(`${name}: not counted`);
    if (status === 101 || (status >= 200 && status < 400) || answer.includes("SECRET") || answer.includes(target.token))
      found.push(`${name}: ${status}`);
  }
  return found;
}

describe("the browser host under siege", () => {
  let folder: Folder;
  let rest: Folder;
  let server: LoopbackServer;

  beforeAll(async () => {
    folder = makeWorkspace();
    rest = makeFolder({
      "page/index.html": "<!doctype html><html><head></head></html>",
      "page/.hidden.json": "SECRET",
      "secret.json": "SECRET",
    });
    server = await serve({
      version: "0",
      workspace: folder.path,
      port: 0,
      dataFolder: rest.path,
      resources: rest.path,
      page: path.join(rest.path, "page"),
      report: () => undefined,
    });
  });

  afterAll(async () => {
    await server.close();
    folder[Symbol.dispose]();
    rest[Symbol.dispose]();
  });

  const counted = (): number => [...server.refusals.values()].reduce((sum, refusals) => sum + refusals, 0);

  test("lets nobody in, and counts each", limit({ quick: 60_000, long: 300_000 }), async () => {
    const count = rounds({ quick: 1, long: 50 });
    const dice = createDice(6);
    let tried = 0;
    for (let round = 0; round < count; round++) {
      const tries = attacks(server, dice);
      expect(await lettingIn(server, tries, counted)).toEqual([]);
      tried += tries.length;
    }
    tellFigure(`${tried} attacks, none let in, each counted; ${JSON.stringify(Object.fromEntries(server.refusals))}`);
  });

  test(
    "hangs up on frames that are none, or answers by a refusal; counts each, and hears others",
    limit({ quick: 60_000, long: 60_000 }),
    async () => {
      const own = `127.0.0.1:${server.port}`;
      const open = `GET /host HTTP/1.1\r\nHost: ${own}\r\nOrigin: http://${own}\r\n${UPGRADE}Sec-WebSocket-Protocol: bearer.${server.token}\r\n\r\n`;
      const wrong: string[] = [];
      for (const [name, bytes] of FRAMES) {
        const before = counted();
        const said = await saidTo(server.port, open, bytes);
        const isRefused = said.closed || /"kind":"refusal"/.test(said.answer);
        if (!isRefused || counted() === before)
          wrong.push(`${name}: ${JSON.stringify(said.answer.slice(-100))}, counted ${counted() - before}`);
      }
      expect(wrong).toEqual([]);
      const next = await saidTo(server.port, open, textFrame('{"kind":"call","id":1,"command":"host/describe","payload":{}}'));
      expect(next.answer).toContain('"kind":"reply"');
      tellFigure(`${FRAMES.length} malformed or oversized WebSocket messages: refused, counted, and the next window is heard`);
    },
  );

  test("and its own page still gets in", async () => {
    const own = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nCookie: trace-workbench-${server.port}=${server.token}\r\nConnection: close\r\n\r\n`;
    expect((await statusOf(server.port, own)).status).toBe(200);
  });

  test("the check finds a server without a door", async () => {
    const open = createServer((request, response) =>
      response.end(request.url === "/../secret.json" ? readFileSync(path.join(rest.path, "secret.json")) : "welcome"),
    );
    await new Promise<void>((resolve) => open.listen(0, "127.0.0.1", resolve));
    const address = open.address();
    const port = isAddress(address) ? address.port : 0;
    const target = { port, token: server.token };
    const tries = attacks(target, createDice(6)).filter(({ name }) => /^the (?:page|file)/.test(name));
    const found = await lettingIn(target, tries, () => 0);
    open.closeAllConnections();
    open.close();
    expect(found).toEqual(
      expect.arrayContaining([
        "the page as evil.example: not counted",
        "the page as evil.example: 200",
        "the page from null: 200",
        "the file /../secret.json: 200",
      ]),
    );
  });
});

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}
