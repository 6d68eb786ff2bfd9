import path from "node:path";
import { app, BrowserWindow, dialog, session } from "electron";
import { createHost, type Host } from "../host/create-host";
import { aboutProgram, noteCrashes, reportTo } from "../program/about-program";
import { dataFolder } from "../workspace/data-folder";
import { findProgramFiles } from "../workspace/program-files";
import { createWorkspaceStore, type WorkspaceStore } from "../workspace/workspace-store";
import { registerAppScheme, serveAppScheme } from "./app-protocol";
import { DESKTOP_ABILITIES } from "./dialogs";
import { serveIpc } from "./ipc";
import { installMenu } from "./menu";
import { confineNavigation, denyPermissions } from "./navigation";
import { createSecretKeeper } from "./secrets";
import { openWindow } from "./window";
import { readWindowState } from "./window-state";

/** The user's setting that holds where the window lay. */
const WINDOW_SETTING = "window";

/** Electron's entry: `electron dist/main.js [workspace or trace file]`. */
function start(): void {
  registerAppScheme();
  app.enableSandbox();
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  confineNavigation(app);
  // A Mac hands files over before the program is ready.
  const early: string[] = [];
  const keep = (event: { preventDefault(): void }, file: string): void => {
    event.preventDefault();
    early.push(file);
  };
  app.on("open-file", keep);
  app
    .whenReady()
    .then(async () => {
      app.off("open-file", keep);
      await run(early);
    })
    .catch(fail);
}

async function run(early: readonly string[]): Promise<void> {
  const files = findProgramFiles(import.meta.url);
  const store = createWorkspaceStore({ dataFolder: dataFolder(), resources: files.resources });
  const asked = early[0] ?? pathArgument(process.argv, process.cwd());
  const isTrace = asked?.endsWith(".json") === true;
  const host = createDesktopHost(store, isTrace ? null : asked, () => void showMenu());
  const ipc = serveIpc(host);
  denyPermissions(session.defaultSession);
  serveAppScheme(session.defaultSession, files.page);

  async function showMenu(): Promise<void> {
    const recent = await store.userData.recent();
    installMenu({ platform: process.platform, recent, onCommand, onOpen: openPath });
  }

  async function open(): Promise<void> {
    const state = readWindowState((await store.userData.settings())[WINDOW_SETTING]);
    const window = openWindow({
      preload: path.join(files.built, "preload.cjs"),
      state,
      // Where the window lay is never worth an error.
      onState: ({ bounds, shown }) =>
        void store.userData.setSetting(WINDOW_SETTING, { bounds: { ...bounds }, shown }).catch(() => undefined),
    });
    ipc.connect(window.webContents);
  }

  function show(): void {
    const window = BrowserWindow.getAllWindows()[0];
    if (window === undefined) return void open().catch(fail);
    if (window.isMinimized()) window.restore();
    window.focus();
  }

  function onCommand(command: string): void {
    host.ask({ kind: "command", command });
    show();
  }

  function openPath(file: string): void {
    void host.openPath(file).then(show);
  }

  app.on("second-instance", (_event, argv, folder) => {
    const given = pathArgument(argv, folder);
    if (given === null) show();
    else openPath(given);
  });
  app.on("open-file", (event, file) => {
    event.preventDefault();
    openPath(file);
  });
  app.on("activate", show);
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  app.on("will-quit", () => void host.close());

  await showMenu();
  if (isTrace && asked !== null) await host.openPath(asked);
  await open();
}

function createDesktopHost(store: WorkspaceStore, folder: string | null, openedWorkspace: () => void): Host {
  const program = aboutProgram({ dataFolder: dataFolder(), resources: store.resources, environment: process.env });
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
    store,
    start: folder,
    abilities: { ...DESKTOP_ABILITIES, ...program, secrets: createSecretKeeper(dataFolder()), openedWorkspace },
    report: reportTo(program.system.log, (error) => console.error(error)),
    clock: () => performance.now(),
    now: () => new Date(),
  });
}

/** The first argument that is neither the program nor its entry nor a switch of Chromium's; below `folder` where it names no place of its own. */
function pathArgument(argv: readonly string[], folder: string): string | null {
  const given = argv.slice(app.isPackaged ? 1 : 2).find((argument) => !argument.startsWith("-"));
  return given === undefined ? null : path.resolve(folder, given);
}

function fail(error: unknown): void {
  dialog.showErrorBox("Trace Workbench cannot start", error instanceof Error ? error.message : String(error));
  app.exit(1);
}

start();
