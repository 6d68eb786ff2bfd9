import { readdirSync, readFileSync } from "node:fs";
import { register } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import vm from "node:vm";
import { app, BrowserWindow, invokeAs, recorded } from "../../contract/electron-stand-in";
import type { BuiltApp } from "../support/built-app";

/**
 * Runs the built desktop program and preload in plain Node, with the stand-in in Electron's place, looks at what they ask of Electron, and prints it:
 * `built-app <dist> <workspace>`.
 */
const [dist = "", workspace = ""] = process.argv.slice(2);
const standIn = pathToFileURL(path.resolve(import.meta.dirname, "../../contract/electron-stand-in.ts")).href;
const hooks = `export async function resolve(name, context, next) {
  return name === "electron" ? { url: ${JSON.stringify(standIn)}, shortCircuit: true } : next(name, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
process.argv = [process.argv[0] ?? "", workspace];

await import(pathToFileURL(path.join(dist, "main.js")).href);
for (let turn = 0; turn < 100_000 && recorded.windows.length === 0; turn++) await new Promise((resolve) => setImmediate(resolve));
const window = recorded.windows[0] ?? fail("no window was opened");

const FOREIGN = [
  "https://evil.example/",
  "file:///etc/passwd",
  "app://other/index.html",
  "javascript:alert(1)",
  "http://127.0.0.1:1/",
  "data:text/html,x",
];
const PERMISSIONS = [
  "media",
  "geolocation",
  "notifications",
  "midi",
  "openExternal",
  "fullscreen",
  "pointerLock",
  "hid",
  "usb",
  "serial",
  "display-capture",
  "idle-detection",
  "clipboard-read",
  "clipboard-sanitized-write",
];

function isPrevented(event: string, url: string): boolean {
  let prevented = false;
  window.webContents.emit(event, { url, preventDefault: () => (prevented = true) });
  return prevented;
}

function isCancelled(url: string): boolean {
  let cancelled = false;
  recorded.requestFilter?.({ url }, ({ cancel }) => (cancelled = cancel));
  return cancelled;
}

async function statusOf(
  address: string,
): Promise<{ readonly status: number; readonly policy: string; readonly sniff: string; readonly text: string }> {
  const serve = recorded.protocols.get("app") ?? fail("nobody serves app://");
  const response = await serve(new Request(address));
  return {
    status: response.status,
    policy: response.headers.get("content-security-policy") ?? "",
    sniff: response.headers.get("x-content-type-options") ?? "",
    text: await response.text(),
  };
}

async function answersTo(event: unknown): Promise<boolean> {
  const [channel = ""] = recorded.handlers.keys();
  const answer: { kind?: unknown } = Object(await invokeAs(event, channel, { kind: "call", id: 1, command: "host/describe", payload: {} }));
  return answer.kind === "reply";
}

/** The names that the built preload gives to the page, and what it asks for by `require`. */
function runPreload(file: string): { readonly exposed: readonly string[]; readonly required: readonly string[] } {
  const exposed: string[] = [];
  const required: string[] = [];
  const contextBridge = {
    exposeInMainWorld: (name: string, api: object) => void exposed.push(...Object.keys(api).map((member) => `${name}.${member}`)),
  };
  const require = (name: string): object => {
    required.push(name);
    return { contextBridge, ipcRenderer: {} };
  };
  vm.runInNewContext(readFileSync(file, "utf8"), { require, exports: {}, module: { exports: {} } });
  return { exposed: exposed.toSorted(), required };
}

const contents = window.webContents;
const page = await statusOf(window.loaded ?? "");
const assets = readdirSync(path.join(dist, "renderer/assets")).map((name) => `app://workbench/assets/${name}`);
const served = await Promise.all(assets.map(statusOf));
const outside = await Promise.all(
  [
    "app://workbench/..%2fmain.js",
    "app://workbench/%2e%2e/preload.cjs",
    "app://workbench/..%5c..%5cpackage.json",
    "app://workbench/main.js",
    "app://other/index.html",
  ].map(statusOf),
);

const facts: BuiltApp = {
  webPreferences: window.options.webPreferences,
  switches: recorded.switches,
  loaded: window.loaded ?? "",
  schemes: JSON.stringify(recorded.schemes),
  policies: [...new Set([page, ...served].map(({ policy }) => policy))],
  sniffed: [page, ...served].filter(({ sniff }) => sniff !== "nosniff").length,
  unserved: served.filter(({ status }) => status !== 200).length,
  servedOutside: outside.filter(({ status }) => status !== 404).length,
  inlineScripts: [...page.text.matchAll(/<script(?![^>]*\bsrc=)|\son\w+=|javascript:/gi)].length,
  navigations: FOREIGN.filter((url) => !isPrevented("will-navigate", url) || !isPrevented("will-redirect", url)),
  webviews: FOREIGN.filter((url) => !isPrevented("will-attach-webview", url)),
  windows: FOREIGN.filter((url) => contents.openHandler?.({ url }).action !== "deny"),
  openedOutside: recorded.openedOutside,
  requests: ["https://evil.example/", "http://127.0.0.1:1/", "ws://127.0.0.1:1/", "file:///etc/passwd", "ftp://evil.example/"].filter(
    (url) => !isCancelled(url),
  ),
  permissions: PERMISSIONS.filter((name) => {
    let granted = recorded.permissionCheck?.(null, name) ?? true;
    recorded.permissionRequest?.(null, name, (answer) => (granted ||= answer));
    return granted;
  }),
  handlers: [...recorded.handlers.keys()],
  ownPageIsHeard: await answersTo({ sender: contents, senderFrame: contents.mainFrame }),
  strangersHeard: (
    await Promise.all([
      answersTo({ sender: contents, senderFrame: { url: contents.mainFrame.url } }),
      answersTo({ sender: contents, senderFrame: { url: "https://evil.example/" } }),
      answersTo({ sender: contents, senderFrame: null }),
      answersTo({ sender: { id: 99, mainFrame: contents.mainFrame }, senderFrame: contents.mainFrame }),
    ])
  ).filter(Boolean).length,
  preload: runPreload(String(window.options.webPreferences["preload"])),
  loadsAfterCrash: loadsAfterCrash(),
};
process.stdout.write(`${JSON.stringify(facts)}\n`, () => process.exit());
app.quit();

/** How often the page was loaded in all, after ten crashes of its process. */
function loadsAfterCrash(): number {
  for (let crash = 0; crash < 10; crash++) contents.emit("render-process-gone", {}, { reason: "crashed" });
  return BrowserWindow.getAllWindows()[0]?.loads ?? 0;
}

function fail(message: string): never {
  throw new Error(message);
}
