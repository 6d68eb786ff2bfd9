/** What the built desktop program asked of Electron, and how it answered what was tried on it. */
export interface BuiltApp {
  readonly webPreferences: Readonly<Record<string, unknown>>;
  readonly switches: readonly string[];
  readonly loaded: string;
  readonly schemes: string;
  /** Of every file of the window. */
  readonly policies: readonly string[];
  readonly sniffed: number;
  readonly unserved: number;
  readonly servedOutside: number;
  readonly inlineScripts: number;
  /** Addresses that a page, a frame, a window or a request got to. */
  readonly navigations: readonly string[];
  readonly webviews: readonly string[];
  readonly windows: readonly string[];
  readonly openedOutside: readonly string[];
  readonly requests: readonly string[];
  readonly permissions: readonly string[];
  readonly handlers: readonly string[];
  readonly ownPageIsHeard: boolean;
  readonly strangersHeard: number;
  readonly preload: { readonly exposed: readonly string[]; readonly required: readonly string[] };
  readonly loadsAfterCrash: number;
}

interface Demand {
  readonly name: string;
  readonly isMet: (app: BuiltApp) => boolean;
}

const preference = (name: string, value: boolean): Demand => ({
  name: `${name} is ${value}`,
  isMet: ({ webPreferences }) => webPreferences[name] === value,
});
const without = (name: string): Demand => ({ name: `no ${name}`, isMet: ({ webPreferences }) => !(name in webPreferences) });
const nothingIn = (name: string, read: (app: BuiltApp) => readonly string[]): Demand => ({ name, isMet: (app) => read(app).length === 0 });

function sources(policy: string, directive: string): readonly string[] {
  const found = policy
    .split(";")
    .map((part) => part.trim().split(/\s+/))
    .find(([name]) => name === directive);
  return found?.slice(1) ?? [];
}

const everyPolicy =
  (isRight: (policy: string) => boolean) =>
  ({ policies }: BuiltApp): boolean =>
    policies.length > 0 && policies.every(isRight);

/** The checklist of https://www.electronjs.org/docs/latest/tutorial/security, as far as it can be seen without Electron's binary. */
export const DEMANDS: readonly Demand[] = [
  preference("sandbox", true),
  preference("contextIsolation", true),
  preference("nodeIntegration", false),
  preference("nodeIntegrationInWorker", false),
  preference("nodeIntegrationInSubFrames", false),
  preference("webSecurity", true),
  preference("allowRunningInsecureContent", false),
  preference("experimentalFeatures", false),
  preference("webviewTag", false),
  preference("navigateOnDragDrop", false),
  without("enableBlinkFeatures"),
  without("additionalArguments"),
  { name: "the sandbox is on for every process", isMet: ({ switches }) => switches.includes("sandbox") },
  { name: "the page is the program's own", isMet: ({ loaded }) => loaded === "app://workbench/index.html" },
  {
    name: "app:// is standard and secure, and passes no policy by",
    isMet: ({ schemes }) =>
      /"standard":true/.test(schemes) && /"secure":true/.test(schemes) && !/bypassCSP":true|allowServiceWorkers":true/.test(schemes),
  },
  { name: "scripts come from the program only", isMet: everyPolicy((policy) => sources(policy, "script-src").join() === "'self'") },
  { name: "what is not named may not load", isMet: everyPolicy((policy) => sources(policy, "default-src").join() === "'none'") },
  { name: "nothing is sent elsewhere", isMet: everyPolicy((policy) => sources(policy, "connect-src").join() === "'self'") },
  {
    name: "no base, form, frame or plug-in",
    isMet: everyPolicy((policy) =>
      ["base-uri", "form-action", "frame-ancestors", "object-src"].every((name) => sources(policy, name).join() === "'none'"),
    ),
  },
  { name: "no type is guessed", isMet: ({ sniffed }) => sniffed === 0 },
  { name: "every file of the window is served", isMet: ({ unserved }) => unserved === 0 },
  { name: "no file beside the window is served", isMet: ({ servedOutside }) => servedOutside === 0 },
  { name: "the page has no script in it", isMet: ({ inlineScripts }) => inlineScripts === 0 },
  nothingIn("no navigation", ({ navigations }) => navigations),
  nothingIn("no embedded page", ({ webviews }) => webviews),
  nothingIn("no new window", ({ windows }) => windows),
  nothingIn("nothing foreign is opened outside", ({ openedOutside }) => openedOutside),
  nothingIn("no request leaves", ({ requests }) => requests),
  { name: "no permission but the clipboard's", isMet: ({ permissions }) => permissions.every((name) => name.startsWith("clipboard-")) },
  { name: "one channel", isMet: ({ handlers }) => handlers.join() === "trace-workbench" },
  {
    name: "the page gets two functions",
    isMet: ({ preload }) =>
      preload.exposed.join() === "traceWorkbench.call,traceWorkbench.subscribe" && preload.required.join() === "electron",
  },
  { name: "its own page is heard", isMet: ({ ownPageIsHeard }) => ownPageIsHeard },
  { name: "nobody else is", isMet: ({ strangersHeard }) => strangersHeard === 0 },
  {
    name: "a page that crashed is loaded again, but not for ever",
    isMet: ({ loadsAfterCrash }) => loadsAfterCrash > 1 && loadsAfterCrash < 6,
  },
];

/** The demands that the program does not meet. */
export function weaknesses(app: BuiltApp): readonly string[] {
  return DEMANDS.filter(({ isMet }) => !isMet(app)).map(({ name }) => name);
}

/** What the packaged program must be fused to, by electron-builder's names. */
const FUSES: Readonly<Record<string, boolean>> = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

/** The fuses that the text of electron-builder.yml leaves otherwise. */
export function wrongFuses(settings: string): readonly string[] {
  const block = /^electronFuses:\n((?: {2}.*\n?)+)/m.exec(settings)?.[1] ?? "";
  const set = new Map([...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [name, value === "true"]));
  return Object.entries(FUSES).flatMap(([name, value]) => (set.get(name) === value ? [] : [name]));
}
