import { createStore, type StoreApi } from "zustand/vanilla";
import type {
  CallWork,
  ConfigurationSummary,
  HostDescription,
  ReplyOf,
  Revealed,
  ScriptPermission,
  WorkspaceView,
} from "../../../engine/contract/index";
import { type HostClient, isCancelled } from "../../host/client";
import { messageOf } from "../../host/message-of";
import type { Connection } from "../../host/transport";
import { createPassingMemory, type WindowMemory } from "../../host/window-memory";

type WorkspaceStatus =
  | { readonly kind: "loading" }
  | { readonly kind: "open"; readonly workspace: WorkspaceView }
  | { readonly kind: "failed"; readonly message: string };

export interface WorkspaceState {
  readonly status: WorkspaceStatus;
  readonly host: HostDescription | null;
  readonly connection: Connection;
  readonly recent: readonly { readonly name: string; readonly path: string }[];
  readonly load: () => Promise<void>;
  /** A workspace is being opened, or another configuration or environment taken. */
  readonly pending: "no" | "opening" | "changing";
  /** How far the opening is, once the host tells. */
  readonly opening: CallWork | null;
  /** Stays in the workspace that is open. */
  readonly cancelOpening: () => void;
  /** Reads the view of the workspace again, without a moment of emptiness. */
  readonly refresh: () => Promise<void>;
  /** Shows the workspace that the program around the window was asked to open. */
  readonly takeCurrent: () => Promise<void>;
  /** Without a path the host asks the user, where it can. Rejects with the host's reason. */
  readonly open: (path?: string) => Promise<WorkspaceView | null>;
  readonly activate: (configuration: string) => Promise<void>;
  /** Whose variables fill in placeholders; `null`: those of `default`. Rejects with the host's reason. */
  readonly chooseEnvironment: (environment: string | null) => Promise<void>;
  /** Shows the workspace's folder, or a file of it. Rejects with the host's reason. */
  readonly reveal: (what?: Revealed) => Promise<void>;
  /** Lets the user choose a trace file with the host's dialog. */
  readonly chooseTrace: () => Promise<void>;
  /** For a report of a fault, as text. */
  readonly diagnostics: () => Promise<string>;
  readonly licences: () => Promise<string>;
  readonly lookForUpdate: () => Promise<ReplyOf<"program/update">>;
  /** Lets Workers and Snippets of the workspace run, or not any more. */
  readonly allowScripts: (scripts: ScriptPermission) => Promise<void>;
}

export type WorkspaceStore = StoreApi<WorkspaceState>;

/** Under which a window remembers the workspace that it shows. */
const SHOWN = "workspace";

/** The workspace this window shows, and the host behind it. A page that is loaded again shows what it showed, whatever other windows opened meanwhile. */
export function createWorkspaceStore(host: HostClient, memory: WindowMemory = createPassingMemory("window")): WorkspaceStore {
  const store = createStore<WorkspaceState>()((set, get) => {
    host.watchConnection((connection) => set({ connection }));

    /** Counts what opens a workspace: the last one asked for is the one that is shown. */
    let openings = 0;
    let giveUp = new AbortController();

    /** Counts what asks for the view; of two answers the one that was asked for later stays, whichever comes last. */
    let asked = 0;
    let taken = 0;

    /** An answer about the workspace that is on screen; about another one it comes too late. */
    async function take(ask: () => Promise<WorkspaceView>): Promise<void> {
      asked += 1;
      const mine = asked;
      const workspace = await ask();
      const { status } = get();
      if (status.kind !== "open" || status.workspace.workspaceId !== workspace.workspaceId || mine < taken) return;
      taken = mine;
      set({ status: { kind: "open", workspace } });
    }

    async function change(ask: (workspaceId: string) => Promise<WorkspaceView>): Promise<void> {
      const { status } = get();
      if (status.kind !== "open") return;
      set({ pending: "changing" });
      try {
        await take(() => ask(status.workspace.workspaceId));
      } finally {
        if (get().pending === "changing") set({ pending: "no" });
      }
    }

    /** What this window showed before its page was loaded again, else the host's. An id may be another folder's once the host was started anew. */
    async function readFirst(): Promise<WorkspaceView> {
      const [workspaceId, path] = (memory.read(SHOWN) ?? "").split("\n");
      if (workspaceId !== undefined && path !== undefined) {
        const shown = await host.call("workspace/read", { workspaceId }).catch(() => null);
        if (shown?.path === path) return shown;
      }
      return host.call("workspace/current", {});
    }

    async function readRecent(): Promise<void> {
      const recent = await host.call("workspace/recent", {}).catch(() => []);
      set({ recent });
    }

    return {
      status: { kind: "loading" },
      host: null,
      connection: { kind: "open" },
      pending: "no",
      opening: null,
      cancelOpening: () => giveUp.abort(),
      recent: [],
      async load() {
        set({ status: { kind: "loading" } });
        try {
          const [workspace, description] = await Promise.all([readFirst(), host.call("host/describe", {})]);
          set({ status: { kind: "open", workspace }, host: description });
          void readRecent();
        } catch (error) {
          set({ status: { kind: "failed", message: messageOf(error) } });
        }
      },
      async refresh() {
        const { status } = get();
        if (status.kind !== "open") return;
        const { workspaceId } = status.workspace;
        await take(() => host.call("workspace/read", { workspaceId })).catch(() => undefined);
      },
      async takeCurrent() {
        openings += 1;
        const mine = openings;
        const workspace = await host.call("workspace/current", {}).catch(() => null);
        if (workspace !== null && mine === openings) set({ status: { kind: "open", workspace } });
      },
      async open(path) {
        openings += 1;
        const mine = openings;
        giveUp.abort();
        giveUp = new AbortController();
        const { signal } = giveUp;
        set({ pending: "opening", opening: null });
        const progress = (opening: CallWork): void => {
          if (mine === openings && !signal.aborted) set({ opening });
        };
        try {
          const workspace = await host.call("workspace/open", path === undefined ? {} : { path }, { signal, progress });
          if (workspace !== null && mine === openings) set({ status: { kind: "open", workspace } });
          void readRecent();
          return workspace;
        } catch (error) {
          if (isCancelled(error)) return null;
          throw error;
        } finally {
          if (mine === openings) set({ pending: "no", opening: null });
        }
      },
      async activate(configuration) {
        const { status } = get();
        if (status.kind !== "open" || status.workspace.activeConfiguration === configuration) return;
        await change((workspaceId) => host.call("workspace/activate", { workspaceId, configuration }));
      },
      allowScripts: (scripts) => change((workspaceId) => host.call("scripts/allow", { workspaceId, scripts })),
      chooseEnvironment: (environment) => change((workspaceId) => host.call("workspace/environment", { workspaceId, environment })),
      async reveal(what) {
        const { status } = get();
        if (status.kind !== "open") return;
        const { workspaceId } = status.workspace;
        await host.call("workspace/reveal", what === undefined ? { workspaceId } : { workspaceId, what });
      },
      async chooseTrace() {
        await host.call("host/choose-trace", {});
      },
      diagnostics: async () => (await host.call("program/diagnostics", {})).text,
      licences: async () => (await host.call("program/notices", {})).text,
      lookForUpdate: () => host.call("program/update", { asked: "user" }),
    };
  });

  store.subscribe((state, before) => {
    const open = openWorkspace(state);
    if (open !== null && open.workspaceId !== openWorkspace(before)?.workspaceId) memory.write(SHOWN, `${open.workspaceId}\n${open.path}`);
  });
  return store;
}

export function openWorkspace({ status }: WorkspaceState): WorkspaceView | null {
  return status.kind === "open" ? status.workspace : null;
}

/** The configuration that traces run against. */
export function activeConfiguration(state: WorkspaceState): ConfigurationSummary | null {
  const workspace = openWorkspace(state);
  return workspace?.configurations.find(({ name }) => name === workspace.activeConfiguration) ?? null;
}
