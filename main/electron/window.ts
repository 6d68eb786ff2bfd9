import { BrowserWindow, dialog, screen } from "electron";
import { APP_PAGE } from "./app-protocol";
import { placeWindow, SMALLEST, type WindowState } from "./window-state";

export interface WindowOptions {
  /** The absolute path of the built preload. */
  readonly preload: string;
  /** How the window lay last. */
  readonly state: WindowState | null;
  /** Told some time after each change, and at the end. */
  readonly onState: (state: WindowState) => void;
}

/** Milliseconds that a window must lie still before its place is remembered. */
const STILL = 500;

export function openWindow({ preload, state, onState }: WindowOptions): BrowserWindow {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const window = new BrowserWindow({
    ...placeWindow(
      state,
      [primary, ...others].map(({ workArea }) => workArea),
    ),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: "Trace Workbench",
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      // Notes are checked by the system's own speller. Elsewhere Chromium would fetch dictionaries from a network.
      spellcheck: process.platform === "darwin",
      navigateOnDragDrop: false,
      safeDialogs: true,
    },
  });
  if (state?.shown === "maximized") window.maximize();
  if (state?.shown === "full-screen") window.setFullScreen(true);
  window.once("ready-to-show", () => window.show());
  watchState(window, onState);
  reviveAfterCrash(window);
  void window.loadURL(APP_PAGE);
  return window;
}

function watchState(window: BrowserWindow, tell: (state: WindowState) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const now = (): void => {
    clearTimeout(timer);
    const shown = window.isFullScreen() ? "full-screen" : window.isMaximized() ? "maximized" : "normal";
    tell({ bounds: window.getNormalBounds(), shown });
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(now, STILL);
  };
  window.on("resize", soon);
  window.on("move", soon);
  window.on("maximize", soon);
  window.on("unmaximize", soon);
  window.on("close", now);
}

/** A page that crashes this often is not loaded again by itself. */
const MOST_CRASHES = 3;

/** Loads the page again when its process is gone: drafts and layout are with the host, and come back. */
function reviveAfterCrash(window: BrowserWindow): void {
  let crashes = 0;
  window.webContents.on("render-process-gone", (_event, { reason }) => {
    if (reason === "clean-exit") return;
    crashes += 1;
    if (crashes < MOST_CRASHES) void window.loadURL(APP_PAGE);
    else dialog.showErrorBox("The window keeps crashing", "What you did not save is kept. Close the window and open it again.");
  });
}
