import { createStore, type StoreApi } from "zustand/vanilla";
import type { Json, LibraryMove, LibraryTrace, RefusalCode, SavedTrace } from "../../engine/contract/index";
import { type HostClient, HostRefusal, messageOf } from "../host/client";
import type { Path } from "./read-saved-trace";
import { createDocument, isDirty, redone, type TraceDocument, undone, withChanges, withText } from "./trace-document";
import { printSavedTrace, readPasted, type TextProblem } from "./trace-text";

type Opening =
  | { readonly kind: "none" }
  | { readonly kind: "opening"; readonly traceId: string }
  | { readonly kind: "open" }
  | { readonly kind: "failed"; readonly traceId: string; readonly message: string; readonly place: string | null };

type Saving =
  | { readonly kind: "idle" }
  | { readonly kind: "saving" }
  | { readonly kind: "failed"; readonly code: RefusalCode | "fault"; readonly message: string };

export interface TraceState {
  readonly opening: Opening;
  readonly saving: Saving;
  /** The trace on screen; `null` before one was opened. */
  readonly document: TraceDocument | null;
  /** Other traces with unsaved changes, by key. */
  readonly parked: ReadonlyMap<string, TraceDocument>;
  readonly attach: (workspaceId: string) => Promise<void>;
  /** By the trace's id, or by the key of one that has no file yet. */
  readonly open: (traceId: string) => Promise<void>;
  readonly startNew: (saved: SavedTrace, folder: string) => void;
  readonly setText: (text: string) => void;
  readonly change: (changes: readonly (readonly [path: Path, value: Json | undefined])[]) => void;
  /** Takes the clipboard's JSON; answers what is wrong with it, or `null`. */
  readonly paste: (text: string) => TextProblem | null;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly save: (how: SaveHow) => Promise<SaveOutcome>;
  /** The file may have changed on disk: a trace without unsaved changes follows it. */
  readonly follow: () => Promise<void>;
  /** Back to what the file says. */
  readonly revert: () => Promise<void>;
  /** The file is gone: what was open is forgotten, its draft too. */
  readonly forget: (key: string) => void;
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

/** Milliseconds a draft may lag behind what was typed. */
const DRAFT_AFTER = 500;

/** The trace being worked on, and the unsaved others. */
export function createTraceStore(host: HostClient, later: (milliseconds: number, then: () => void) => () => void): TraceStore {
  return createStore<TraceState>()((set, get) => {
    let workspaceId = "";
    let cancelDraft: () => void = () => undefined;
    let draftOf: TraceDocument | null = null;
    let lastNew = 0;

    function show(document: TraceDocument): void {
      park();
      const parked = new Map(get().parked);
      parked.delete(document.key);
      set({ document, parked, opening: { kind: "open" }, saving: { kind: "idle" } });
    }

    function park(): void {
      flushDraft();
      const { document, parked } = get();
      if (document !== null && isDirty(document)) set({ parked: new Map(parked).set(document.key, document) });
    }

    function update(document: TraceDocument): void {
      set({ document });
      draftOf = document;
      cancelDraft();
      cancelDraft = later(DRAFT_AFTER, flushDraft);
    }

    function flushDraft(): void {
      cancelDraft();
      const document = draftOf;
      draftOf = null;
      if (document !== null) writeDraft(draftKey(document), isDirty(document) ? document.saved : null);
    }

    function writeDraft(key: string, saved: SavedTrace | null): void {
      host.call("draft/write", { workspaceId, traceId: key, saved }).catch(() => undefined);
    }

    async function saveDocument(document: TraceDocument, how: SaveHow): Promise<SaveOutcome> {
      const { traceId, folder, revision, saved } = document;
      if (traceId === null && how.target === undefined) return { kind: "needs-name" };
      const named = how.target === undefined ? saved : { ...saved, name: how.target.name };
      const request = {
        workspaceId,
        traceId,
        folder: how.target?.folder ?? folder,
        saved: named,
        revision,
        overwrite: how.conflict === "overwrite",
      };
      const reply = await host.call("library/save", request);
      draftOf = null;
      writeDraft(draftKey(document), null);
      const now = get().document;
      if (now?.key === document.key) set({ document: afterSave(now, document, named, reply) });
      return { kind: "saved", traceId: reply.traceId };
    }

    return {
      opening: { kind: "none" },
      saving: { kind: "idle" },
      document: null,
      parked: new Map(),

      async attach(id) {
        workspaceId = id;
        const drafts = await host.call("draft/list", { workspaceId }).catch(() => []);
        const unfiled = drafts.filter((draft) => isNewKey(draft.traceId));
        lastNew = Math.max(0, ...unfiled.map((draft) => Number(draft.traceId.slice(NEW.length))));
        const parked = new Map(unfiled.map(({ traceId, saved }) => [traceId, unfiledDocument(traceId, "", saved)]));
        set({ document: null, parked, opening: { kind: "none" }, saving: { kind: "idle" } });
      },

      async open(traceId) {
        const isIt = (document: TraceDocument): boolean => (document.traceId ?? document.key) === traceId;
        const shown = get().document;
        if (shown !== null && isIt(shown)) return;
        const parked = [...get().parked.values()].find(isIt);
        if (parked !== undefined) return show(parked);
        const opening: Opening = { kind: "opening", traceId };
        set({ opening });
        try {
          const [file, drafts] = await Promise.all([
            host.call("library/read", { workspaceId, traceId }),
            host.call("draft/list", { workspaceId }).catch(() => []),
          ]);
          if (get().opening !== opening) return;
          const draft = drafts.find((candidate) => candidate.traceId === traceId)?.saved;
          const folder = folderOf(traceId);
          show(createDocument({ key: traceId, traceId, folder, revision: file.revision, base: file.saved, saved: draft ?? file.saved }));
        } catch (error) {
          if (get().opening !== opening) return;
          const place = error instanceof HostRefusal && error.refusal.place !== undefined ? placeText(error.refusal.place) : null;
          park();
          set({ document: null, opening: { kind: "failed", traceId, message: messageOf(error), place } });
        }
      },

      startNew(saved, folder) {
        lastNew += 1;
        show(unfiledDocument(`${NEW}${lastNew}`, folder, saved));
      },

      setText(text) {
        const { document } = get();
        if (document !== null && text !== document.text) update(withText(document, text, "json"));
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
        if (document === null) return { kind: "failed", message: "There is no trace to save." };
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
          return code === "changed-on-disk" ? { kind: "changed-on-disk", message } : { kind: "failed", message };
        }
      },

      async follow() {
        const { document } = get();
        if (document === null || document.traceId === null || isDirty(document)) return;
        const file = await host.call("library/read", { workspaceId, traceId: document.traceId }).catch(() => null);
        if (file === null || get().document !== document || file.revision === document.revision) return;
        const { key, traceId, folder } = document;
        set({ document: createDocument({ key, traceId, folder, revision: file.revision, base: file.saved, saved: file.saved }) });
      },

      async revert() {
        const { document } = get();
        if (document === null || document.traceId === null) return;
        const { traceId, key } = document;
        draftOf = null;
        writeDraft(traceId, null);
        try {
          const file = await host.call("library/read", { workspaceId, traceId });
          const fresh = createDocument({
            key,
            traceId,
            folder: folderOf(traceId),
            revision: file.revision,
            base: file.saved,
            saved: file.saved,
          });
          const now = get().document;
          if (now?.key === key) set({ document: { ...fresh, past: [...now.past, now.text] }, saving: { kind: "idle" } });
        } catch (error) {
          set({ saving: { kind: "failed", code: "fault", message: messageOf(error) } });
        }
      },

      forget(key) {
        const { document, parked } = get();
        const forgotten = document?.key === key ? document : parked.get(key);
        if (forgotten === undefined) return;
        const left = new Map(parked);
        left.delete(key);
        if (draftOf?.key === key) draftOf = null;
        writeDraft(draftKey(forgotten), null);
        set(document?.key === key ? { document: null, parked: left, opening: { kind: "none" } } : { parked: left });
      },

      refile(moved) {
        const to = new Map(moved.map((each) => [each.from, each.to]));
        const { document, parked, opening } = get();
        const refiled = (one: TraceDocument): TraceDocument => {
          const traceId = one.traceId === null ? undefined : to.get(one.traceId);
          return traceId === undefined ? one : { ...one, traceId, folder: folderOf(traceId) };
        };
        const waiting = draftOf === null ? null : refiled(draftOf);
        draftOf = waiting;
        set({
          document: document === null ? null : refiled(document),
          parked: new Map([...parked].map(([key, one]) => [key, refiled(one)])),
          ...(opening.kind === "failed" ? { opening: { ...opening, traceId: to.get(opening.traceId) ?? opening.traceId } } : {}),
        });
      },

      renamed({ traceId, saved, revision }) {
        const { document, parked } = get();
        const rename = (one: TraceDocument): TraceDocument => {
          if (one.traceId !== traceId) return one;
          const base = printSavedTrace(saved);
          if (!isDirty(one)) return createDocument({ ...one, revision, base: saved, saved });
          return { ...withChanges(one, [[["name"], saved.name]]), revision, base };
        };
        set({
          document: document === null ? null : rename(document),
          parked: new Map([...parked].map(([key, one]) => [key, rename(one)])),
        });
      },

      settle: flushDraft,
    };
  });
}

/** A trace that was saved while more was typed stays dirty with what came after. */
function afterSave(
  now: TraceDocument,
  sent: TraceDocument,
  named: SavedTrace,
  { traceId, revision }: { readonly traceId: string; readonly revision: string },
): TraceDocument {
  const filed = { traceId, folder: folderOf(traceId), revision };
  if (named !== sent.saved) {
    const text = printSavedTrace(named);
    return { ...now, ...filed, text, validText: text, saved: named, base: text };
  }
  return { ...now, ...filed, base: sent.text };
}

function unfiledDocument(key: string, folder: string, saved: SavedTrace): TraceDocument {
  return createDocument({ key, traceId: null, folder, revision: null, base: null, saved });
}

/** The name a draft has with the host. */
function draftKey({ traceId, key }: TraceDocument): string {
  return traceId ?? key;
}

const NEW = "new-";

function isNewKey(key: string): boolean {
  return key.startsWith(NEW) && /^\d{1,9}$/.test(key.slice(NEW.length));
}

function folderOf(traceId: string): string {
  const end = traceId.lastIndexOf("/");
  return end < 0 ? "" : traceId.slice(0, end);
}

function placeText({ file, pointer }: { readonly file: string; readonly pointer: string }): string {
  return pointer === "" ? file : `${file} ${pointer}`;
}
