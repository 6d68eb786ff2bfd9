import type { LibraryTrace, SavedTrace } from "../../../engine/contract/index";
import { HostRefusal } from "../../host/client";
import { messageOf } from "../../host/message-of";
import { WORDS } from "../../words/words";
import { folderOf } from "../library/folder-of";
import { draftKey } from "./draft-keeper";
import { withFile } from "./tab-list";
import { createDocument, isDirty, pastOf, SAME_FILE, type TraceDocument, withText } from "./trace-document";
import { type TraceKernel, tabsOf } from "./trace-kernel";
import type { SaveHow, SaveOutcome, TraceState } from "./trace-state";
import { printSavedTrace } from "./trace-text";

const words = WORDS.stores.trace;

type SavingActions = Pick<TraceState, "save" | "follow" | "settleWith" | "revert">;

/** How documents and their files come together: by saving, by following what others write, by choosing between the two. */
export function createTraceSaving(kernel: TraceKernel): SavingActions {
  const { host, keeper, get, set, update, documentOf, replace } = kernel;
  /** The saves under way, by the document's key. */
  const saves = new Map<string, Promise<SaveOutcome>>();

  async function saveNow(key: string, how: SaveHow): Promise<SaveOutcome> {
    const document = documentOf(key);
    if (document === null) return { kind: "failed", message: words.none };
    if (document.problem !== null) return { kind: "mistake", problem: document.problem };
    const { traceId, saved } = document;
    // A name and a folder are for what has no file: asked twice, the first has made one.
    const target = traceId === null ? how.target : undefined;
    if (traceId === null && target === undefined) return { kind: "needs-name" };
    if (traceId !== null && how.target !== undefined && !isDirty(document)) return { kind: "saved", traceId };
    const setSaving = (saving: TraceState["saving"]): void => {
      if (get().document?.key === key) set({ saving });
    };
    setSaving({ kind: "saving" });
    try {
      const workspaceId = kernel.workspaceId();
      const named = target === undefined ? saved : { ...saved, name: target.name };
      const reply = await host.call("library/save", {
        workspaceId,
        traceId,
        folder: target?.folder ?? document.folder,
        saved: named,
        // Without a revision it is saved only where there is no file.
        revision: document.file.kind === "gone" ? null : document.revision,
        overwrite: how.conflict === "overwrite",
        window: kernel.window,
      });
      if (kernel.workspaceId() === workspaceId) take(document, named, reply);
      setSaving({ kind: "idle" });
      return { kind: "saved", traceId: reply.traceId };
    } catch (error) {
      const message = messageOf(error);
      const code = error instanceof HostRefusal ? error.refusal.code : "fault";
      setSaving({ kind: "failed", code, message });
      if (code !== "changed-on-disk") return { kind: "failed", message };
      await followFile(key);
      return { kind: "changed-on-disk", key, message };
    }
  }

  function take(sent: TraceDocument, named: SavedTrace, reply: { readonly traceId: string; readonly revision: string }): void {
    const { key } = sent;
    keeper.drop(key);
    if (sent.traceId === null) keeper.forget(key);
    set(withFile(tabsOf(get()), key, reply.traceId));
    const now = documentOf(key);
    if (now === null) return;
    const after = afterSave(now, sent, named, reply);
    replace(after);
    if (isDirty(after)) keeper.keepSoon(after);
  }

  async function followFile(key: string): Promise<void> {
    const document = documentOf(key);
    if (document === null || document.traceId === null) return;
    const { traceId } = document;
    const workspaceId = kernel.workspaceId();
    const file = await host
      .call("library/read", { workspaceId, traceId })
      .catch((error: unknown) => (error instanceof HostRefusal && error.refusal.code === "not-found" ? "gone" : null));
    const now = kernel.workspaceId() === workspaceId ? documentOf(key) : null;
    if (file === null || now === null || now.traceId !== traceId || get().saving.kind === "saving") return;
    const followed =
      file === "gone" ? (now.file.kind === "gone" ? now : { ...now, file: { kind: "gone" } as const }) : followedTo(now, file);
    if (followed !== now) replace(followed);
  }

  return {
    async save(how) {
      const key = get().document?.key;
      if (key === undefined) return { kind: "failed", message: words.none };
      const before = saves.get(key);
      const mine = before === undefined ? saveNow(key, how) : before.then(() => saveNow(key, how));
      saves.set(key, mine);
      const outcome = await mine;
      if (saves.get(key) === mine) saves.delete(key);
      return outcome;
    },

    async follow() {
      const { document, saving } = get();
      if (document !== null && saving.kind !== "saving") await followFile(document.key);
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
        else update(withText(mine, left.text, null));
        return;
      }
      const { file } = document;
      if (file.kind !== "changed") return;
      const base = printSavedTrace(file.saved);
      const mine = { ...document, revision: file.revision, base, file: SAME_FILE };
      update(choice === "mine" ? mine : withText(mine, base, null));
    },

    async revert() {
      const { document } = get();
      if (document === null || document.traceId === null) return;
      const { traceId, key } = document;
      const workspaceId = kernel.workspaceId();
      const shown = (): TraceDocument | null => {
        const now = kernel.workspaceId() === workspaceId ? get().document : null;
        return now?.key === key ? now : null;
      };
      try {
        const { saved, revision } = await host.call("library/read", { workspaceId, traceId });
        const fresh = createDocument({ key, traceId, folder: folderOf(traceId), revision, base: saved, saved });
        const now = shown();
        if (now === null) return;
        keeper.drop(key);
        keeper.forget(traceId);
        set({ document: { ...fresh, past: pastOf(now) }, saving: { kind: "idle" } });
      } catch (error) {
        if (shown() !== null) set({ saving: { kind: "failed", code: "fault", message: messageOf(error) } });
      }
    },
  };
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
