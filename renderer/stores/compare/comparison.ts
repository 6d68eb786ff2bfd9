import { createStore, type StoreApi } from "zustand/vanilla";
import type {
  ComparedTrace,
  ComparisonProgress,
  ComparisonSide,
  ComparisonSummary,
  ComparisonView,
  Report,
  ReportFormat,
} from "../../../engine/contract/index";
import { type HostClient } from "../../host/client";
import { messageOf } from "../../host/message-of";
import { WORDS } from "../../words/words";

const words = WORDS.stores.comparison;

export interface ComparedSides {
  readonly before: ComparisonSide;
  readonly after: ComparisonSide;
}

export type ComparisonStatus =
  | { readonly kind: "none" }
  | {
      readonly kind: "running";
      readonly of: ComparedSides;
      readonly comparisonId: string | null;
      readonly progress: ComparisonProgress | null;
    }
  /** One of the history is read. */
  | { readonly kind: "opening"; readonly comparisonId: string }
  | { readonly kind: "ready"; readonly of: ComparedSides; readonly view: ComparisonView }
  | { readonly kind: "cancelled"; readonly of: ComparedSides }
  /** `of`: what to compare again; `null` where one of the history could not be read. */
  | { readonly kind: "failed"; readonly of: ComparedSides | null; readonly message: string };

/** Both results of the selected case. */
export type ComparedPair =
  | { readonly kind: "none" }
  | { readonly kind: "loading"; readonly caseId: string; readonly previous: ComparedTrace | null }
  | { readonly kind: "ready"; readonly caseId: string; readonly pair: ComparedTrace; readonly without: number | null }
  | { readonly kind: "failed"; readonly caseId: string; readonly message: string };

export interface ComparisonState {
  readonly status: ComparisonStatus;
  readonly selected: string | null;
  readonly pair: ComparedPair;
  /** Number of the edit whose difference is shown; `null`: the one that causes the selected case. */
  readonly edit: number | null;
  /** Those that were made, newest first. */
  readonly history: readonly ComparisonSummary[];
  readonly attach: (workspaceId: string) => void;
  readonly refresh: () => Promise<void>;
  /** Shows one of the history, and a case of it where there is that. Never rejects. */
  readonly open: (comparisonId: string, caseId?: string | null) => Promise<void>;
  readonly remove: (comparisonId: string) => Promise<void>;
  /** Never rejects. */
  readonly start: (of: ComparedSides) => Promise<void>;
  readonly cancel: () => Promise<void>;
  /** The connection was gone for a while: the comparison may have ended meanwhile. */
  readonly lookAgain: () => Promise<void>;
  readonly select: (caseId: string | null) => Promise<void>;
  readonly chooseEdit: (edit: number | null) => void;
  /** Shows what the selected case would come to with every edit but this one; `null`: with all of them. */
  readonly tryWithout: (edit: number | null) => Promise<void>;
  readonly acknowledge: (caseIds: readonly string[], reason: string, until: string) => Promise<void>;
  readonly withdraw: (caseIds: readonly string[]) => Promise<void>;
  /** Writes what these cases come to now into the baseline that is compared with. */
  readonly accept: (caseIds: readonly string[]) => Promise<void>;
  readonly report: (format: ReportFormat) => Promise<Report>;
  readonly hear: (progress: ComparisonProgress) => void;
}

export type ComparisonStore = StoreApi<ComparisonState>;

/** The comparison on screen, and the case of it that is looked at. */
export function createComparisonStore(host: HostClient): ComparisonStore {
  return createStore<ComparisonState>()((set, get) => {
    let workspaceId = "";
    /** Told before the answer to `comparison/start` came. */
    let early: ComparisonProgress[] = [];
    /** Of which it is not known whether it still runs. */
    let uncertain: string | null = null;

    function idShown(): string {
      const { status } = get();
      if (status.kind !== "ready") throw new Error(words.none);
      return status.view.comparisonId;
    }

    /** What runs and is not wanted any more runs nowhere. */
    function giveUp(): void {
      const { status } = get();
      if (status.kind === "running" && status.comparisonId !== null) void cancelAt(status.comparisonId);
    }

    async function cancelAt(comparisonId: string): Promise<void> {
      await host.call("comparison/cancel", { workspaceId, comparisonId }).catch(() => undefined);
    }

    function take(view: ComparisonView): void {
      const { status, selected } = get();
      if (status.kind !== "ready" || status.view.comparisonId !== view.comparisonId) return;
      set({ status: { ...status, view } });
      // A case that was taken out of a baseline is not part of the comparison any more.
      if (selected !== null && !view.comparison.cases.some(({ id }) => id === selected)) void get().select(firstChanged(view));
    }

    async function finish(of: ComparedSides, progress: ComparisonProgress): Promise<void> {
      if (progress.state === "cancelled") set({ status: { kind: "cancelled", of } });
      if (progress.state === "failed") set({ status: { kind: "failed", of, message: progress.message ?? words.failed } });
      if (progress.state !== "finished") return;
      try {
        const view = await host.call("comparison/read", { workspaceId, comparisonId: progress.comparisonId });
        const now = get().status;
        if (now.kind !== "running" || now.comparisonId !== progress.comparisonId) return;
        const before = get().selected;
        await show(of, view, before);
        await get().refresh();
      } catch (error) {
        set({ status: { kind: "failed", of, message: messageOf(error) } });
      }
    }

    async function load(caseId: string, previous: ComparedTrace | null, without: number | null): Promise<void> {
      const loading: ComparedPair = { kind: "loading", caseId, previous };
      set({ pair: loading });
      try {
        const left = without === null ? {} : { without };
        const pair = await host.call("comparison/trace", { workspaceId, comparisonId: idShown(), caseId, ...left });
        if (get().pair === loading) set({ pair: { kind: "ready", caseId, pair, without } });
      } catch (error) {
        if (get().pair === loading) set({ pair: { kind: "failed", caseId, message: messageOf(error) } });
      }
    }

    /** With the wanted case, else with the first that changed. */
    async function show(of: ComparedSides, view: ComparisonView, wanted: string | null): Promise<void> {
      const caseId = view.comparison.cases.find(({ id }) => id === wanted)?.id ?? firstChanged(view);
      set({ status: { kind: "ready", of, view }, selected: caseId, pair: { kind: "none" } });
      await get().select(caseId);
    }

    return {
      status: { kind: "none" },
      selected: null,
      pair: { kind: "none" },
      edit: null,
      history: [],

      attach(id) {
        if (id !== workspaceId) giveUp();
        workspaceId = id;
        early = [];
        set({ status: { kind: "none" }, selected: null, pair: { kind: "none" }, edit: null, history: [] });
        void get().refresh();
      },

      async refresh() {
        const asked = workspaceId;
        const history = await host.call("comparison/list", { workspaceId }).catch(() => null);
        if (history !== null && asked === workspaceId) set({ history });
      },

      async open(comparisonId, caseId = null) {
        const { status, selected } = get();
        if (status.kind === "ready" && status.view.comparisonId === comparisonId) {
          if (caseId !== null && caseId !== selected) await get().select(caseId);
          return;
        }
        giveUp();
        const opening: ComparisonStatus = { kind: "opening", comparisonId };
        set({ status: opening, selected: null, pair: { kind: "none" }, edit: null });
        try {
          const view = await host.call("comparison/read", { workspaceId, comparisonId });
          if (get().status === opening) await show({ before: view.before, after: view.after }, view, caseId);
        } catch (error) {
          if (get().status === opening) set({ status: { kind: "failed", of: null, message: messageOf(error) } });
        }
      },

      async remove(comparisonId) {
        await host.call("comparison/delete", { workspaceId, comparisonId });
        const { status } = get();
        if (status.kind === "ready" && status.view.comparisonId === comparisonId)
          set({ status: { kind: "none" }, selected: null, pair: { kind: "none" }, edit: null });
        await get().refresh();
      },

      async start(of) {
        giveUp();
        early = [];
        const running: ComparisonStatus = { kind: "running", of, comparisonId: null, progress: null };
        set({ status: running, edit: null });
        try {
          const { comparisonId } = await host.call("comparison/start", { workspaceId, ...of });
          if (get().status !== running) {
            await cancelAt(comparisonId);
            return;
          }
          set({ status: { ...running, comparisonId } });
          const heard = early;
          early = [];
          for (const progress of heard) get().hear(progress);
        } catch (error) {
          if (get().status === running) set({ status: { kind: "failed", of, message: messageOf(error) } });
        }
      },

      async cancel() {
        const { status } = get();
        if (status.kind !== "running") return;
        const { comparisonId, of } = status;
        if (comparisonId === null) set({ status: { kind: "cancelled", of } });
        else await cancelAt(comparisonId);
        const now = get().status;
        if (comparisonId === uncertain && now.kind === "running" && now.comparisonId === uncertain)
          set({ status: { kind: "cancelled", of } });
      },

      async lookAgain() {
        const { status } = get();
        if (status.kind !== "running" || status.comparisonId === null) return;
        const { of, comparisonId } = status;
        const view = await host.call("comparison/read", { workspaceId, comparisonId }).catch(() => null);
        const now = get().status;
        if (now.kind !== "running" || now.comparisonId !== comparisonId) return;
        if (view === null) {
          uncertain = comparisonId;
          return;
        }
        await show(of, view, get().selected);
        await get().refresh();
      },

      async select(caseId) {
        if (caseId === null) {
          set({ selected: null, pair: { kind: "none" }, edit: null });
          return;
        }
        const { pair } = get();
        const previous = pair.kind === "ready" ? pair.pair : pair.kind === "loading" ? pair.previous : null;
        set({ selected: caseId, edit: null });
        await load(caseId, previous, null);
      },

      async tryWithout(edit) {
        const { pair, selected } = get();
        if (selected !== null) await load(selected, pair.kind === "ready" ? pair.pair : null, edit);
      },

      chooseEdit: (edit) => set({ edit }),

      async acknowledge(caseIds, reason, until) {
        take(await host.call("comparison/acknowledge", { workspaceId, comparisonId: idShown(), caseIds, reason, until }));
      },

      async withdraw(caseIds) {
        take(await host.call("comparison/withdraw", { workspaceId, comparisonId: idShown(), caseIds }));
      },

      async accept(caseIds) {
        take(await host.call("comparison/accept", { workspaceId, comparisonId: idShown(), caseIds }));
        await get().refresh();
      },

      report: async (format) => host.call("comparison/report", { workspaceId, comparisonId: idShown(), format }),

      hear(progress) {
        const { status } = get();
        if (progress.workspaceId !== workspaceId || status.kind !== "running") return;
        if (status.comparisonId === null) {
          early.push(progress);
          return;
        }
        if (status.comparisonId !== progress.comparisonId) return;
        uncertain = null;
        set({ status: { ...status, progress } });
        if (progress.state !== "running") void finish(status.of, progress);
      },
    };
  });
}

/** The first case of the worst group. */
function firstChanged({ comparison }: ComparisonView): string | null {
  for (const { impact } of comparison.groups) {
    const first = comparison.cases.find((each) => each.impact === impact && impact !== "unchanged");
    if (first !== undefined) return first.id;
  }
  return comparison.cases[0]?.id ?? null;
}
