import path from "node:path";
import { app, BrowserWindow, dialog, session } from "electron";
import { createHost, type Host } from "../host/create-host";
import { aboutProgram, noteCrashes, reportTo } from "../program/about-program";
import { dataFolder } from "../workspace/data-folder";
import { findProgramFiles } from "../workspace/program-files";
import { createWorkspaceStore } from "../workspace/workspace-store";
import { registerAppScheme, serveAppScheme } from "./app-protocol";
import { DESKTOP_ABILITIES } from "./dialogs";
import { type Ipc, serveIpc } from "./ipc";
import { installMenu } from "./menu";
import { confineNavigation, denyPermissions } from "./navigation";
import { createSecretKeeper } from "./secrets";
import { openWindow } from "./window";

/** Electron's entry: `electron dist/main.js [workspace]`. */
function start(): void {
  registerAppScheme();
  app.enableSandbox();
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  confineNavigation(app);
  app.whenReady().then(run, fail);
}

function run(): void {
  const files = findProgramFiles(import.meta.url);
  const host = createDesktopHost(files.resources);
  const ipc = serveIpc(host);
  denyPermissions(session.defaultSession);
  serveAppScheme(session.defaultSession, files.page);
  installMenu(process.platform);
  const open = (): void => showWindow(ipc, path.join(files.built, "preload.cjs"));

  app.on("second-instance", () => focusWindow());
  app.on("activate", () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  app.on("will-quit", () => void host.close());
  open();
}

function createDesktopHost(resources: string): Host {
  const program = aboutProgram({ dataFolder: dataFolder(), resources, environment: process.env });
  program.system.log.write(
    "info",
    `version ${app.getVersion()} starts on ${process.platform}, Electron ${process.versions.electron ?? "?"}`,
  );
  noteCrashes(program.system.log);
  app.on("render-process-gone", (_event, _contents, { reason, exitCode }) =>
    program.system.log.write("error", `a window's process is gone: ${reason}, code ${exitCode}`),
  );
  return createHost({
    description: { product: "Trace Workbench", version: app.getVersion(), carrier: "electron", platform: process.platform },
    store: createWorkspaceStore({ dataFolder: dataFolder(), resources }),
    start: workspaceArgument(process.argv),
    abilities: { ...DESKTOP_ABILITIES, ...program, secrets: createSecretKeeper(dataFolder()) },
    report: reportTo(program.system.log, (error) => console.error(error)),
    clock: () => performance.now(),
    now: () => new Date(),
  });
}

/** The first argument that is neither the program nor its entry nor a switch of Chromium's. */
function workspaceArgument(argv: readonly string[]): string | null {
  return argv.slice(app.isPackaged ? 1 : 2).find((argument) => !argument.startsWith("-")) ?? null;
}

function showWindow(ipc: Ipc, preload: string): void {
  const window = openWindow(preload);
  ipc.connect(window.webContents);
}

function focusWindow(): void {
  const window = BrowserWindow.getAllWindows()[0];
  if (window === undefined) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

function fail(error: unknown): void {
  dialog.showErrorBox("Trace Workbench cannot start", error instanceof Error ? error.message : String(error));
  app.exit(1);
}

start();
