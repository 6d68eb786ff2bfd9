import { createStore, type StoreApi } from "zustand/vanilla";
import type { Json } from "../../../engine/contract/index";
import type { HostClient } from "../../host/client";
import type { RememberedTabs } from "../trace/tab-list";
import { type Layout, readLayout } from "./read-layout";
import { withSentAddress, writableAddresses } from "./sent-addresses";

/** What lies over the window; one thing at a time, never remembered. */
type Over =
  | { readonly kind: "palette" }
  | { readonly kind: "about" }
  | { readonly kind: "help"; readonly page: "language" | "shortcuts" | "simulated"; readonly query?: string }
  | { readonly kind: "save-as" }
  /** Of the document with this key. */
  | { readonly kind: "conflict"; readonly key: string; readonly message: string }
  | { readonly kind: "paste"; readonly message: string | null; readonly text?: string }
  | { readonly kind: "open-workspace" }
  | { readonly kind: "rename"; readonly what: "trace" | "folder"; readonly id: string; readonly name: string }
  | { readonly kind: "move"; readonly traceIds: readonly string[]; readonly folders: readonly string[] }
  | { readonly kind: "new-folder"; readonly above: string }
  | { readonly kind: "keep-baseline"; readonly runId: string; readonly name: string }
  | { readonly kind: "acknowledge"; readonly caseIds: readonly string[] }
  | { readonly kind: "import" }
  /** Asking Cloudflare's own Trace. */
  | { readonly kind: "live" }
  /** The trace, by id or key, that another is put beside. */
  | { readonly kind: "beside"; readonly of: string }
  | { readonly kind: "cases"; readonly view: "table" | "matrix" }
  | { readonly kind: "versions"; readonly of: "file" | "left" };

type SidebarSection = "library" | "configuration" | "runs";

/** What stands beside the sidebar. */
export type Screen = "trace" | "run" | "compare" | "beside" | "coverage" | "findings";

export interface LayoutState extends Layout {
  /** How the trace is shown; every start begins with the form. */
  readonly builderView: "form" | "json";
  readonly over: Over | null;
  readonly rememberUrl: (workspacePath: string, url: string) => void;
  readonly forgetUrls: (workspacePath: string) => void;
  readonly screen: Screen;
  readonly goTo: (screen: Screen) => void;
  /** Where only one of the two has room: what is asked, or what happens. */
  readonly part: "asked" | "happens";
  readonly showPart: (part: LayoutState["part"]) => void;
  readonly put: (over: Over | null) => void;
  /** The trace that was begun, or opened from afar, is to have the focus as soon as it is on screen. */
  readonly focusWanted: "begun" | "opened" | null;
  readonly wantFocus: (wanted: LayoutState["focusWanted"]) => void;
  /** The section of the sidebar that lies over the page, where there is no room for it beside. */
  readonly flyout: SidebarSection | null;
  readonly setFlyout: (flyout: SidebarSection | null) => void;
  /** False until the remembered layout is there; splitters are drawn after that, so that nothing jumps. */
  readonly ready: boolean;
  readonly load: () => Promise<void>;
  readonly setTheme: (theme: Layout["theme"]) => void;
  readonly setContrast: (contrast: Layout["contrast"]) => void;
  readonly setDensity: (density: Layout["density"]) => void;
  readonly setGuide: (guide: Layout["guide"]) => void;
  readonly setRedirects: (redirects: Layout["redirects"]) => void;
  /** Pixels of a pane that a splitter bounds, by a name of its own: `sidebar`, `builder`, `inspector-side`, `inspector-below`, … */
  readonly setSize: (pane: string, pixels: number) => void;
  readonly fold: (section: string, state: "open" | "closed") => void;
  readonly setInspectorPlace: (place: Layout["inspectorPlace"]) => void;
  readonly setBuilderView: (view: LayoutState["builderView"]) => void;
  /** Writes at once what is still waiting to be written. */
  readonly settle: () => void;
  readonly setSidebar: (sidebar: Layout["sidebar"]) => void;
  readonly rememberTrace: (workspacePath: string, traceId: string) => void;
  readonly rememberTabs: (workspacePath: string, tabs: RememberedTabs) => void;
  /** The configuration that the active one is compared with. */
  readonly compareWith: (workspacePath: string, configuration: string) => void;
}

export type LayoutStore = StoreApi<LayoutState>;

const SETTING = "layout";

/** Milliseconds a change may wait before it is written. */
const WRITE_AFTER = 400;

/** How the window is laid out; remembered in the user's settings, not in the workspace. */
export function createLayoutStore(host: HostClient, later: (milliseconds: number, then: () => void) => () => void): LayoutStore {
  return createStore<LayoutState>()((set, get) => {
    let cancelWrite: () => void = () => undefined;
    let waiting: Layout | null = null;
    /** What could not be read is not written over. */
    let mayWrite: "yes" | "no" = "no";

    function change(changed: Partial<Layout>): void {
      set(changed);
      waiting = get();
      cancelWrite();
      cancelWrite = later(WRITE_AFTER, write);
    }

    function write(): void {
      cancelWrite();
      const layout = waiting;
      waiting = null;
      if (layout !== null && mayWrite === "yes")
        host.call("settings/write", { key: SETTING, value: layoutToJson(layout) }).catch(() => undefined);
    }

    return {
      ...readLayout(null),
      ready: false,
      builderView: "form",
      over: null,
      rememberUrl(workspacePath, url) {
        const sent = get().sentUrls[workspacePath] ?? [];
        const now = withSentAddress(sent, url);
        if (now !== sent) change({ sentUrls: { ...get().sentUrls, [workspacePath]: now } });
      },
      forgetUrls: (workspacePath) => change({ sentUrls: { ...get().sentUrls, [workspacePath]: [] } }),
      screen: "trace",
      goTo: (screen) => set({ screen, flyout: null }),
      part: "asked",
      showPart: (part) => set({ part }),
      put: (over) => set({ over }),
      focusWanted: null,
      wantFocus: (focusWanted) => set({ focusWanted }),
      flyout: null,
      setFlyout: (flyout) => set({ flyout }),
      async load() {
        if (get().ready) return;
        const settings = await host.call("settings/read", {}).catch(() => null);
        if (settings !== null) mayWrite = "yes";
        set({ ...readLayout(settings?.[SETTING] ?? null), ready: true });
      },
      setTheme: (theme) => change({ theme }),
      setContrast: (contrast) => change({ contrast }),
      setDensity: (density) => change({ density }),
      setGuide: (guide) => change({ guide }),
      setRedirects: (redirects) => change({ redirects }),
      setSize(pane, pixels) {
        if (get().sizes[pane] !== pixels) change({ sizes: { ...get().sizes, [pane]: pixels } });
      },
      fold: (section, state) => change({ folds: { ...get().folds, [section]: state } }),
      setInspectorPlace: (inspectorPlace) => change({ inspectorPlace }),
      setBuilderView: (builderView) => set({ builderView }),
      settle: write,
      setSidebar: (sidebar) => change({ sidebar }),
      rememberTrace(workspacePath, traceId) {
        if (get().lastTraces[workspacePath] !== traceId) change({ lastTraces: { ...get().lastTraces, [workspacePath]: traceId } });
      },
      rememberTabs: (workspacePath, tabs) => change({ tabs: { ...get().tabs, [workspacePath]: tabs } }),
      compareWith(workspacePath, configuration) {
        if (get().comparedWith[workspacePath] !== configuration)
          change({ comparedWith: { ...get().comparedWith, [workspacePath]: configuration } });
      },
    };
  });
}

function layoutToJson({
  theme,
  contrast,
  density,
  guide,
  sizes,
  folds,
  inspectorPlace,
  redirects,
  sidebar,
  lastTraces,
  tabs,
  comparedWith,
  sentUrls,
}: Layout): Json {
  return {
    theme,
    contrast,
    density,
    guide,
    sizes: { ...sizes },
    folds: { ...folds },
    inspectorPlace,
    redirects,
    sidebar,
    lastTraces: { ...lastTraces },
    tabs: Object.fromEntries(
      Object.entries(tabs).map(([path, { open, active }]) => [path, { open: open.map((tab) => ({ ...tab })), active }]),
    ),
    comparedWith: { ...comparedWith },
    sentUrls: Object.fromEntries(Object.entries(sentUrls).map(([path, urls]) => [path, writableAddresses(urls)])),
  };
}
