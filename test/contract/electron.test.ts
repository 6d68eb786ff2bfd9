import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { findProgramFiles } from "../../main/workspace/program-files";
import { BLOCK_ADMIN, type Folder, makeFolder, makeWorkspace } from "../main/support/make-workspace";
import { startElectronCarrier } from "./electron-carrier";
import { app, BrowserWindow, invokeAs, type MenuItem, recorded } from "./electron-stand-in";
import { describeContract } from "./suite";

vi.mock("electron", () => import("./electron-stand-in"));

describe("over Electron's channel", () => describeContract("electron", startElectronCarrier));

describe("the desktop window", () => {
  const window = (): BrowserWindow => {
    const [first] = recorded.windows;
    if (first === undefined) throw new Error("no window was opened");
    return first;
  };

  test("is sandboxed, isolated and without Node", () => {
    expect(window().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
    });
    expect(recorded.switches).toEqual(["sandbox", "single-instance"]);
  });

  test("has the built preload and shows the program's own page", () => {
    expect(window().options.webPreferences["preload"]).toBe(`${findProgramFiles(import.meta.url).built}/preload.cjs`);
    expect(window().loaded).toBe("app://workbench/index.html");
  });

  test("gets exactly two functions from the preload", () => {
    expect([...recorded.exposed.keys()]).toEqual(["traceWorkbench"]);
    expect(Object.keys(Object(recorded.exposed.get("traceWorkbench"))).sort()).toEqual(["call", "subscribe"]);
    expect([...recorded.handlers.keys()]).toEqual(["trace-workbench"]);
  });

  const AWAY = ["https://evil.example/", "file:///etc/passwd", "app://other/index.html", "javascript:alert(1)", "http://127.0.0.1/"];

  test.each(AWAY)("never goes to %s", (url) => {
    const navigated = vi.fn<() => void>();
    window().webContents.emit("will-navigate", { url, preventDefault: navigated });
    expect(navigated).toHaveBeenCalledOnce();
    expect(window().webContents.openHandler?.({ url })).toEqual({ action: "deny" });
    expect(recorded.openedOutside).not.toContain(url);
  });

  test("embeds nothing and is redirected nowhere", () => {
    for (const event of ["will-attach-webview", "will-redirect"]) {
      const prevented = vi.fn<() => void>();
      window().webContents.emit(event, { url: "https://evil.example/", preventDefault: prevented });
      expect(prevented).toHaveBeenCalledOnce();
    }
  });

  test("opens links to the documentation in the user's own browser", () => {
    const url = "https://developers.cloudflare.com/rules/";
    expect(window().webContents.openHandler?.({ url })).toEqual({ action: "deny" });
    expect(recorded.openedOutside).toContain(url);
    window().webContents.openHandler?.({ url: "https://developers.cloudflare.com.evil.example/" });
    expect(recorded.openedOutside).not.toContain("https://developers.cloudflare.com.evil.example/");
  });

  test.each(["media", "geolocation", "notifications", "openExternal", "fullscreen", "hid", "usb", "serial", "unknown"])(
    "has no permission for %s",
    (permission) => {
      const answer = vi.fn<(granted: boolean) => void>();
      recorded.permissionRequest?.(null, permission, answer);
      expect(answer).toHaveBeenCalledWith(false);
      expect(recorded.permissionCheck?.(null, permission)).toBe(false);
    },
  );

  test.each(["https://example.com/", "http://127.0.0.1:1/", "ws://127.0.0.1/", "file:///etc/passwd", "ftp://a/"])(
    "cannot load %s",
    (url) => {
      const answer = vi.fn<(verdict: { readonly cancel: boolean }) => void>();
      recorded.requestFilter?.({ url }, answer);
      expect(answer).toHaveBeenCalledWith({ cancel: true });
    },
  );

  test("may load its own files", () => {
    const answer = vi.fn<(verdict: { readonly cancel: boolean }) => void>();
    recorded.requestFilter?.({ url: "app://workbench/assets/app.js" }, answer);
    expect(answer).toHaveBeenCalledWith({ cancel: false });
  });
});

describe("the app:// protocol", () => {
  const ask = async (url: string): Promise<Response> => {
    const handler = recorded.protocols.get("app");
    if (handler === undefined) throw new Error("nobody serves app://");
    return handler(new Request(url));
  };

  test("is a standard, secure scheme", () => {
    expect(recorded.schemes).toMatchObject([{ scheme: "app", privileges: { standard: true, secure: true } }]);
  });

  test.each([
    "app://workbench/..%2f..%2fpackage.json",
    "app://workbench/%2e%2e/cli.js",
    "app://other/index.html",
    "app://workbench/nothing.html",
  ])("has nothing at %s", async (url) => {
    const response = await ask(url);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-security-policy")).toContain("script-src 'self';");
  });
});

describe("who may ask", () => {
  const message = { kind: "call", id: 1, command: "host/describe", payload: {} };

  const SENDERS = [
    ["a frame of another site", (frame: object) => ({ senderFrame: { ...frame, url: "https://evil.example/" } })],
    ["a frame inside the page", () => ({ senderFrame: { url: "app://workbench/index.html" } })],
    ["a frame that is gone", () => ({ senderFrame: null })],
  ] as const;

  test.each(SENDERS)("not %s", async (_name, change) => {
    const sender = recorded.windows[0]?.webContents;
    if (sender === undefined) throw new Error("no window was opened");
    const event = { sender, ...change(sender.mainFrame) };
    expect(await invokeAs(event, "trace-workbench", message)).toMatchObject({ kind: "refusal", refusal: { code: "invalid-request" } });
  });

  test("not a window that the program did not open", async () => {
    const mainFrame = { url: "app://workbench/index.html" };
    expect(await invokeAs({ sender: { id: 99, mainFrame }, senderFrame: mainFrame }, "trace-workbench", message)).toMatchObject({
      kind: "refusal",
    });
  });
});

describe("keeping a secret", () => {
  const capability = async (): Promise<unknown> => {
    const sender = recorded.windows[0]?.webContents;
    const message = { kind: "call", id: 1, command: "host/describe", payload: {} };
    return invokeAs({ sender, senderFrame: sender?.mainFrame }, "trace-workbench", message);
  };

  afterEach(() => {
    vi.restoreAllMocks();
    recorded.keychain = "keychain";
  });

  test.each([
    ["keychain", { kind: "yes" }],
    ["plain", { kind: "no", reason: "this desktop has no keyring, so a token would lie open in a file" }],
    ["none", { kind: "no", reason: "this system offers no keychain" }],
  ] as const)("with %s", async (keychain, secrets) => {
    recorded.keychain = keychain;
    vi.spyOn(process, "platform", "get").mockReturnValue("linux");
    expect(await capability()).toMatchObject({ value: { capabilities: { secrets } } });
  });
});

describe("choosing a folder", () => {
  let folder: Folder;
  let empty: Folder;

  beforeAll(() => {
    folder = makeWorkspace({ "workspace.json": { version: 1, name: "Chosen" }, "traces/a.trace.json": BLOCK_ADMIN });
    empty = makeFolder();
  });

  afterAll(() => {
    folder[Symbol.dispose]();
    empty[Symbol.dispose]();
    app.quit();
  });

  async function open(): Promise<unknown> {
    const sender = recorded.windows[0]?.webContents;
    return invokeAs({ sender, senderFrame: sender?.mainFrame }, "trace-workbench", {
      kind: "call",
      id: 1,
      command: "workspace/open",
      payload: {},
    });
  }

  test("opens what the user chose", async () => {
    recorded.chosenFolder = folder.path;
    expect(await open()).toMatchObject({ kind: "reply", value: { name: "Chosen" } });
  });

  test("does nothing when the user cancels", async () => {
    recorded.chosenFolder = null;
    expect(await open()).toMatchObject({ kind: "reply", value: null });
  });

  test("says that a folder is not a workspace", async () => {
    recorded.chosenFolder = empty.path;
    expect(await open()).toMatchObject({ kind: "refusal", refusal: { code: "not-found" } });
  });
});

describe("the application's menu", () => {
  const places = (items: readonly MenuItem[]): readonly MenuItem[] => items.flatMap((item) => [item, ...places(item.submenu ?? [])]);
  const place = (label: string): MenuItem => {
    const found = places(recorded.menus.at(-1) ?? []).find((item) => item.label === label);
    if (found === undefined) throw new Error(`the menu has no “${label}”`);
    return found;
  };

  test("asks the window for its own commands, in order", async () => {
    await asked();
    place("Open workspace…").click?.();
    place("About Trace Workbench").click?.();
    expect(await asked()).toEqual([
      { kind: "command", command: "open-workspace" },
      { kind: "command", command: "about" },
    ]);
    expect(await asked()).toEqual([]);
  });

  test("shows keys that the window listens to, and leaves them to it", () => {
    expect(place("Save")).toMatchObject({ accelerator: "CmdOrCtrl+S", registerAccelerator: false });
    expect(place("New trace")).toMatchObject({ accelerator: "CmdOrCtrl+N", registerAccelerator: true });
  });

  test("has the recent workspaces", async () => {
    using folder = makeWorkspace({ "workspace.json": { version: 1, name: "Lately" } });
    app.emit("second-instance", {}, ["program", folder.path], "/");
    await vi.waitUntil(() => places(recorded.menus.at(-1) ?? []).some(({ label }) => label === "Lately"));
    await vi.waitUntil(async () => (await asked()).length > 0);
  });
});

describe("what the program is opened with", () => {
  let folder: Folder;

  beforeAll(() => {
    folder = makeWorkspace({ "workspace.json": { version: 1, name: "Handed over" }, "traces/a.trace.json": BLOCK_ADMIN });
  });
  afterAll(() => folder[Symbol.dispose]());

  async function current(): Promise<unknown> {
    const answer = await askWindow("workspace/current");
    return Object(Object(answer)["value"])["name"];
  }

  test("a second start hands its trace over, and comes to the front", async () => {
    const focused = vi.fn<() => void>();
    recorded.windows[0]?.once("focus", focused);
    app.emit("second-instance", {}, ["program", "--switch", "traces/a.trace.json"], folder.path);
    await vi.waitUntil(() => focused.mock.calls.length > 0);
    expect(await asked()).toEqual([{ kind: "workspace", traceId: "a.trace.json" }]);
    expect(await current()).toBe("Handed over");
  });

  test("a file from the system's file manager is opened", async () => {
    const event = { preventDefault: vi.fn<() => void>() };
    app.emit("open-file", event, `${folder.path}/traces/a.trace.json`);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    await vi.waitFor(async () => expect(await asked()).toEqual([{ kind: "workspace", traceId: "a.trace.json" }]));
  });

  test("what is not there is said", async () => {
    app.emit("open-file", { preventDefault: () => undefined }, "/nowhere/a.trace.json");
    await vi.waitFor(async () => expect(await asked()).toMatchObject([{ kind: "failed" }]));
  });

  test("a trace file is chosen in the system's dialog", async () => {
    recorded.chosenFile = `${folder.path}/traces/a.trace.json`;
    await askWindow("host/choose-trace");
    expect(await asked()).toEqual([{ kind: "workspace", traceId: "a.trace.json" }]);
  });

  test("a trace is shown in the file manager, and nothing outside of its workspace", async () => {
    const { workspaceId } = Object(Object(await askWindow("workspace/current"))["value"]);
    await askWindow("workspace/reveal", { workspaceId, what: { kind: "trace", traceId: "a.trace.json" } });
    expect(recorded.shownFiles).toEqual([expect.stringMatching(/traces.a\.trace\.json$/)]);
    const refused = await askWindow("workspace/reveal", { workspaceId, what: { kind: "trace", traceId: "../../etc/passwd.trace.json" } });
    expect(refused).toMatchObject({ kind: "refusal" });
    expect(recorded.shownFiles).toHaveLength(1);
  });

  test("where the window lay is remembered", async () => {
    const first = recorded.windows[0];
    if (first === undefined) throw new Error("no window was opened");
    first.bounds = { x: 40, y: 50, width: 1000, height: 700 };
    first.state = "maximized";
    first.emit("close");
    await vi.waitFor(async () =>
      expect(await askWindow("settings/read")).toMatchObject({
        value: { window: { bounds: { x: 40, y: 50, width: 1000, height: 700 }, shown: "maximized" } },
      }),
    );
  });
});

async function askWindow(command: string, payload: object = {}): Promise<unknown> {
  const sender = recorded.windows[0]?.webContents;
  return invokeAs({ sender, senderFrame: sender?.mainFrame }, "trace-workbench", { kind: "call", id: 1, command, payload });
}

async function asked(): Promise<readonly unknown[]> {
  const answer: { readonly value?: unknown } = Object(await askWindow("host/take-asked"));
  return Array.isArray(answer.value) ? answer.value : [];
}
