import { Menu, type MenuItemConstructorOptions, shell } from "electron";

/** A place of the menu that does one of the window's own commands, named by its id. */
interface CommandItem {
  readonly command: string;
  readonly label: string;
  /** Shown; the window itself listens to those that are `ours`. */
  readonly keys?: string;
  readonly listens?: "menu" | "window";
}

type Entry = CommandItem | "separator";

const FILE: readonly Entry[] = [
  { command: "new", label: "New trace", keys: "CmdOrCtrl+N", listens: "menu" },
  { command: "open-workspace", label: "Open workspace…", keys: "CmdOrCtrl+O", listens: "menu" },
  { command: "open-trace-file", label: "Open trace file…", keys: "CmdOrCtrl+Shift+O", listens: "menu" },
];

const FILE_REST: readonly Entry[] = [
  "separator",
  { command: "import", label: "Import…" },
  { command: "pull", label: "Pull from Cloudflare…" },
  "separator",
  { command: "save", label: "Save", keys: "CmdOrCtrl+S", listens: "window" },
  { command: "save-edits-as", label: "Save edits as a new configuration…" },
  { command: "download-trace", label: "Save a copy of the trace…" },
  { command: "revert", label: "Give up unsaved changes" },
  "separator",
  { command: "reveal", label: "Show the workspace in the file manager" },
];

const VIEW: readonly Entry[] = [
  { command: "palette", label: "Search or run a command…", keys: "CmdOrCtrl+K", listens: "window" },
  "separator",
  { command: "show-trace", label: "Trace" },
  { command: "show-run", label: "Last run" },
  { command: "compare", label: "Comparison" },
  { command: "findings", label: "Findings" },
  "separator",
  { command: "matched", label: "Matched configurations" },
  { command: "all", label: "All configurations" },
  { command: "sidebar", label: "Sidebar", keys: "CmdOrCtrl+B", listens: "window" },
  "separator",
];

const TRACE: readonly Entry[] = [
  { command: "send", label: "Send trace", keys: "CmdOrCtrl+Enter", listens: "window" },
  { command: "compare-trace", label: "Compare with another trace…" },
  "separator",
  { command: "next-tab", label: "Next open trace", keys: "Ctrl+Tab", listens: "window" },
  { command: "previous-tab", label: "Previous open trace", keys: "Ctrl+Shift+Tab", listens: "window" },
  { command: "close-tab", label: "Close the trace", keys: "CmdOrCtrl+W", listens: "window" },
  { command: "reopen-tab", label: "Reopen closed trace", keys: "CmdOrCtrl+Shift+T", listens: "window" },
  "separator",
  { command: "run-library", label: "Run library" },
];

const HELP: readonly Entry[] = [
  { command: "help", label: "Language reference", keys: "F1", listens: "window" },
  { command: "shortcuts", label: "Keyboard shortcuts" },
  { command: "simulated", label: "What is simulated" },
  { command: "guide", label: "Guided start" },
  "separator",
];

const ABOUT: CommandItem = { command: "about", label: "About Trace Workbench" };

/** Ids of all commands of the window that the menu has. */
export const MENU_COMMANDS: readonly string[] = [...FILE, ...FILE_REST, ...VIEW, ...TRACE, ...HELP, ABOUT].flatMap((entry) =>
  entry === "separator" ? [] : [entry.command],
);

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly recent: readonly { readonly name: string; readonly path: string }[];
  readonly onCommand: (command: string) => void;
  /** Opens a workspace by its path. */
  readonly onOpen: (path: string) => void;
}

/** The application's menu: the window's own commands, and what the system expects. */
export function installMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}

function menuTemplate({ platform, recent, onCommand, onOpen }: MenuOptions): MenuItemConstructorOptions[] {
  const mac = platform === "darwin";
  const items = (entries: readonly Entry[]): MenuItemConstructorOptions[] =>
    entries.map((entry) => (entry === "separator" ? { type: "separator" } : itemOf(entry, onCommand)));
  const recents: MenuItemConstructorOptions[] =
    recent.length === 0
      ? [{ label: "None yet", enabled: false }]
      : recent.map(({ name, path }) => ({ label: name, sublabel: path, toolTip: path, click: () => onOpen(path) }));
  return [
    ...(mac ? [{ role: "appMenu" as const, submenu: [...items([ABOUT, "separator"]), ...APP_ROLES.map((role) => ({ role }))] }] : []),
    {
      label: "File",
      submenu: [
        ...items(FILE),
        { label: "Open recent", submenu: recents },
        ...items(FILE_REST),
        { type: "separator" },
        mac ? CLOSE : { role: "quit" },
      ],
    },
    { role: "editMenu" },
    {
      label: "View",
      submenu: [
        ...items(VIEW),
        { role: "resetZoom" },
        { role: "zoomIn" },
        { role: "zoomOut" },
        { role: "togglefullscreen" },
        { type: "separator" },
        { role: "reload" },
        { role: "toggleDevTools" },
      ],
    },
    { label: "Trace", submenu: items(TRACE) },
    { role: "windowMenu", submenu: [{ role: "minimize" }, { role: "zoom" }, ...(mac ? [] : [CLOSE])] },
    {
      role: "help",
      submenu: [
        ...items(HELP),
        {
          label: "Cloudflare Trace documentation",
          click: () => void shell.openExternal("https://developers.cloudflare.com/rules/trace-request/"),
        },
        ...(mac ? [] : items(["separator", ABOUT])),
      ],
    },
  ];
}

/** Its usual key closes the open trace. */
const CLOSE: MenuItemConstructorOptions = { role: "close", accelerator: "CmdOrCtrl+Shift+W" };

const APP_ROLES = ["services", "hide", "hideOthers", "unhide", "quit"] as const;

function itemOf({ command, label, keys, listens }: CommandItem, onCommand: (command: string) => void): MenuItemConstructorOptions {
  return {
    label,
    click: () => onCommand(command),
    ...(keys === undefined ? {} : { accelerator: keys, registerAccelerator: listens === "menu" }),
  };
}
