import { BrowserWindow, dialog, shell } from "electron";
import type { HostAbilities } from "../host/create-host";

/** What the desktop can do for a host. */
export const DESKTOP_ABILITIES: HostAbilities = {
  async chooseFolder() {
    const options = { title: "Open workspace", properties: ["openDirectory" as const] };
    const parent = BrowserWindow.getFocusedWindow();
    const { canceled, filePaths } = await (parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options));
    return canceled ? null : (filePaths[0] ?? null);
  },
  async chooseTrace() {
    const options = {
      title: "Open a trace file",
      properties: ["openFile" as const],
      filters: [
        { name: "Saved traces", extensions: ["trace.json", "json"] },
        { name: "All files", extensions: ["*"] },
      ],
    };
    const parent = BrowserWindow.getFocusedWindow();
    const { canceled, filePaths } = await (parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options));
    return canceled ? null : (filePaths[0] ?? null);
  },
  async reveal(path, what) {
    if (what === "folder") await shell.openPath(path);
    else shell.showItemInFolder(path);
  },
};
