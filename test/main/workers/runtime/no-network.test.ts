import { execFileSync, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createScriptRuntime } from "../../../../main/workers/runtime/script-runtime";
import { bodyOf, RESOURCES, runScripts, withWorker } from "./scripts";

/** A server that scripts try to reach, and that hears of everyone who does. */
const heard: string[] = [];
const server = createServer((socket) => {
  heard.push("a connection");
  socket.end();
});
const escaped: string[] = [];
const runtime = createScriptRuntime({ resources: RESOURCES, escaped: (url) => void escaped.push(url) });
const port = { value: 0 };

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port.value = typeof address === "object" && address !== null ? address.port : 0;
});

afterAll(async () => {
  await runtime.close();
  server.close();
});

const WAYS = [
  ["fetch", () => `await fetch("http://127.0.0.1:${port.value}/");`],
  ["a WebSocket", () => `await fetch("http://127.0.0.1:${port.value}/", { headers: { upgrade: "websocket" } });`],
  [
    "a socket",
    () =>
      `const { connect } = await import("cloudflare:sockets"); const socket = connect("127.0.0.1:${port.value}"); await socket.writable.getWriter().write(new Uint8Array(1)); await socket.readable.getReader().read();`,
  ],
  [
    "node:net",
    () =>
      `const net = await import("node:net"); const socket = net.connect(${port.value}, "127.0.0.1"); await new Promise((resolve, reject) => { socket.on("data", resolve); socket.on("error", reject); });`,
  ],
  [
    "node:http",
    () =>
      `const http = await import("node:http"); await new Promise((resolve, reject) => { http.get("http://127.0.0.1:${port.value}/", resolve).on("error", reject); });`,
  ],
] as const;

for (const [name, attempt] of WAYS) {
  test(`no script reaches a server by ${name}`, async () => {
    const script = `export default { async fetch() { try { ${attempt()} return new Response("reached"); } catch (error) { return new Response("refused: " + error.message); } } };`;
    const bindings = { bindings: [], compatibility_flags: ["nodejs_compat"] };
    const { result } = await runScripts(runtime, withWorker(script, { "account/workers/greeter.bindings.json": bindings }));
    const body = bodyOf(result, "greeter");
    expect(body).not.toBe("reached");
    expect(heard).toEqual([]);
    expect(escaped).toEqual([]);
  });
}

/** Whether this machine lets a test make a network of its own that has nothing but itself in it. */
function canUnshare(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  return spawnSync("unshare", ["-n", "ip", "link", "set", "lo", "up"]).status === 0;
}

test.runIf(canUnshare())(
  "scripts run the same where there is no network at all",
  () => {
    const program = path.join(import.meta.dirname, "run-without-network.ts");
    const tsx = path.resolve(RESOURCES, "../node_modules/tsx/dist/cli.mjs");
    const command = `ip link set lo up && exec "${process.execPath}" "${tsx}" "${program}"`;
    const printed = execFileSync("unshare", ["-n", "sh", "-c", command], { encoding: "utf8" });
    expect(JSON.parse(printed)).toEqual({ interfaces: ["lo"], status: 200, body: "from the origin, and refused" });
  },
  60_000,
);
