import type { LibraryEntry } from "../../../engine/contract/index";
import { traceName } from "../../stores/result/send-trace";
import type { Tab } from "../../stores/trace/tab-list";
import { isDirty } from "../../stores/trace/trace-document";
import type { TraceState } from "../../stores/trace/trace-state";
import { WORDS } from "../../words/words";

const words = WORDS.tabs.tabView;

/** A tab as it is drawn. */
export interface TabView {
  readonly key: string;
  readonly traceId: string | null;
  readonly name: string;
  readonly hold: Tab["hold"];
  readonly unsaved: "yes" | "no";
  /** `changed`: another program wrote it while there were changes here; `gone`: there is no such file any more. */
  readonly file: "fine" | "changed" | "gone" | "broken";
}

/** What the open traces say of a tab. */
export interface OpenTab extends Pick<TabView, "key" | "traceId" | "hold" | "unsaved"> {
  /** `null`: its document is not read. */
  readonly name: string | null;
  readonly file: "fine" | "changed";
}

export function openTabs({ tabs, document, parked, kept }: Pick<TraceState, "tabs" | "document" | "parked" | "kept">): readonly OpenTab[] {
  return tabs.map(({ key, traceId, hold }) => {
    const open = document?.key === key ? document : parked.get(key);
    const unsaved = open === undefined ? kept.has(traceId ?? key) : isDirty(open);
    const name = open === undefined ? null : traceName(open.saved);
    return { key, traceId, hold, name, unsaved: unsaved ? "yes" : "no", file: open?.file.kind === "changed" ? "changed" : "fine" };
  });
}

/** Names come from what is open, else from the library, else from the file's own name. `entries`: `null` while the library is not read. */
export function tabViews(tabs: readonly OpenTab[], entries: readonly LibraryEntry[] | null): readonly TabView[] {
  const known = new Map((entries ?? []).map((entry) => [entry.traceId, entry]));
  return tabs.map((tab) => {
    const { traceId } = tab;
    const entry = traceId === null ? undefined : known.get(traceId);
    const name = tab.name ?? entry?.name ?? stemOf(traceId ?? words.newTrace);
    const gone = traceId !== null && entries !== null && entry === undefined;
    const file = gone ? "gone" : tab.file === "changed" ? "changed" : (entry?.broken ?? null) !== null ? "broken" : "fine";
    return { ...tab, name, file };
  });
}

function stemOf(traceId: string): string {
  return traceId.slice(traceId.lastIndexOf("/") + 1).replace(/\.trace\.json$/, "");
}
