import type {
  Asked,
  CallWork,
  ConfigurationView,
  DraftView,
  HostMessage,
  ImportedRequestsView,
  ImportSource,
  Json,
  LibraryEntry,
  SavedTrace,
  TraceRun,
  WorkspaceView,
} from "../../engine/contract/index";
import { createHostClient, type HostClient } from "../../renderer/host/client";
import { toJson } from "../../renderer/host/to-json";
import type { Connection, Transport } from "../../renderer/host/transport";

type Answer = { readonly value: unknown } | { readonly refuse: string; readonly message: string };

export interface FakeHost {
  readonly host: HostClient;
  readonly transport: Transport;
  /** Every call, in order: name and payload. */
  readonly calls: { readonly name: string; readonly payload: Json }[];
  readonly files: Map<string, { saved: SavedTrace; revision: number }>;
  /** By `draftName`. */
  readonly drafts: Map<string, Omit<DraftView, "of">>;
  /** Windows other than the one that asks, which are open. */
  readonly openWindows: Set<string>;
  readonly settings: Map<string, Json>;
  /** The next call of this name is answered so. */
  refuseNext(name: string, code: string, message: string): void;
  /** The next call of this name is answered only when what is given back is called; what it does to the files is done before. */
  holdNext(name: string): () => void;
  /** The newest call of this name is told how far it is. */
  progress(name: string, work: CallWork): void;
  /** The program around the window was asked for these. */
  ask(...asked: readonly Asked[]): void;
  /** The host stands on another workspace now. */
  change(workspace: Partial<WorkspaceView>): void;
  tell(message: HostMessage): void;
  setConnection(connection: Connection): void;
}

export interface FakeWorkspace {
  readonly workspace: WorkspaceView;
  readonly traces: Readonly<Record<string, SavedTrace>>;
  readonly broken?: readonly LibraryEntry[];
  readonly configurations: Readonly<Record<string, ConfigurationView>>;
  readonly run: (saved: SavedTrace, configuration: string) => TraceRun;
  /** What any text is read as that requests are imported from. */
  readonly requests?: ImportedRequestsView;
  /** What any path or file that is imported is. */
  readonly source?: ImportSource;
}

/** A host in memory: the double of the window's one door. It keeps revisions, drafts and settings as the real one does. */
export function createFakeHost(given: FakeWorkspace): FakeHost {
  const files = new Map(Object.entries(given.traces).map(([traceId, saved]) => [traceId, { saved, revision: 1 }]));
  const drafts = new Map<string, Omit<DraftView, "of">>();
  const openWindows = new Set<string>();
  const settings = new Map<string, Json>();
  const asked: Asked[] = [];
  const made = new Set<string>();
  const trash = new Map<string, SavedTrace>();
  const calls: { name: string; payload: Json }[] = [];
  const refusals = new Map<string, Answer>();
  const held = new Map<string, Promise<void>>();
  /** By the number of a call: what gives it up while it is held. */
  const giveUp = new Map<number, () => void>();
  const newest = new Map<string, number>();
  const listeners = new Set<(message: HostMessage) => void>();
  const watchers = new Set<(connection: Connection) => void>();
  let workspace = given.workspace;
  const workspaces = new Map([[workspace.workspaceId, workspace]]);

  function standOn(next: WorkspaceView): WorkspaceView {
    workspace = next;
    workspaces.set(next.workspaceId, next);
    return next;
  }

  const answers: Readonly<Record<string, (payload: ReturnType<typeof read>) => Answer>> = {
    "host/describe": () => ({
      value: {
        product: "Trace Workbench",
        version: "0.1.0",
        carrier: "loopback",
        platform: "linux",
        versions: [{ name: "Node.js", version: "20.0.0" }],
        capabilities: {
          openTraceDialog: { kind: "no", reason: "A browser chooses files itself." },
          openFolderDialog: { kind: "no", reason: "A browser cannot open the system's folder dialog." },
          revealInFolder: { kind: "yes" },
          secrets: { kind: "no", reason: "A browser keeps no secrets." },
        },
      },
    }),
    "host/take-asked": () => ({ value: asked.splice(0) }),
    "host/choose-trace": () => ({ value: {} }),
    "workspace/current": () => ({ value: workspace }),
    "workspace/read": ({ workspaceId }) => {
      const known = workspaces.get(workspaceId);
      return known === undefined ? { refuse: "not-found", message: `“${workspaceId}” is not open` } : { value: known };
    },
    "workspace/open": () => ({ value: workspace }),
    "workspace/recent": () => ({ value: [{ name: workspace.name, path: workspace.path }] }),
    "workspace/reveal": () => ({ value: {} }),
    "workspace/activate": ({ configuration }) => ({ value: standOn({ ...workspace, activeConfiguration: configuration }) }),
    "library/list": () => ({ value: [...[...files].map(([traceId, { saved }]) => entryOf(traceId, saved)), ...(given.broken ?? [])] }),
    "library/read": ({ traceId }) => {
      const file = files.get(traceId);
      if (file === undefined) return { refuse: "not-found", message: `“traces/${traceId}” does not exist` };
      return { value: { traceId, saved: file.saved, revision: String(file.revision) } };
    },
    "library/save": ({ traceId, folder, saved, revision, overwrite, window }) => {
      const id = traceId === "" ? `${folder === "" ? "" : `${folder}/`}${saved.name ?? "trace"}.trace.json` : traceId;
      const old = files.get(id);
      if (traceId !== "" && !overwrite && old !== undefined && String(old.revision) !== revision) {
        return { refuse: "changed-on-disk", message: `“${id}” changed on disk since it was opened` };
      }
      const next = (old?.revision ?? 0) + 1;
      drafts.delete(draftName(traceId, window));
      files.set(id, { saved, revision: next });
      return { value: { traceId: id, revision: String(next) } };
    },
    "library/delete": ({ traceId }) => {
      const file = files.get(traceId);
      if (file === undefined) return { refuse: "not-found", message: `“${traceId}” is not there` };
      files.delete(traceId);
      trash.set(traceId, file.saved);
      return { value: { trashed: traceId } };
    },
    "library/restore": ({ trashed }) => {
      const saved = trash.get(trashed);
      if (saved === undefined) return { refuse: "not-found", message: `“${trashed}” is not in the trash` };
      files.set(trashed, { saved, revision: 1 });
      return { value: { traceId: trashed } };
    },
    "library/folders": () => ({ value: foldersOf([...files.keys()], made) }),
    "library/move": ({ traceIds, folder }) => {
      const moved = traceIds.map((from) => ({ from, to: renamed(files, from, `${folder === "" ? "" : `${folder}/`}${baseName(from)}`) }));
      return { value: { moved, problems: [] } };
    },
    "library/move-folder": ({ folder, to }) => {
      const inside = [...files.keys()].filter((traceId) => traceId.startsWith(`${folder}/`));
      const moved = inside.map((from) => ({ from, to: renamed(files, from, `${to}${from.slice(folder.length)}`) }));
      return { value: { moved, problems: [] } };
    },
    "library/make-folder": ({ folder }) => {
      made.add(folder);
      return { value: {} };
    },
    "library/remove-folder": ({ folder }) => {
      made.delete(folder);
      return { value: {} };
    },
    "draft/write": ({ traceId, window, draft }) => {
      if (draft === null) drafts.delete(draftName(traceId, window));
      else drafts.set(draftName(traceId, window), { traceId, window, ...draft });
      return { value: {} };
    },
    "draft/list": ({ window }) => ({
      value: [...drafts.values()].map((draft) => ({
        ...draft,
        of: draft.window === window ? "this" : openWindows.has(draft.window) ? "open" : "left",
      })),
    }),
    "configuration/read": ({ configuration }) => {
      const view = given.configurations[configuration];
      return view === undefined ? { refuse: "not-found", message: `there is no configuration “${configuration}”` } : { value: view };
    },
    "trace/run": ({ saved, configuration }) => ({ value: given.run(saved, configuration) }),
    "language/check": () => ({ value: [] }),
    "cases/read": ({ saved: { cases = [] } }) => ({
      value: { count: cases.length, rows: cases, problems: [], placeholders: [], variables: [], environment: [] },
    }),
    "import/requests": () => ({ value: given.requests ?? { form: "curl", traces: [], secrets: [], remarks: [] } }),
    "import/read": () => ({ value: given.source ?? SOURCE }),
    "import/add": () => ({ value: given.source ?? SOURCE }),
    "import/configuration": () => ({ value: { kind: "imported", reports: [] } }),
    "settings/read": () => ({ value: Object.fromEntries(settings) }),
    "settings/write": ({ key, value }) => {
      settings.set(key, value);
      return { value: {} };
    },
  };

  const transport: Transport = {
    async call({ id, command, payload: sent }) {
      const payload = toJson(sent);
      calls.push({ name: command, payload });
      newest.set(command, id);
      if (command === "call/cancel") {
        giveUp.get(read(payload).call)?.();
        return { kind: "reply", id, value: {} };
      }
      const stopped = new Promise<"stopped">((resolve) => giveUp.set(id, () => resolve("stopped")));
      await Promise.resolve();
      const answer = refusals.get(command) ?? answers[command]?.(read(payload)) ?? { refuse: "unknown-command", message: command };
      refusals.delete(command);
      const hold = held.get(command);
      held.delete(command);
      if (hold !== undefined) {
        if ((await Promise.race([hold, stopped])) === "stopped")
          return { kind: "refusal", id, refusal: { code: "cancelled", message: "This was cancelled." } };
      }
      if ("value" in answer) return { kind: "reply", id, value: answer.value };
      return { kind: "refusal", id, refusal: { code: codeOf(answer.refuse), message: answer.message } };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watchConnection(listener) {
      watchers.add(listener);
      listener({ kind: "open" });
      return () => watchers.delete(listener);
    },
  };

  return {
    host: createHostClient(transport),
    transport,
    calls,
    files,
    drafts,
    openWindows,
    settings,
    holdNext(name) {
      let release: () => void = () => undefined;
      held.set(
        name,
        new Promise((resolve) => {
          release = resolve;
        }),
      );
      return () => release();
    },
    refuseNext: (name, refuse, message) => void refusals.set(name, { refuse, message }),
    tell: (message) => listeners.forEach((listener) => listener(message)),
    progress(name, work) {
      const payload = { ...work, call: newest.get(name) ?? -1 };
      listeners.forEach((listener) => listener({ kind: "event", name: "call/progress", payload }));
    },
    ask(...more) {
      asked.push(...more);
      listeners.forEach((listener) => listener({ kind: "event", name: "host/asked", payload: { waiting: asked.length } }));
    },
    change: (changed) => void standOn({ ...workspace, ...changed }),
    setConnection: (connection) => watchers.forEach((watcher) => watcher(connection)),
  };
}

const SOURCE: ImportSource = {
  importId: "import-1",
  files: 2,
  bytes: 2000,
  form: "api",
  name: "answers",
  text: null,
  leftOut: { passedOver: 0, notes: [], told: 0 },
};

/** The draft of a trace in a window. */
export function draftName(traceId: string, window = "window"): string {
  return `${traceId} in ${window}`;
}

function baseName(traceId: string): string {
  return traceId.slice(traceId.lastIndexOf("/") + 1);
}

function renamed(files: FakeHost["files"], from: string, to: string): string {
  const file = files.get(from);
  files.delete(from);
  if (file !== undefined) files.set(to, file);
  return to;
}

function foldersOf(traceIds: readonly string[], made: ReadonlySet<string>): readonly string[] {
  const all = new Set(made);
  for (const traceId of traceIds) {
    const parts = traceId.split("/").slice(0, -1);
    for (const end of parts.keys()) all.add(parts.slice(0, end + 1).join("/"));
  }
  return [...all].sort();
}

function codeOf(code: string) {
  return code === "changed-on-disk" || code === "not-found" || code === "cannot-write" ? code : "fault";
}

function entryOf(traceId: string, saved: SavedTrace): LibraryEntry {
  const end = traceId.lastIndexOf("/");
  return {
    traceId,
    folder: end < 0 ? "" : traceId.slice(0, end),
    name: saved.name ?? traceId.slice(end + 1).replace(".trace.json", ""),
    tags: saved.tags ?? [],
    method: saved.trace.method,
    url: saved.trace.url,
    about: [saved.description, saved.notes].filter((part) => part !== undefined).join("\n"),
    expectations: saved.expect?.length ?? 0,
    broken: null,
  };
}

/** The parts of any payload, with something sensible where a part is absent. */
function read(payload: Json) {
  const given =
    typeof payload === "object" && payload !== null && !Array.isArray(payload) ? new Map(Object.entries(payload)) : new Map<string, Json>();
  const text = (key: string) => {
    const value = given.get(key);
    return typeof value === "string" ? value : "";
  };
  const saved: unknown = given.get("saved");
  return {
    workspaceId: text("workspaceId"),
    traceId: text("traceId"),
    folder: text("folder"),
    revision: text("revision"),
    configuration: text("configuration"),
    trashed: text("trashed"),
    key: text("key"),
    call: Number(given.get("call") ?? -1),
    value: given.get("value") ?? null,
    overwrite: given.get("overwrite") === true,
    to: text("to"),
    traceIds: textsOf(given.get("traceIds")),
    saved: isSaved(saved) ? saved : { trace: { method: "GET", url: "" } },
    window: text("window"),
    draft: draftIn(given.get("draft")),
  };
}

function draftIn(value: Json | undefined) {
  if (typeof value !== "object" || value === null || !("text" in value)) return null;
  const { text, valid, revision } = value;
  const textOrNull = (member: Json | undefined) => (typeof member === "string" ? member : null);
  return { text: textOrNull(text) ?? "", valid: textOrNull(valid), revision: textOrNull(revision) };
}

function textsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((member) => typeof member === "string") : [];
}

function isSaved(value: unknown): value is SavedTrace {
  return typeof value === "object" && value !== null && "trace" in value;
}
