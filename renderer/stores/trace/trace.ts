import { createStore } from "zustand/vanilla";
import type { HostClient } from "../../host/client";
import { setNewest } from "../support/set-newest";
import { createDraftKeeper } from "./draft-keeper";
import { NO_TABS } from "./tab-list";
import { createTraceKernel } from "./trace-kernel";
import { createTraceRefiling } from "./trace-refiling";
import { createTraceSaving } from "./trace-saving";
import type { TraceState, TraceStore } from "./trace-state";
import { createTraceTabs } from "./trace-tabs";
import { createTraceTyping } from "./trace-typing";

/** So many traces keep which of their rows was chosen. */
const MOST_ROWS = 500;

export interface TraceStoreOptions {
  readonly host: HostClient;
  readonly later: (milliseconds: number, then: () => void) => () => void;
  /** The window's name with the host. */
  readonly window: string;
}

/** Which row of the trace on screen is sent; `null` where it has no cases. A row that went away leaves the last. */
export function chosenRow({ document, rows }: Pick<TraceState, "document" | "rows">): number | null {
  const cases = document?.saved.cases?.length ?? 0;
  return document === null || cases === 0 ? null : Math.min(rows.get(document.key) ?? 0, cases - 1);
}

/** The traces being worked on: the one on screen, the tabs, and what is unsaved of the others. */
export function createTraceStore({ host, later, window }: TraceStoreOptions): TraceStore {
  return createStore<TraceState>()((set, get) => {
    const keeper = createDraftKeeper(host, later, window, (keeping) => set({ keeping }));
    const kernel = createTraceKernel({ host, keeper, window, get, set });
    const { showActive, ...tabs } = createTraceTabs(kernel);
    return {
      ...NO_TABS,
      start: "waiting",
      opening: { kind: "none" },
      saving: { kind: "idle" },
      document: null,
      parked: new Map(),
      kept: new Set(),
      keeping: null,
      rows: new Map(),
      chooseRow(key, row) {
        const rows = new Map(get().rows);
        setNewest(rows, key, row, MOST_ROWS);
        set({ rows });
      },
      ...tabs,
      ...createTraceTyping(kernel),
      ...createTraceSaving(kernel),
      ...createTraceRefiling(kernel, showActive),
      settle: keeper.settle,
    };
  });
}
