import { createStore, type StoreApi } from "zustand/vanilla";
import type { Json, LibraryMove, LibraryTrace, RefusalCode, SavedTrace } from "../../engine/contract/index";
import { type HostClient, HostRefusal, messageOf } from "../host/client";
import { WORDS } from "../words/words";
import { createDraftKeeper, draftKey } from "./draft-keeper";
import { folderOf, readDocument, unfiledDocument } from "./read-document";
import type { Path } from "./read-saved-trace";
import {
  NO_TABS,
  neighbour,
  type RememberedTabs,
  type Tab,
  type TabList,
  withFile,
  withMoved,
  withoutTabs,
  withPinned,
  withRefiled,
  withReopened,
  withShown,
} from "./tab-list";
import {
  createDocument,
  isDirty,
  isWorkedOn,
  redone,
  SAME_FILE,
  type TraceDocument,
  undone,
  withChanges,
  withText,
  withTyped,
} from "./trace-document";
import { printSavedTrace, readPasted, type TextProblem } from "./trace-text";

const words = WORDS.stores.trace;

type Opening =
  | { readonly kind: "none" }
  | { readonly kind: "opening"; readonly traceId: string }
  | { readonly kind: "open" }
  | { readonly kind: "failed"; readonly traceId: string; readonly message: string; readonly place: string | null };

type Saving =
  | { readonly kind: "idle" }
  | { readonly kind: "saving" }
  | { readonly kind: "failed"; readonly code: RefusalCode | "fault"; readonly message: string };

export interface TraceState extends TabList {
  /** `begun`: what the window opens with is there. */
  readonly start: "waiting" | "begun";
  readonly opening: Opening;
  readonly saving: Saving;
  /** The trace on screen; `null` before one was opened. */
  readonly document: TraceDocument | null;
  /** Other traces with unsaved changes or steps to undo, by key. */
  readonly parked: ReadonlyMap<string, TraceDocument>;
  /** Ids of traces with unsaved changes that are kept, and were not opened since the window started. */
  readonly kept: ReadonlySet<string>;
  /** Why unsaved changes could not be kept the last time; `null`: they are. */
  readonly keeping: string | null;
  /** Which row of a trace with cases is shown and sent, from 0, by key; the first, where none was chosen. */
  readonly rows: ReadonlyMap<string, number>;
  readonly chooseRow: (key: string, row: number) => void;
  readonly attach: (workspaceId: string) => Promise<void>;
  /** Brings back the tabs of an earlier time, and the trace that was on screen. */
  readonly restore: (tabs: RememberedTabs) => Promise<void>;
  /** By the trace's id, or by the key of one that has no file yet. To look at, unless said otherwise; whatever is changed is kept open. */
  readonly open: (traceId: string, hold?: Tab["hold"]) => Promise<void>;
  readonly startNew: (saved: SavedTrace, folder: string) => void;
  readonly pin: (key: string) => void;
  /** Chooses the tab before or after the one on screen. */
  readonly step: (by: 1 | -1) => Promise<void>;
  readonly moveTab: (key: string, to: number) => void;
  /** Unsaved changes stay where they are kept; gives the documents that have some. */
  readonly close: (keys: readonly string[]) => Promise<readonly TraceDocument[]>;
  /** The tab that was closed last is back. */
  readonly reopen: () => Promise<void>;
  readonly setText: (text: string) => void;
  readonly change: (changes: readonly (readonly [path: Path, value: Json | undefined])[]) => void;
  /** Takes the clipboard's JSON; answers what is wrong with it, or `null`. */
  readonly paste: (text: string) => TextProblem | null;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly save: (how: SaveHow) => Promise<SaveOutcome>;
  /** The file may have changed on disk: a trace without unsaved changes follows it, another says so. */
  readonly follow: () => Promise<void>;
  /** Which of two versions goes on: what stands here, or what the file or a window that is gone has. Undo takes back the other. */
  readonly settleWith: (other: "file" | "left", choice: "mine" | "theirs") => void;
  /** Back to what the file says. */
  readonly revert: () => Promise<void>;
  /** The file is gone: what was open is forgotten, its draft too. Gives what was forgotten. */
  readonly forget: (key: string) => TraceDocument | null;
  /** Takes back `forget`. */
  readonly bringBack: (document: TraceDocument) => void;
  /** Files got other names: what is open of them goes on under those. */
  readonly refile: (moved: LibraryMove["moved"]) => void;
  /** The file got another name in it; unsaved changes stay. */
  readonly renamed: (file: LibraryTrace) => void;
  readonly settle: () => void;
}

export interface SaveHow {
  /** Over a file that changed on disk meanwhile. */
  readonly conflict: "refuse" | "overwrite";
  /** For a trace without a file: where it goes and what it is called. */
  readonly target?: { readonly name: string; readonly folder: string };
}

type SaveOutcome =
  | { readonly kind: "saved"; readonly traceId: string }
  | { readonly kind: "needs-name" }
  | { readonly kind: "mistake"; readonly problem: TextProblem }
  | { readonly kind: "changed-on-disk"; readonly message: string }
  | { readonly kind: "failed"; readonly message: string };

export type TraceStore = StoreApi<TraceState>;

export interface TraceStoreOptions {
  readonly host: HostClient;
  readonly later: (milliseconds: number, then: () => void) => () => void;
  /** The window's name with the host. */
  readonly window: string;
}

/** Which row of the trace on screen is sent; `null` where it has no cases. */
export function chosenRow({ document, rows }: Pick<TraceState, "document" | "rows">): number | null {
  return document === null || (document.saved.cases ?? []).length === 0 ? null : (rows.get(document.key) ?? 0);
}

/** The traces being worked on: the one on screen, the tabs, and what is unsaved of the others. */
export function createTraceStore({ host, later, window }: TraceStoreOptions): TraceStore {
  return createStore<TraceState>()((set, get) => {
    let workspaceId = "";
    let lastNew = 0;
    const keeper = createDraftKeeper(host, later, window, (keeping) => set({ keeping }));

    function show(document: TraceDocument, hold: Tab["hold"]): void {
      const before = parkedWithShown();
      before.delete(document.key);
      const { key, traceId } = document;
      const kept = new Set(get().kept);
      kept.delete(draftKey(document));
      const shown = withShown(tabsOf(get()), { key, traceId, hold: isDirty(document) ? "pinned" : hold });
      set({ ...shown, document, parked: lean(before, shown), kept, opening: { kind: "open" }, saving: { kind: "idle" } });
    }

    /** The others, with what is on screen now among them. */
    function parkedWithShown(): Map<string, TraceDocument> {
      keeper.settle();
      const { document, parked } = get();
      const all = new Map(parked);
      if (document !== null) all.set(document.key, document);
      return all;
    }

    function update(document: TraceDocument): void {
      set({ document, ...withPinned(tabsOf(get()), document.key) });
      keeper.keepSoon(document);
    }

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

    async function saveDocument(document: TraceDocument, how: SaveHow): Promise<SaveOutcome> {
      const { traceId, folder, saved } = document;
      // Without a revision it is saved only where there is no file.
      const revision = document.file.kind === "gone" ? null : document.revision;
      if (traceId === null && how.target === undefined) return { kind: "needs-name" };
      const named = how.target === undefined ? saved : { ...saved, name: how.target.name };
      const reply = await host.call("library/save", {
        workspaceId,
        traceId,
        folder: how.target?.folder ?? folder,
        saved: named,
        revision,
        overwrite: how.conflict === "overwrite",
        window,
      });
      keeper.drop(document.key);
      const now = get().document;
      if (traceId === null) keeper.forget(document.key);
      set(withFile(tabsOf(get()), document.key, reply.traceId));
      if (now?.key === document.key) {
        const after = afterSave(now, document, named, reply);
        set({ document: after });
        if (isDirty(after)) keeper.keepSoon(after);
      }
      return { kind: "saved", traceId: reply.traceId };
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
      ...NO_TABS,
      start: "waiting",
      opening: { kind: "none" },
      rows: new Map(),
      chooseRow: (key, row) => set({ rows: new Map(get().rows).set(key, row) }),
      saving: { kind: "idle" },
      document: null,
      parked: new Map(),
      kept: new Set(),
      keeping: null,

      async attach(id) {
        workspaceId = id;
        keeper.attach(id);
        const drafts = await keeper.list();
        lastNew = Math.max(0, ...drafts.map(({ traceId }) => numberOfNew(traceId)));
        const parked = new Map<string, TraceDocument>();
        for (const draft of drafts) {
          if (numberOfNew(draft.traceId) === 0 || draft.of === "open") continue;
          const key = draft.of === "this" ? draft.traceId : `${NEW}${++lastNew}`;
          parked.set(key, unfiledDocument(key, draft));
          if (draft.of === "left") void keeper.adopt(draft, key);
        }
        const kept = new Set(drafts.flatMap(({ traceId, of }) => (of === "open" || numberOfNew(traceId) > 0 ? [] : [traceId])));
        set({ ...NO_TABS, start: "waiting", document: null, parked, kept, opening: { kind: "none" }, saving: { kind: "idle" } });
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
        const reading = await readDocument({ host, keeper, workspaceId, traceId, key });
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

      setText(text) {
        const { document } = get();
        if (document !== null && text !== document.text) update(withTyped(document, text));
      },

      change(changes) {
        const { document } = get();
        if (document === null) return;
        const changed = withChanges(document, changes);
        if (changed !== document) update(changed);
      },

      paste(text) {
        const { document } = get();
        if (document === null) return null;
        const reading = readPasted(text, document.saved);
        if (reading.kind === "invalid") return reading.problem;
        update(withText(document, printSavedTrace(reading.saved), `paste ${document.past.length}`));
        return null;
      },

      undo() {
        const { document } = get();
        if (document !== null && document.past.length > 0) update(undone(document));
      },

      redo() {
        const { document } = get();
        if (document !== null && document.future.length > 0) update(redone(document));
      },

      async save(how) {
        const { document } = get();
        if (document === null) return { kind: "failed", message: words.thereIsNoTraceTo };
        if (document.problem !== null) return { kind: "mistake", problem: document.problem };
        set({ saving: { kind: "saving" } });
        try {
          const outcome = await saveDocument(document, how);
          set({ saving: { kind: "idle" } });
          return outcome;
        } catch (error) {
          const message = messageOf(error);
          const code = error instanceof HostRefusal ? error.refusal.code : "fault";
          set({ saving: { kind: "failed", code, message } });
          if (code === "changed-on-disk") await get().follow();
          return code === "changed-on-disk" ? { kind: "changed-on-disk", message } : { kind: "failed", message };
        }
      },

      async follow() {
        const { document, saving } = get();
        if (document === null || document.traceId === null || saving.kind === "saving") return;
        const file = await host
          .call("library/read", { workspaceId, traceId: document.traceId })
          .catch((error: unknown) => (error instanceof HostRefusal && error.refusal.code === "not-found" ? "gone" : null));
        const now = get().document;
        if (file === null || now?.key !== document.key || now.traceId !== document.traceId || get().saving.kind === "saving") return;
        const followed =
          file === "gone" ? (now.file.kind === "gone" ? now : { ...now, file: { kind: "gone" } as const }) : followedTo(now, file);
        if (followed !== now) set({ document: followed });
      },

      settleWith(other, choice) {
        const { document } = get();
        if (document === null) return;
        if (other === "left") {
          const { left } = document;
          if (left === null) return;
          keeper.forget(draftKey(document), left.window);
          const mine = { ...document, left: null };
          if (choice === "mine") set({ document: mine });
          else update(withText(mine, left.text, `left ${document.past.length}`));
          return;
        }
        const { file } = document;
        if (file.kind !== "changed") return;
        const base = printSavedTrace(file.saved);
        const mine = { ...document, revision: file.revision, base, file: SAME_FILE };
        update(choice === "mine" ? mine : withText(mine, base, `theirs ${document.past.length}`));
      },

      async revert() {
        const { document } = get();
        if (document === null || document.traceId === null) return;
        const { traceId, key } = document;
        try {
          const { saved, revision } = await host.call("library/read", { workspaceId, traceId });
          const fresh = createDocument({ key, traceId, folder: folderOf(traceId), revision, base: saved, saved });
          const now = get().document;
          if (now?.key !== key) return;
          keeper.drop(key);
          keeper.forget(traceId);
          set({ document: { ...fresh, past: [...now.past, now.text] }, saving: { kind: "idle" } });
        } catch (error) {
          set({ saving: { kind: "failed", code: "fault", message: messageOf(error) } });
        }
      },

      forget(key) {
        const { document, parked } = get();
        const forgotten = document?.key === key ? document : parked.get(key);
        if (forgotten === undefined) return null;
        const left = new Map(parked);
        left.delete(key);
        keeper.drop(key);
        keeper.forget(draftKey(forgotten));
        const list = withoutTabs(tabsOf(get()), new Set([key]));
        const closed = list.closed.filter(({ tab }) => tab.key !== key);
        set({ ...list, closed, parked: left });
        if (document?.key === key) {
          set({ document: null, opening: { kind: "none" } });
          void showActive(list);
        }
        return forgotten;
      },

      bringBack(document) {
        show(document, "pinned");
        if (isDirty(document)) keeper.keepSoon(document);
      },

      refile(moved) {
        const to = new Map(moved.map((each) => [each.from, each.to]));
        const { document, parked, opening, kept } = get();
        const refiled = (one: TraceDocument): TraceDocument => {
          const traceId = one.traceId === null ? undefined : to.get(one.traceId);
          return traceId === undefined ? one : { ...one, traceId, folder: folderOf(traceId) };
        };
        keeper.refile(refiled);
        set({
          ...withRefiled(tabsOf(get()), moved),
          document: document === null ? null : refiled(document),
          parked: new Map([...parked].map(([key, one]) => [key, refiled(one)])),
          kept: new Set([...kept].map((traceId) => to.get(traceId) ?? traceId)),
          ...(opening.kind === "failed" ? { opening: { ...opening, traceId: to.get(opening.traceId) ?? opening.traceId } } : {}),
        });
      },

      renamed({ traceId, saved, revision }) {
        const { document, parked } = get();
        const rename = (one: TraceDocument): TraceDocument => {
          if (one.traceId !== traceId) return one;
          const base = printSavedTrace(saved);
          if (!isDirty(one)) return createDocument({ ...one, revision, base: saved, saved, draft: undefined });
          return { ...withChanges(one, [[["name"], saved.name]]), revision, base };
        };
        set({
          document: document === null ? null : rename(document),
          parked: new Map([...parked].map(([key, one]) => [key, rename(one)])),
        });
      },

      settle: keeper.settle,
    };
  });
}

function tabsOf({ tabs, active, closed }: TabList): TabList {
  return { tabs, active, closed };
}

/** A document without changes is read again when its tab is chosen; steps to undo are kept as long as there is a tab. */
function lean(documents: ReadonlyMap<string, TraceDocument>, { tabs }: TabList): ReadonlyMap<string, TraceDocument> {
  const open = new Set(tabs.map(({ key }) => key));
  return new Map([...documents].filter(([key, document]) => isDirty(document) || (open.has(key) && isWorkedOn(document))));
}

/** The document after its file was read again. */
function followedTo(document: TraceDocument, { saved, revision }: LibraryTrace): TraceDocument {
  const { key, traceId, folder, past, future } = document;
  if (revision === document.revision) return document.file.kind === "same" ? document : { ...document, file: SAME_FILE };
  if (!isDirty(document)) return { ...createDocument({ key, traceId, folder, revision, base: saved, saved }), past, future };
  const base = printSavedTrace(saved);
  if (document.text === base) return { ...document, revision, base, file: SAME_FILE };
  if (document.file.kind === "changed" && document.file.revision === revision) return document;
  return { ...document, file: { kind: "changed", saved, revision } };
}

/** A trace that was saved while more was typed stays dirty with what came after. */
function afterSave(
  now: TraceDocument,
  sent: TraceDocument,
  named: SavedTrace,
  { traceId, revision }: { readonly traceId: string; readonly revision: string },
): TraceDocument {
  const filed = { traceId, folder: folderOf(traceId), revision, file: SAME_FILE };
  if (named !== sent.saved) {
    const text = printSavedTrace(named);
    return { ...now, ...filed, text, validText: text, saved: named, base: text };
  }
  return { ...now, ...filed, base: sent.text };
}

const NEW = "new-";

/** The number in the key of a trace that has no file; 0 for any other. */
function numberOfNew(key: string): number {
  return key.startsWith(NEW) && /^\d{1,9}$/.test(key.slice(NEW.length)) ? Number(key.slice(NEW.length)) : 0;
}
