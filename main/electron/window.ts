import { BrowserWindow, dialog } from "electron";
import { APP_PAGE } from "./app-protocol";

/** Opens the window. `preload` is the absolute path of the built preload. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 560,
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
      spellcheck: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
    },
  });
  window.once("ready-to-show", () => window.show());
  reviveAfterCrash(window);
  void window.loadURL(APP_PAGE);
  return window;
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
