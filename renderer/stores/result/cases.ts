import { createStore, type StoreApi } from "zustand/vanilla";
import type { CaseRun, CasesTable, CasesView, JsonObject, SavedTrace } from "../../../engine/contract/index";
import { type HostClient } from "../../host/client";
import { messageOf } from "../../host/message-of";
import type { RunOf } from "./result";

/** What the host knows of a trace's cases; `saved` is the very object that was asked about. */
export interface KnownCases {
  readonly key: string;
  readonly saved: SavedTrace;
  readonly view: CasesView;
}

/** What all rows of a trace came to, as far as they ran. */
export interface CaseOutcomes {
  readonly of: RunOf;
  readonly total: number;
  readonly cases: readonly CaseRun[];
  readonly state: "running" | "done" | "stopped" | { readonly failed: string };
}

type CasesQuestion = Pick<RunOf, "workspaceId" | "key" | "saved">;

export interface CasesState {
  /** Why the host could not say what the cases of that trace are, the last time it was asked; `null`: it could. */
  readonly unread: { readonly key: string; readonly message: string } | null;
  readonly known: KnownCases | null;
  readonly outcomes: CaseOutcomes | null;
  /** Asks what the cases are; while an answer is awaited only the newest question counts. Never rejects. */
  readonly read: (of: CasesQuestion) => Promise<void>;
  /** The trace changed: asks only where its cases, variables or placeholders are not those that were asked about last. */
  readonly follow: (of: CasesQuestion) => void;
  readonly preview: (workspaceId: string, saved: SavedTrace, first: number) => Promise<CasesView>;
  readonly readTable: (text: string) => Promise<CasesTable>;
  readonly printTable: (columns: readonly string[], rows: readonly JsonObject[]) => Promise<string>;
  /** Runs every row, part by part. Never rejects. */
  readonly runAll: (of: RunOf, total: number) => Promise<void>;
  readonly stop: () => void;
  /** What the rows came to holds no more: their variables have other values. */
  readonly forgetOutcomes: () => void;
}

export type CasesStore = StoreApi<CasesState>;

/** The most rows that are shown at all: as many as a saved trace may have. */
const EVERY_ROW = 10_000;
/** Rows that run between two looks at whether to go on. */
const PART = 100;

/** The cases of the trace on screen: what they are, and what each comes to. */
export function createCasesStore(host: HostClient): CasesStore {
  return createStore<CasesState>()((set, get) => {
    /** The question that waits, the one that was asked last, and the one that is answered; each by what its answer depends on. */
    let next: CasesQuestion | null = null;
    let newest: CasesQuestion | null = null;
    let answered = "";
    let asking = Promise.resolve();

    async function ask(): Promise<void> {
      const question = next;
      next = null;
      if (question === null) return;
      const { workspaceId, key, saved } = question;
      const asked = dependsOn(question);
      try {
        const view = await host.call("cases/read", { workspaceId, saved, first: EVERY_ROW });
        answered = asked;
        const now = newest !== null && dependsOn(newest) === asked ? newest.saved : saved;
        set({ known: { key, saved: now, view }, unread: null });
      } catch (error) {
        newest = null;
        set({ unread: { key, message: messageOf(error) } });
      }
    }

    return {
      unread: null,
      known: null,
      outcomes: null,
      read(question) {
        next = question;
        newest = question;
        asking = asking.then(ask);
        return asking;
      },
      follow(question) {
        const { known } = get();
        const asks = dependsOn(question);
        if (newest === null || asks !== dependsOn(newest)) void get().read(question);
        else {
          newest = question;
          if (next !== null) next = question;
          if (known !== null && asks === answered) set({ known: { ...known, saved: question.saved } });
        }
      },
      preview: (workspaceId, saved, first) => host.call("cases/read", { workspaceId, saved, first }),
      readTable: (text) => host.call("cases/table", { text }),
      printTable: async (columns, rows) => (await host.call("cases/text", { columns, rows })).text,
      async runAll(of, total) {
        let outcomes: CaseOutcomes = { of, total, cases: [], state: total === 0 ? "done" : "running" };
        set({ outcomes });
        const { workspaceId, configuration, saved, edits } = of;
        const change = edits.length === 0 ? {} : { edits };
        try {
          while (outcomes.state === "running") {
            const from = outcomes.cases.length;
            const request = { workspaceId, configuration, saved, ...change, from, count: PART };
            // oxlint-disable-next-line eslint/no-await-in-loop -- one part after the other, so that it can be stopped
            const { cases } = await host.call("cases/run", request);
            if (get().outcomes !== outcomes) return;
            const all: readonly CaseRun[] = [...outcomes.cases, ...cases];
            outcomes = { ...outcomes, cases: all, state: cases.length < PART || all.length >= total ? "done" : "running" };
            set({ outcomes });
          }
        } catch (error) {
          if (get().outcomes === outcomes) set({ outcomes: { ...outcomes, state: { failed: messageOf(error) } } });
        }
      },
      forgetOutcomes: () => set({ outcomes: null }),
      stop() {
        const { outcomes } = get();
        if (outcomes?.state === "running") set({ outcomes: { ...outcomes, state: "stopped" } });
      },
    };
  });
}

/** What the answer to a question depends on; the environment aside. */
function dependsOn({ workspaceId, key, saved }: CasesQuestion): string {
  const { cases, variables, ...template } = saved;
  return JSON.stringify([workspaceId, key, cases, variables, JSON.stringify(template).match(/\{\{.*?\}\}/g)]);
}
