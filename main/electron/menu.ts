import { Menu, type MenuItemConstructorOptions, shell } from "electron";

/** The system's usual menus. Keys that the window itself listens to are not taken here. */
export function installMenu(platform: NodeJS.Platform): void {
  const own: MenuItemConstructorOptions[] = platform === "darwin" ? [{ role: "appMenu" }] : [];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...own,
      { role: "fileMenu" },
      { role: "editMenu" },
      {
        label: "View",
        submenu: [
          { role: "reload" },
          { type: "separator" },
          { role: "resetZoom" },
          { role: "zoomIn" },
          { role: "zoomOut" },
          { type: "separator" },
          { role: "togglefullscreen" },
          { role: "toggleDevTools" },
        ],
      },
      { role: "windowMenu" },
      {
        role: "help",
        submenu: [
          {
            label: "Cloudflare Trace documentation",
            click: () => void shell.openExternal("https://developers.cloudflare.com/rules/trace-request/"),
          },
        ],
      },
    ]),
  );
}
