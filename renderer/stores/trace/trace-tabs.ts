import { readDocument, unfiledDocument } from "./read-document";
import {
  NO_TABS,
  neighbour,
  type Tab,
  type TabList,
  withAllReopened,
  withMoved,
  withoutTabs,
  withPinned,
  withReopened,
  withShown,
} from "./tab-list";
import { createDocument, isDirty, type TraceDocument } from "./trace-document";
import { lean, type TraceKernel, tabsOf } from "./trace-kernel";
import type { Opening, TraceState } from "./trace-state";

type TabActions = Pick<
  TraceState,
  "attach" | "restore" | "open" | "startNew" | "pin" | "step" | "moveTab" | "close" | "reopen" | "reopenAll"
>;

/** Which traces are open, and which of them is on screen. `showActive` shows the tab that a list says is. */
export function createTraceTabs(kernel: TraceKernel): TabActions & { readonly showActive: (list: TabList) => Promise<void> } {
  const { host, keeper, get, set, show, parkedWithShown } = kernel;
  let lastNew = 0;

  function findOpen(traceId: string): TraceDocument | null {
    const { document, parked } = get();
    const isIt = (one: TraceDocument): boolean => (one.traceId ?? one.key) === traceId;
    return document !== null && isIt(document) ? document : ([...parked.values()].find(isIt) ?? null);
  }

  /** The key of the tab that a trace has, or a new one that nothing has. */
  function keyFor(traceId: string): string {
    const { tabs, parked, document } = get();
    const tab = tabs.find((each) => (each.traceId ?? each.key) === traceId);
    if (tab !== undefined) return tab.key;
    const taken = (key: string): boolean => parked.has(key) || document?.key === key || tabs.some((each) => each.key === key);
    let key = traceId;
    for (let number = 2; taken(key); number++) key = `${traceId} ${number}`;
    return key;
  }

  async function openTab(tab: Tab): Promise<void> {
    await get().open(tab.traceId ?? tab.key, tab.hold);
  }

  /** What was on screen stays there until the next is read, so that nothing flickers. */
  async function showActive(list: TabList): Promise<void> {
    const next = list.tabs.find(({ key }) => key === list.active);
    if (next !== undefined) await openTab(next);
    else set({ document: null, parked: lean(parkedWithShown(), list), opening: { kind: "none" } });
  }

  return {
    showActive,

    async attach(id) {
      kernel.attachTo(id);
      // Nothing of the workspace before is on screen while the drafts of this one are read.
      const nothing = { ...NO_TABS, start: "waiting", document: null, kept: new Set<string>(), opening: { kind: "none" } } as const;
      set({ ...nothing, parked: new Map(), saving: { kind: "idle" }, rows: new Map() });
      const drafts = await keeper.list();
      if (kernel.workspaceId() !== id) return;
      lastNew = Math.max(0, ...drafts.map(({ traceId }) => numberOfNew(traceId)));
      const parked = new Map<string, TraceDocument>();
      for (const draft of drafts) {
        if (numberOfNew(draft.traceId) === 0 || draft.of === "open") continue;
        const key = draft.of === "this" ? draft.traceId : `${NEW}${++lastNew}`;
        parked.set(key, unfiledDocument(key, draft));
        if (draft.of === "left") void keeper.adopt(draft, key);
      }
      const kept = new Set(drafts.flatMap(({ traceId, of }) => (of === "open" || numberOfNew(traceId) > 0 ? [] : [traceId])));
      set({ parked, kept });
    },

    async restore({ open, active }) {
      const { parked } = get();
      const tabs = open.flatMap(({ id, hold }): Tab[] => {
        if (numberOfNew(id) === 0) return [{ key: id, traceId: id, hold }];
        return parked.has(id) ? [{ key: id, traceId: null, hold: "pinned" }] : [];
      });
      const shown = tabs.find(({ key }) => key === active) ?? tabs[0];
      set({ tabs, active: shown?.key ?? null, closed: [] });
      if (shown !== undefined) await openTab(shown);
      set({ start: "begun" });
    },

    async open(traceId, hold = "preview") {
      const open = findOpen(traceId);
      const shown = get().document;
      if (open !== null && open === shown) {
        set({ ...withShown(tabsOf(get()), { key: open.key, traceId: open.traceId, hold }), opening: { kind: "open" } });
        return;
      }
      if (open !== null) {
        show(open, hold);
        await get().follow();
        return;
      }
      const key = keyFor(traceId);
      const opening: Opening = { kind: "opening", traceId };
      const list = withShown(tabsOf(get()), { key, traceId, hold });
      set({ ...list, opening });
      const reading = await readDocument({ host, keeper, workspaceId: kernel.workspaceId(), traceId, key });
      if (get().opening !== opening) return;
      if (reading.kind === "document") return show(reading.document, hold);
      const parked = lean(parkedWithShown(), list);
      set({ document: null, parked, opening: { kind: "failed", traceId, message: reading.message, place: reading.place } });
    },

    startNew(saved, folder) {
      lastNew += 1;
      show(createDocument({ key: `${NEW}${lastNew}`, traceId: null, folder, revision: null, base: null, saved }), "pinned");
    },

    pin: (key) => set(withPinned(tabsOf(get()), key)),

    async step(by) {
      const key = neighbour(tabsOf(get()), by);
      const tab = get().tabs.find((each) => each.key === key);
      if (tab !== undefined) await openTab(tab);
    },

    moveTab: (key, to) => set(withMoved(tabsOf(get()), key, to)),

    async close(keys) {
      const { active, document } = get();
      const all = parkedWithShown();
      const list = withoutTabs(tabsOf(get()), new Set(keys));
      const unsaved = keys.flatMap((key) => all.get(key) ?? []).filter(isDirty);
      const closesShown = list.active !== active || (document !== null && keys.includes(document.key));
      if (document !== null && !closesShown) all.delete(document.key);
      set({ ...list, parked: lean(all, list) });
      if (closesShown) await showActive(list);
      return unsaved;
    },

    async reopen() {
      const reopened = withReopened(tabsOf(get()));
      if (reopened === null) return;
      set(reopened.list);
      await openTab(reopened.tab);
    },

    async reopenAll(keys, shown) {
      const list = withAllReopened(tabsOf(get()), new Set(keys));
      set(list);
      const tab = list.tabs.find(({ key }) => key === shown);
      if (tab !== undefined) await openTab(tab);
    },
  };
}

const NEW = "new-";

/** The number in the key of a trace that has no file; 0 for any other. */
function numberOfNew(key: string): number {
  return key.startsWith(NEW) && /^\d{1,9}$/.test(key.slice(NEW.length)) ? Number(key.slice(NEW.length)) : 0;
}
