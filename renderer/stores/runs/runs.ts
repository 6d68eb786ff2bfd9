import { createStore, type StoreApi } from "zustand/vanilla";
import type {
  CaseRun,
  CaseVerdict,
  JsonObject,
  Report,
  ReportFormat,
  RunProgress,
  RunSelection,
  RunSummary,
  RunView,
} from "../../../engine/contract/index";
import { type HostClient } from "../../host/client";
import { messageOf } from "../../host/message-of";
import { WORDS } from "../../words/words";
import type { RunOf } from "../result/result";

const words = WORDS.stores.runs;

export type RunHistory =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly runs: readonly RunSummary[]; readonly baselines: readonly string[] }
  | { readonly kind: "failed"; readonly message: string };

/** A run under way, with what came out so far. */
export interface LiveRun {
  readonly runId: string;
  readonly configuration: string;
  readonly title: string;
  readonly done: number;
  readonly total: number;
  readonly cases: readonly CaseRun[];
}

export type ShownRun =
  | { readonly kind: "none" }
  | { readonly kind: "live" }
  | { readonly kind: "loading"; readonly runId: string }
  | { readonly kind: "ready"; readonly view: RunView }
  | { readonly kind: "failed"; readonly runId: string | null; readonly message: string };

export interface RunsState {
  readonly history: RunHistory;
  readonly live: LiveRun | null;
  /** What the run view shows. */
  readonly shown: ShownRun;
  /** The newest run that ended, for the marks in library and configuration. */
  readonly latest: RunView | null;
  /** By configuration, then by trace: what the newest run said of it, the worst of its cases. Runs of a part change only their own. */
  readonly verdicts: ReadonlyMap<string, Verdicts>;
  readonly attach: (workspaceId: string) => Promise<void>;
  readonly refresh: () => Promise<void>;
  /** Runs in the background, and shows the run. Never rejects. */
  readonly start: (configuration: string, selection: RunSelection, title: string) => Promise<void>;
  readonly cancel: () => Promise<void>;
  /** The connection was gone for a while: the run may have ended meanwhile. */
  readonly lookAgain: () => Promise<void>;
  readonly open: (runId: string) => Promise<void>;
  readonly remove: (runId: string) => Promise<void>;
  /** Keeps what a run came to under a name, to compare later runs with. */
  readonly keep: (runId: string, name: string, taken: "refuse" | "overwrite") => Promise<void>;
  readonly removeBaseline: (name: string) => Promise<void>;
  readonly report: (runId: string, format: ReportFormat) => Promise<Report>;
  /** What the trace would expect if its result now were right. Rejects with the host's reason. */
  readonly expectationsOf: (of: RunOf) => Promise<readonly JsonObject[]>;
  /** What the host tells of a run under way. */
  readonly hear: (progress: RunProgress) => void;
}

export type Verdicts = ReadonlyMap<string, CaseVerdict>;

export type RunsStore = StoreApi<RunsState>;

/** The runs of the library: the one under way, those kept, and what the newest said. */
export function createRunsStore(host: HostClient): RunsStore {
  return createStore<RunsState>()((set, get) => {
    let workspaceId = "";
    /** Told before the answer to `run/start` came. */
    let early: RunProgress[] = [];
    /** The run was given up before it had an id. */
    let givenUp: LiveRun | null = null;
    /** Of which it is not known whether it still runs. */
    let uncertain: string | null = null;

    async function read(runId: string): Promise<RunView> {
      return host.call("run/read", { workspaceId, runId });
    }

    /** The verdicts with those of some cases more. */
    function verdictsWith({ configuration, cases }: Pick<LiveRun, "configuration" | "cases">): RunsState["verdicts"] {
      const { verdicts } = get();
      const before = verdicts.get(configuration);
      const after = withVerdicts(before ?? NO_VERDICTS, cases);
      return after === before ? verdicts : new Map(verdicts).set(configuration, after);
    }

    async function readLatest(): Promise<void> {
      const asked = workspaceId;
      const { history } = get();
      const newest = history.kind === "ready" ? history.runs[0] : undefined;
      if (newest === undefined) return;
      const view = await read(newest.runId).catch(() => null);
      if (asked === workspaceId && view !== null) set({ latest: view, verdicts: verdictsWith(view) });
    }

    async function finish(progress: RunProgress): Promise<void> {
      const of = workspaceId;
      const wasShown = get().shown.kind === "live";
      if (progress.state === "failed") {
        const message = progress.message ?? words.failed;
        set({ live: null, ...(wasShown ? { shown: { kind: "failed", runId: null, message } as const } : {}) });
        return;
      }
      await get().refresh();
      const view = await read(progress.runId).catch(() => null);
      if (of !== workspaceId) return;
      set({ live: null });
      if (view === null) {
        if (wasShown) set({ shown: { kind: "none" } });
        return;
      }
      set({
        latest: view,
        verdicts: verdictsWith(view),
        ...(wasShown ? { shown: { kind: "ready", view } as const } : {}),
      });
    }

    return {
      history: { kind: "loading" },
      live: null,
      shown: { kind: "none" },
      latest: null,
      verdicts: new Map(),

      async attach(id) {
        workspaceId = id;
        early = [];
        set({ history: { kind: "loading" }, live: null, shown: { kind: "none" }, latest: null, verdicts: new Map() });
        await get().refresh();
        await readLatest();
      },

      async refresh() {
        const asked = workspaceId;
        try {
          const [runs, baselines] = await Promise.all([
            host.call("run/list", { workspaceId }),
            host.call("baseline/list", { workspaceId }),
          ]);
          if (asked === workspaceId) set({ history: { kind: "ready", runs, baselines } });
        } catch (error) {
          if (asked === workspaceId) set({ history: { kind: "failed", message: messageOf(error) } });
        }
      },

      async start(configuration, selection, title) {
        if (get().live !== null) return;
        early = [];
        const of = workspaceId;
        const waiting: LiveRun = { runId: "", configuration, title, done: 0, total: 0, cases: [] };
        set({ live: waiting, shown: { kind: "live" } });
        try {
          const { runId, total } = await host.call("run/start", { workspaceId, configuration, selection });
          if (of !== workspaceId) return;
          set({ live: { ...waiting, runId, total } });
          if (givenUp === waiting) void get().cancel();
          const heard = early;
          early = [];
          for (const progress of heard) get().hear(progress);
        } catch (error) {
          if (of === workspaceId) set({ live: null, shown: { kind: "failed", runId: null, message: messageOf(error) } });
        }
      },

      async cancel() {
        const { live } = get();
        if (live === null) return;
        if (live.runId === "") givenUp = live;
        else await host.call("run/cancel", { workspaceId, runId: live.runId }).catch(() => undefined);
        if (live.runId !== uncertain || get().live?.runId !== uncertain) return;
        set({ live: null, ...(get().shown.kind === "live" ? { shown: { kind: "none" } as const } : {}) });
        await get().refresh();
      },

      async lookAgain() {
        const { live } = get();
        if (live === null || live.runId === "") return;
        const { runId } = live;
        const of = workspaceId;
        const isKept = await read(runId).then(
          () => true,
          () => false,
        );
        if (of !== workspaceId || get().live?.runId !== runId) return;
        if (!isKept) uncertain = runId;
        else await finish({ workspaceId, runId, state: "finished", done: live.total, total: live.total, cases: [], message: null });
      },

      async open(runId) {
        const { live } = get();
        if (live?.runId === runId) {
          set({ shown: { kind: "live" } });
          return;
        }
        const loading: ShownRun = { kind: "loading", runId };
        set({ shown: loading });
        try {
          const view = await read(runId);
          if (get().shown === loading) set({ shown: { kind: "ready", view } });
        } catch (error) {
          if (get().shown === loading) set({ shown: { kind: "failed", runId, message: messageOf(error) } });
        }
      },

      async remove(runId) {
        await host.call("run/delete", { workspaceId, runId });
        const { shown } = get();
        if (shown.kind === "ready" && shown.view.runId === runId) set({ shown: { kind: "none" } });
        await get().refresh();
      },

      async keep(runId, name, taken) {
        await host.call("baseline/keep", { workspaceId, runId, name, overwrite: taken === "overwrite" });
        await get().refresh();
      },

      async removeBaseline(name) {
        await host.call("baseline/delete", { workspaceId, name });
        await get().refresh();
      },

      report: (runId, format) => host.call("run/report", { workspaceId, runId, format }),

      expectationsOf: ({ workspaceId: of, configuration, saved, row, edits }) =>
        host.call("expectations/take", { workspaceId: of, configuration, saved, edits, ...(row === null ? {} : { row }) }),

      hear(progress) {
        const { live } = get();
        if (progress.workspaceId !== workspaceId || live === null) return;
        if (live.runId === "") {
          early.push(progress);
          return;
        }
        if (live.runId !== progress.runId) return;
        uncertain = null;
        const cases = [...live.cases, ...progress.cases];
        set({
          live: { ...live, done: progress.done, total: progress.total, cases },
          verdicts: verdictsWith({ configuration: live.configuration, cases: progress.cases }),
        });
        if (progress.state !== "running") void finish(progress);
      },
    };
  });
}

export const NO_VERDICTS: Verdicts = new Map();

const WORST: readonly CaseVerdict[] = ["broken", "failed", "unchecked", "passed"];

/** The verdicts after some cases: each trace that has a case among them gets the worst of those. */
export function withVerdicts(before: Verdicts, cases: readonly Pick<CaseRun, "id" | "verdict">[]): Verdicts {
  if (cases.length === 0) return before;
  const next = new Map(before);
  const seen = new Set<string>();
  for (const { id, verdict } of cases) {
    const traceId = traceOf(id);
    const known = seen.has(traceId) ? next.get(traceId) : undefined;
    seen.add(traceId);
    next.set(traceId, known === undefined || WORST.indexOf(verdict) < WORST.indexOf(known) ? verdict : known);
  }
  return next;
}

/** The trace that a case belongs to. */
export function traceOf(caseId: string): string {
  return caseId.replace(/#\d+$/, "");
}
