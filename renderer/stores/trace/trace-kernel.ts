import type { HostClient } from "../../host/client";
import type { DraftKeeper } from "./draft-keeper";
import { draftKey } from "./draft-keeper";
import { type Tab, type TabList, withPinned, withShown } from "./tab-list";
import { isDirty, isWorkedOn, type TraceDocument } from "./trace-document";
import type { TraceState } from "./trace-state";

/** What the parts of the trace store share. */
export interface TraceKernel {
  readonly host: HostClient;
  readonly keeper: DraftKeeper;
  /** The window's name with the host. */
  readonly window: string;
  readonly get: () => TraceState;
  readonly set: (part: Partial<TraceState>) => void;
  readonly workspaceId: () => string;
  readonly attachTo: (workspaceId: string) => void;
  readonly show: (document: TraceDocument, hold: Tab["hold"]) => void;
  /** The document on screen was changed by somebody. */
  readonly update: (document: TraceDocument) => void;
  /** On screen, or parked; `null` for one that is neither. */
  readonly documentOf: (key: string) => TraceDocument | null;
  /** Puts a document in the place of the one of its key, wherever that stands; nowhere, where it stands nowhere. */
  readonly replace: (document: TraceDocument) => void;
  /** The others, with what is on screen now among them. */
  readonly parkedWithShown: () => Map<string, TraceDocument>;
}

export interface TraceKernelOptions {
  readonly host: HostClient;
  readonly keeper: DraftKeeper;
  readonly window: string;
  readonly get: () => TraceState;
  readonly set: (part: Partial<TraceState>) => void;
}

export function createTraceKernel({ host, keeper, window, get, set }: TraceKernelOptions): TraceKernel {
  let workspaceId = "";

  function parkedWithShown(): Map<string, TraceDocument> {
    keeper.settle();
    const { document, parked } = get();
    const all = new Map(parked);
    if (document !== null) all.set(document.key, document);
    return all;
  }

  function documentOf(key: string): TraceDocument | null {
    const { document, parked } = get();
    return document?.key === key ? document : (parked.get(key) ?? null);
  }

  return {
    host,
    keeper,
    window,
    get,
    set,
    workspaceId: () => workspaceId,
    attachTo(id) {
      workspaceId = id;
      keeper.attach(id);
    },
    show(document, hold) {
      const before = parkedWithShown();
      before.delete(document.key);
      const { key, traceId } = document;
      const kept = new Set(get().kept);
      kept.delete(draftKey(document));
      const shown = withShown(tabsOf(get()), { key, traceId, hold: isDirty(document) ? "pinned" : hold });
      set({ ...shown, document, parked: lean(before, shown), kept, opening: { kind: "open" }, saving: { kind: "idle" } });
    },
    update(document) {
      set({ document, ...withPinned(tabsOf(get()), document.key) });
      keeper.keepSoon(document);
    },
    documentOf,
    replace(document) {
      const { document: shown, parked } = get();
      if (shown?.key === document.key) set({ document });
      else if (parked.has(document.key)) set({ parked: lean(new Map(parked).set(document.key, document), get()) });
    },
    parkedWithShown,
  };
}

export function tabsOf({ tabs, active, closed }: TabList): TabList {
  return { tabs, active, closed };
}

/** A document without changes is read again when its tab is chosen; steps to undo are kept as long as there is a tab. */
export function lean(documents: ReadonlyMap<string, TraceDocument>, { tabs }: TabList): ReadonlyMap<string, TraceDocument> {
  const open = new Set(tabs.map(({ key }) => key));
  return new Map([...documents].filter(([key, document]) => isDirty(document) || (open.has(key) && isWorkedOn(document))));
}
