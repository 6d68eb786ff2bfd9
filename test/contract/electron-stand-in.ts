import { EventEmitter } from "node:events";

/**
 * Stands in for the `electron` module: the real entry and the real preload run against it, in one process. It keeps what they register, so that
 * a test can look at it, and carries messages between them as Electron does: as structured clones.
 */

type Handler = (event: unknown, ...args: readonly unknown[]) => unknown;
type PermissionHandler = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void;
type PermissionCheck = (contents: unknown, permission: string) => boolean;
type RequestFilter = (details: { readonly url: string }, answer: (verdict: { readonly cancel: boolean }) => void) => void;

/** A place of the application's menu, as far as tests look at it. */
export interface MenuItem {
  readonly label?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly registerAccelerator?: boolean;
  readonly submenu?: readonly MenuItem[];
  readonly click?: () => void;
}

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Recorded {
  readonly handlers: Map<string, Handler>;
  readonly exposed: Map<string, unknown>;
  readonly schemes: unknown[];
  readonly protocols: Map<string, (request: Request) => Promise<Response>>;
  readonly openedOutside: string[];
  readonly windows: BrowserWindow[];
  readonly switches: string[];
  readonly menus: MenuItem[][];
  readonly shownFiles: string[];
  permissionRequest: PermissionHandler | null;
  permissionCheck: PermissionCheck | null;
  requestFilter: RequestFilter | null;
  /** What the folder dialog gives; `null`: the user cancelled. */
  chosenFolder: string | null;
  chosenFile: string | null;
  /** What the system offers to keep secrets: a keychain, a file that anybody can read, or nothing. */
  keychain: "keychain" | "plain" | "none";
}

/** What the program asked of Electron. */
export const recorded: Recorded = {
  handlers: new Map(),
  exposed: new Map(),
  schemes: [],
  protocols: new Map(),
  openedOutside: [],
  windows: [],
  switches: [],
  menus: [],
  shownFiles: [],
  permissionRequest: null,
  permissionCheck: null,
  requestFilter: null,
  chosenFolder: null,
  chosenFile: null,
  keychain: "keychain",
};

class WebFrame {
  constructor(readonly url: string) {}
}

class WebContents extends EventEmitter {
  readonly id: number;
  mainFrame = new WebFrame("app://workbench/index.html");
  openHandler: ((details: { readonly url: string }) => { readonly action: string }) | null = null;

  constructor(id: number) {
    super();
    this.id = id;
  }

  setWindowOpenHandler(handler: (details: { readonly url: string }) => { readonly action: string }): void {
    this.openHandler = handler;
  }

  send(channel: string, message: unknown): void {
    ipcRenderer.emit(channel, {}, structuredClone(message));
  }

  isDestroyed(): boolean {
    return false;
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly options: { readonly webPreferences: Readonly<Record<string, unknown>>; readonly width?: number; readonly x?: number };
  loaded: string | null = null;
  loads = 0;

  constructor(options: { readonly webPreferences: Readonly<Record<string, unknown>> }) {
    super();
    this.options = options;
    this.webContents = new WebContents(recorded.windows.length + 1);
    recorded.windows.push(this);
    app.emit("web-contents-created", {}, this.webContents);
  }

  static getAllWindows(): readonly BrowserWindow[] {
    return recorded.windows;
  }

  static getFocusedWindow(): BrowserWindow | null {
    return recorded.windows[0] ?? null;
  }

  async loadURL(address: string): Promise<void> {
    this.loaded = address;
    this.loads += 1;
  }

  show(): void {
    this.emit("show");
  }

  focus(): void {
    this.emit("focus");
  }

  isMinimized(): boolean {
    return false;
  }

  bounds: Bounds = { x: 10, y: 20, width: 1200, height: 800 };
  state: "normal" | "maximized" | "full-screen" = "normal";

  getNormalBounds(): Bounds {
    return this.bounds;
  }

  maximize(): void {
    this.state = "maximized";
  }

  setFullScreen(): void {
    this.state = "full-screen";
  }

  isMaximized(): boolean {
    return this.state === "maximized";
  }

  isFullScreen(): boolean {
    return this.state === "full-screen";
  }
}

class App extends EventEmitter {
  readonly isPackaged = true;

  requestSingleInstanceLock(): boolean {
    recorded.switches.push("single-instance");
    return true;
  }

  enableSandbox(): void {
    recorded.switches.push("sandbox");
  }

  async whenReady(): Promise<void> {
    return Promise.resolve();
  }

  getVersion(): string {
    return "0.0.0-test";
  }

  quit(): void {
    this.emit("will-quit");
  }
}

export const app = new App();

export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    recorded.handlers.set(channel, handler);
  },
};

class IpcRenderer extends EventEmitter {
  async invoke(channel: string, message: unknown): Promise<unknown> {
    const contents = recorded.windows[0]?.webContents;
    return invokeAs({ sender: contents, senderFrame: contents?.mainFrame ?? null }, channel, message);
  }
}

export const ipcRenderer = new IpcRenderer();

/** Sends a message into main as if it came from `event`'s sender. */
export async function invokeAs(event: unknown, channel: string, message: unknown): Promise<unknown> {
  const handler = recorded.handlers.get(channel);
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
  return structuredClone(await handler(event, structuredClone(message)));
}

export const contextBridge = {
  exposeInMainWorld(name: string, api: unknown): void {
    recorded.exposed.set(name, api);
  },
};

export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly unknown[]): void {
    recorded.schemes.push(...schemes);
  },
};

export const session = {
  defaultSession: {
    protocol: {
      handle(scheme: string, handler: (request: Request) => Promise<Response>): void {
        recorded.protocols.set(scheme, handler);
      },
    },
    webRequest: {
      onBeforeRequest(filter: RequestFilter): void {
        recorded.requestFilter = filter;
      },
    },
    setPermissionRequestHandler(handler: PermissionHandler): void {
      recorded.permissionRequest = handler;
    },
    setPermissionCheckHandler(handler: PermissionCheck): void {
      recorded.permissionCheck = handler;
    },
    setDevicePermissionHandler(): void {},
  },
};

export const shell = {
  async openExternal(address: string): Promise<void> {
    recorded.openedOutside.push(address);
  },
  showItemInFolder(file: string): void {
    recorded.shownFiles.push(file);
  },
  async openPath(folder: string): Promise<string> {
    recorded.openedOutside.push(folder);
    return "";
  },
};

/** Turns bytes around: enough to see that what is kept is not what was given. */
export const safeStorage = {
  isEncryptionAvailable: () => recorded.keychain !== "none",
  getSelectedStorageBackend: () => (recorded.keychain === "plain" ? "basic_text" : "gnome_libsecret"),
  encryptString: (text: string): Buffer => Buffer.from(Buffer.from(text).map((byte) => byte ^ 0xff)),
  decryptString: (encrypted: Buffer): string => Buffer.from(encrypted.map((byte) => byte ^ 0xff)).toString("utf8"),
};

export const dialog = {
  async showOpenDialog(...options: readonly unknown[]): Promise<{ readonly canceled: boolean; readonly filePaths: readonly string[] }> {
    const chosen = JSON.stringify(options).includes("openFile") ? recorded.chosenFile : recorded.chosenFolder;
    return chosen === null ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [chosen] };
  },
  showErrorBox(): void {},
};

const DISPLAYS = [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] as const;

export const screen = {
  getPrimaryDisplay: () => DISPLAYS[0],
  getAllDisplays: () => DISPLAYS,
};

export const Menu = {
  setApplicationMenu(template: MenuItem[]): void {
    recorded.menus.push(template);
  },
  buildFromTemplate(template: MenuItem[]): MenuItem[] {
    return template;
  },
};
