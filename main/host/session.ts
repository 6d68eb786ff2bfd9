import type { Events } from "../../engine/contract/commands";
import { Refused } from "../../engine/contract/refused";
import type { Workspace } from "../workspace/workspace";
import type { WorkspaceStore } from "../workspace/workspace-store";

/** A workspace with the id by which screens name it. */
export interface OpenedWorkspace {
  readonly workspaceId: string;
  readonly workspace: Workspace;
}

/** The workspaces that this host has open, and the one its windows stand on. */
export interface Session {
  /** Opens the workspace that the host was started on, when none is open yet. */
  current(): Promise<OpenedWorkspace>;
  /** Opens it, and no more: the windows stand where they stood. */
  open(folder: string): Promise<OpenedWorkspace>;
  /** The windows stand on it from now on, and it is the one that was used last. */
  standOn(opened: OpenedWorkspace): Promise<void>;
  find(workspaceId: string): Workspace;
  close(): Promise<void>;
}

export interface SessionOptions {
  readonly store: WorkspaceStore;
  /** The folder to start on; `null`: the one opened last, or else the sample. */
  readonly start: string | null;
  /** Hears of each workspace that was opened, once it is among the recent ones. */
  readonly opened: () => void;
  readonly tell: (change: Events["workspace/changed"]) => void;
}

const nothingToStop = async (): Promise<void> => undefined;

export function createSession({ store, start, tell, opened: hear }: SessionOptions): Session {
  const opened = new Map<string, OpenedWorkspace>();
  const watches: Promise<() => Promise<void>>[] = [];
  let current: Promise<OpenedWorkspace> | null = null;
  let isClosed = false;

  async function open(folder: string): Promise<OpenedWorkspace> {
    const workspace = await store.open(folder);
    const known = [...opened.values()].find((other) => other.workspace.path === workspace.path);
    const entry = known ?? { workspaceId: `workspace-${opened.size + 1}`, workspace };
    if (known === undefined) {
      opened.set(entry.workspaceId, entry);
      // One that is gone meanwhile leaves the workspace with its default.
      const environment = await store.userData.environment(workspace.path).catch(() => null);
      if (environment !== null) await workspace.chooseEnvironment(environment).catch(() => undefined);
      // Nobody waits for it but who closes.
      watches.push(lookAfter(entry));
    }
    return entry;
  }

  async function remember({ workspace }: OpenedWorkspace): Promise<void> {
    const { name } = await workspace.about();
    // A full disk must not keep a workspace from opening: then it is only not remembered.
    await store.userData.opened({ name, path: workspace.path }).catch(() => null);
    hear();
  }

  /**
   * Reads the library, which a window asks for at once, before the whole folder is swept and watched: in a large one each takes a while, and
   * together they keep the window waiting. Without a watcher only the telling is missing.
   */
  async function lookAfter({ workspaceId, workspace }: OpenedWorkspace): Promise<() => Promise<void>> {
    await workspace.library.list().catch(() => []);
    if (isClosed) return nothingToStop;
    await workspace.sweep();
    return workspace.watch((what) => tell({ workspaceId, what })).catch(() => nothingToStop);
  }

  async function openFirst(): Promise<OpenedWorkspace> {
    watches.push(store.sweep().then(() => nothingToStop));
    const first = start === null ? await openLast() : await open(start);
    await remember(first);
    return first;
  }

  async function openLast(): Promise<OpenedWorkspace> {
    for (const { path } of await store.userData.recent()) {
      const entry = await open(path).catch(() => null);
      if (entry !== null) return entry;
    }
    return open(await store.sample());
  }

  return {
    async current() {
      current ??= openFirst();
      try {
        return await current;
      } catch (error) {
        current = null;
        throw error;
      }
    },
    open,
    async standOn(entry) {
      current = Promise.resolve(entry);
      await remember(entry);
    },
    find(workspaceId) {
      const entry = opened.get(workspaceId);
      if (entry === undefined) throw new Refused("not-found", "This workspace is not open here; open it again.");
      return entry.workspace;
    },
    async close() {
      isClosed = true;
      const stops = await Promise.all(watches);
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}
