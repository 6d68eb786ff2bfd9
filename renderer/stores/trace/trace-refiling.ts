import type { LibraryTrace } from "../../../engine/contract/index";
import { folderOf } from "../library/folder-of";
import { draftKey } from "./draft-keeper";
import { type TabList, withoutTabs, withRefiled } from "./tab-list";
import { createDocument, isDirty, type TraceDocument, withChanges } from "./trace-document";
import { type TraceKernel, tabsOf } from "./trace-kernel";
import type { TraceState } from "./trace-state";
import { printSavedTrace, readTraceText } from "./trace-text";

type RefilingActions = Pick<TraceState, "forget" | "bringBack" | "refile" | "renamed">;

/** What the library does to files that are open: deleted, brought back, moved, given another name. */
export function createTraceRefiling(
  { keeper, get, set, show }: TraceKernel,
  showActive: (list: TabList) => Promise<void>,
): RefilingActions {
  return {
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

    renamed(file) {
      const { document, parked } = get();
      const rename = (one: TraceDocument): TraceDocument => (one.traceId === file.traceId ? renamedTo(one, file) : one);
      set({
        document: document === null ? null : rename(document),
        parked: new Map([...parked].map(([key, one]) => [key, rename(one)])),
      });
    },
  };
}

/** A file that is another in more than its name was written by somebody else: that stays to be settled. */
function renamedTo(document: TraceDocument, { saved, revision }: LibraryTrace): TraceDocument {
  if (!isDirty(document)) return createDocument({ ...document, revision, base: saved, saved, draft: undefined });
  const named = withChanges(document, [[["name"], saved.name]]);
  const base = printSavedTrace(saved);
  const onlyNamed = document.base !== null && withoutName(document.base) === withoutName(base);
  return onlyNamed ? { ...named, revision, base } : { ...named, file: { kind: "changed", saved, revision } };
}

function withoutName(text: string): string | null {
  const reading = readTraceText(text);
  if (reading.kind === "invalid") return null;
  const { name: _name, ...rest } = reading.saved;
  return printSavedTrace(rest);
}
